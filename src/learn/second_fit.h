/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SECOND_FIT_H
#define TRIAGE_SECOND_FIT_H

#include "crossfit.h"

#include "../model/second.h"

/*
 * Training of the second stage of second.h, on out-of-fold decision values of
 * the first: machines with a polynomial kernel of degree 2 over all
 * categories' values at once.
 *
 * The kernel's products are written out as features, so that the machines
 * are linear ones and all that trains the first stage trains this one.  Where
 * there is a Gram matrix, it is that of the values themselves, squared.
 */
struct second_fit {
	struct dataset dataset;		/* one vector of features a row */
	struct vocabulary terms;	/* their number, nothing else */
	struct train_options options;
	struct crossfit crossfit;
};

/*
 * `score` is [categories][rows], of the rows of first->dataset, which must
 * outlive this.  Ended with second_fit_clear().
 */
bool second_fit_run(struct second_fit *fit, const struct crossfit *first,
		    const double *score, struct error *error);
void second_fit_clear(struct second_fit *fit);

/* What it adds to a row's decision value, out of fold. */
double second_fit_correction(const struct second_fit *fit, size_t category,
			     size_t row);

/* Fill in the numbers of a category. */
bool second_fit_numbers(const struct second_fit *fit, struct model *model,
			size_t category, struct error *error);

#endif
