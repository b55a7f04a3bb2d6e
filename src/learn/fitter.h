/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FITTER_H
#define TRIAGE_FITTER_H

#include "crossfit.h"

/*
 * Fits the machines of a training, one after the other, for one thread.
 *
 * On a Gram matrix dual.h fits them, from what an earlier machine of the
 * category has left.  A machine that will ship is then trained by libsvm,
 * which is given only the documents that have a part in it (solve.h): both
 * agree to libsvm's tolerance.  Without a matrix liblinear trains all.
 *
 * Where categories scale terms by their log-count ratios (ratio.h) there is no
 * matrix: descent.h fits, and liblinear trains what will ship.
 */
struct fit_task {
	size_t category;
	unsigned fold;		/* to be left out, or FIT_ALL */
	double c;
	const float *from;	/* what another fit of the category has kept,
				   or NULL to begin at nothing */
};

enum { FIT_ALL = FOLD_MOST + 1 };

struct fitter;

/* Borrows `crossfit`; ended with fitter_free(). */
struct fitter *fitter_new(const struct crossfit *crossfit,
			  struct error *error);
void fitter_free(struct fitter *fitter);

/*
 * Fit, and return the decision value of every row, or without `machine` of
 * those at least that are left out, good until the next fit; NULL with
 * `error`.  Where `machine` is not NULL it gets the machine as
 * libsvm or liblinear trained it, to be ended with machine_clear().
 */
const double *fitter_run(struct fitter *fitter, const struct fit_task *task,
			 struct machine *machine, struct error *error);

/* Keep what was fitted last in so many floats, for fits to begin at. */
size_t fitter_room(const struct crossfit *crossfit);
void fitter_keep(const struct fitter *fitter, float *kept);

#endif
