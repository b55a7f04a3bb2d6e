/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_CROSSFIT_H
#define TRIAGE_CROSSFIT_H

#include "compact.h"
#include "dataset.h"
#include "ratio.h"
#include "solve.h"

/*
 * Every machine of a training, in two stages: for each value of C without the
 * first fold, to choose C by; then, at the C chosen, on everything and without
 * each of the other folds.  All but the first machine of a category
 * begin at the solution of an earlier one.
 */
enum { CHOICE_FOLDS = 1 };

struct crossfit {
	const struct corpus *corpus;
	const struct dataset *dataset;
	const struct train_options *options;
	bool scaled;		/* each category scales the terms: */
	struct compact compact;
	struct ratio ratio;
	struct gram gram;
	struct linear *linear;	/* where the matrix would be too large */
	size_t categories;
	size_t room;		/* floats that a fit keeps */
	float *kept;		/* [categories][c_count][room], of the last
				   fit that others can begin at */
	double *held_out;	/* [categories][c_count][rows] */
	struct machine *machine; /* [categories], the final ones */
};

/* Compute the Gram matrix, if one fits, and what C is to be chosen by. */
bool crossfit_run(struct crossfit *crossfit, const struct corpus *corpus,
		  const struct dataset *dataset,
		  const struct train_options *options, struct error *error);

/* Fill in the other folds and the machines, for the choice[category]-th C. */
bool crossfit_finish(struct crossfit *crossfit, const size_t *choice,
		     struct error *error);
void crossfit_clear(struct crossfit *crossfit);

/* Give back what only fitting needs; what was fitted stays. */
void crossfit_shrink(struct crossfit *crossfit);

/* The out-of-fold decision values of a category at the i-th C, [rows]. */
const double *crossfit_scores(const struct crossfit *crossfit,
			      size_t category, size_t i);

#endif
