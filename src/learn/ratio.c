/* SPDX-License-Identifier: MIT */
#include "ratio.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* As if each term had been met so often more on both sides. */
static const double SMOOTHING = 0.5;

/* A term that tells nothing keeps a little of its weight. */
static const double LEAST = 0.1;

/* What a category has of its own: documents, altogether and with each term. */
struct own {
	uint32_t holds;
	uint32_t others;
	uint32_t *with;		/* [terms], of those that hold */
	uint32_t *left_out;	/* [terms], of those not learnt from */
};

static uint32_t *
documents_without(const struct ratio *ratio, unsigned fold)
{
	size_t at = fold < ratio->folds ? fold : ratio->folds;

	return ratio->documents + at * ratio->compact->terms;
}

static void
add_row(const struct compact *compact, size_t row, uint32_t *documents)
{
	for (size_t i = compact->start[row]; i < compact->start[row + 1]; i++)
		documents[compact_term(compact, compact->entry[i])]++;
}

/* Count each fold, and all; then take each from that. */
static void
count_documents(struct ratio *ratio)
{
	size_t terms = ratio->compact->terms;
	uint32_t *all = documents_without(ratio, ratio->folds);

	for (size_t row = 0; row < ratio->compact->rows; row++)
		add_row(ratio->compact, row,
			documents_without(ratio, ratio->fold[row]));
	for (size_t i = 0; i < terms * ratio->folds; i++)
		all[i % terms] += ratio->documents[i];
	for (size_t i = 0; i < terms * ratio->folds; i++)
		ratio->documents[i] = all[i % terms] - ratio->documents[i];
}

bool
ratio_make(struct ratio *ratio, const struct compact *compact,
	   const unsigned *fold, unsigned folds, struct error *error)
{
	*ratio = (struct ratio){ .compact = compact,
				 .fold = fold,
				 .folds = folds };
	ratio->documents =
		calloc((size_t)folds + 1,
		       (compact->terms + 1) * sizeof *ratio->documents);
	ratio->logarithm =
		calloc(compact->rows + 1, sizeof *ratio->logarithm);
	if (!ratio->documents || !ratio->logarithm) {
		ratio_clear(ratio);
		return error_no_memory(error);
	}
	for (size_t i = 0; i <= compact->rows; i++)
		ratio->logarithm[i] = log((double)i + SMOOTHING);
	count_documents(ratio);
	return true;
}

void
ratio_clear(struct ratio *ratio)
{
	free(ratio->documents);
	free(ratio->logarithm);
	*ratio = (struct ratio){ 0 };
}

/* The category's own, and of the others those that are not learnt from. */
static void
count_own(const struct ratio *ratio, const struct lesson *lesson,
	  struct own *own)
{
	const struct learnt *next = lesson->learnt;
	const struct learnt *end = next + lesson->count;

	for (size_t row = 0; row < ratio->compact->rows; row++) {
		bool is_learnt = next < end && next->row == row;
		bool is_held = is_learnt && next->label == LABEL_HOLDS;

		/* What counts twice stands twice, one behind the other. */
		while (next < end && next->row == row)
			next++;
		own->holds += is_held;
		own->others += is_learnt && !is_held;
		if (is_held)
			add_row(ratio->compact, row, own->with);
		else if (!is_learnt && ratio->fold[row] != lesson->fold)
			add_row(ratio->compact, row, own->left_out);
	}
	assert(next == end);
}

static void
fill_scales(const struct ratio *ratio, const uint32_t *documents,
	    const struct own *own, double power, float *scale)
{
	const double *logarithm = ratio->logarithm;
	size_t terms = ratio->compact->terms;
	double shift = log((own->others + 2 * SMOOTHING) /
			   (own->holds + 2 * SMOOTHING));
	double squares = 0;

	for (size_t i = 0; i < terms; i++) {
		uint32_t others =
			documents[i] - own->with[i] - own->left_out[i];
		double r = fabs(logarithm[own->with[i]] - logarithm[others] +
				shift);
		double raised = pow(r + LEAST, power);

		scale[i] = (float)raised;
		squares += raised * raised;
	}
	for (size_t i = 0; i < terms; i++)
		scale[i] *= (float)sqrt((double)terms / squares);
}

bool
ratio_scales(const struct ratio *ratio, const struct lesson *lesson,
	     double power, float *scale, struct error *error)
{
	size_t terms = ratio->compact->terms;
	uint32_t *counts = calloc(2 * terms + 1, sizeof *counts);
	struct own own = { .with = counts };

	if (!counts)
		return error_no_memory(error);
	own.left_out = counts + terms;
	count_own(ratio, lesson, &own);
	fill_scales(ratio, documents_without(ratio, lesson->fold), &own,
		    power, scale);
	free(counts);
	return true;
}
