/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_CROSSFIT_H
#define TRIAGE_CROSSFIT_H

#include "dataset.h"
#include "solve.h"

/*
 * Every machine of a training: each category on everything, then each
 * category, value of C and fold, and each category once more on everything
 * at the C that was chosen for it.
 */
struct crossfit {
	const struct corpus *corpus;
	const struct dataset *dataset;
	const struct train_options *options;
	struct gram gram;
	size_t categories;
	double *within;		/* [categories][rows], of the first machines */
	double *held_out;	/* [categories][c_count][rows] */
	struct machine *machine; /* [categories], the final ones */
};

/* Compute the Gram matrix and the out-of-fold decision values. */
bool crossfit_run(struct crossfit *crossfit, const struct corpus *corpus,
		  const struct dataset *dataset,
		  const struct train_options *options, struct error *error);

/* Train on everything, category i at c[i]. */
bool crossfit_finish(struct crossfit *crossfit, const double *c,
		     struct error *error);
void crossfit_clear(struct crossfit *crossfit);

/* The out-of-fold decision values of a category at the i-th C, [rows]. */
const double *crossfit_scores(const struct crossfit *crossfit,
			      size_t category, size_t i);

#endif
