/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_RATIO_H
#define TRIAGE_RATIO_H

#include "compact.h"
#include "solve.h"

/*
 * How much terms count for a category: their log-count ratios.
 *
 * r = |ln (p / q)|, where p is the share of the category's documents that
 * hold the term and q that of all others, is what naive Bayes knows of a term.
 * A machine on documents whose values are multiplied by r learns from terms
 * that tell the category and is kept from fitting the many that do not (Wang
 * and Manning 2012, "Baselines and bigrams", who call it NBSVM; they take r
 * itself, here a power of it is taken, because r alone is too bold).
 *
 * The machine is linear in the documents as they were, so it still collapses
 * to one weight a term: that of the scaled term times its scale.
 *
 * All categories share how many documents without a fold hold a term; for one
 * category only its own documents need to be counted, which are few.
 */
struct ratio {
	const struct compact *compact;
	const unsigned *fold;	/* [rows], borrowed */
	unsigned folds;
	uint32_t *documents;	/* [folds + 1][terms]; the last: all rows */
	double *logarithm;	/* [rows + 1], of so many and a little */
};

/* For rows whose folds are below `folds`; borrows `compact` and `fold`. */
bool ratio_make(struct ratio *ratio, const struct compact *compact,
		const unsigned *fold, unsigned folds, struct error *error);
void ratio_clear(struct ratio *ratio);

/* Rows to learn a category from, ascending, and none of them of `fold`. */
struct lesson {
	const struct learnt *learnt;	/* [count]; a row may come twice */
	size_t count;
	unsigned fold;		/* from `folds` on: nothing is left out */
};

/*
 * Fill scale[terms], each row counted once: (r + a little) to the `power`,
 * then all divided so that the mean of their squares is 1 and C means what it
 * means without.
 */
bool ratio_scales(const struct ratio *ratio, const struct lesson *lesson,
		  double power, float *scale, struct error *error);

#endif
