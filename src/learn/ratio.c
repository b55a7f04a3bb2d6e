/* SPDX-License-Identifier: MIT */
#include "ratio.h"

#include <math.h>
#include <stdlib.h>

/* As if each term had been met so often more on both sides. */
static const double SMOOTHING = 0.5;

/* A term that tells nothing keeps a little of its weight. */
static const double LEAST = 0.1;

/* Documents of the category and others, with a term or altogether. */
struct count {
	uint32_t holds;
	uint32_t others;
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
	ratio->documents = calloc((folds + 1) * (compact->terms + 1),
				  sizeof *ratio->documents);
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
count_rows(const struct ratio *ratio, const struct learnt *learnt,
	   size_t count, unsigned fold, uint32_t *holds, uint32_t *left_out,
	   struct count *all)
{
	size_t next = 0;

	for (size_t row = 0; row < ratio->compact->rows; row++) {
		bool is_learnt = next < count && learnt[next].row == row;
		bool is_held = is_learnt && learnt[next].label == LABEL_HOLDS;

		/* What counts twice stands twice, one behind the other. */
		while (next < count && learnt[next].row == row)
			next++;
		all->holds += is_held;
		all->others += is_learnt && !is_held;
		if (is_held)
			add_row(ratio->compact, row, holds);
		else if (!is_learnt && ratio->fold[row] != fold)
			add_row(ratio->compact, row, left_out);
	}
}

bool
ratio_scales(const struct ratio *ratio, const struct learnt *learnt,
	     size_t count, unsigned fold, double power, float *scale,
	     struct error *error)
{
	size_t terms = ratio->compact->terms;
	const uint32_t *documents = documents_without(ratio, fold);
	const double *logarithm = ratio->logarithm;
	uint32_t *holds = calloc(2 * terms + 1, sizeof *holds);
	uint32_t *left_out = holds + terms;
	struct count all = { 0 };
	double shift;
	double squares = 0;

	if (!holds)
		return error_no_memory(error);
	count_rows(ratio, learnt, count, fold, holds, left_out, &all);
	shift = log((all.others + 2 * SMOOTHING) /
		    (all.holds + 2 * SMOOTHING));
	for (size_t i = 0; i < terms; i++) {
		uint32_t others = documents[i] - holds[i] - left_out[i];
		double r = fabs(logarithm[holds[i]] - logarithm[others] +
				shift);
		double raised = pow(r + LEAST, power);

		scale[i] = (float)raised;
		squares += raised * raised;
	}
	for (size_t i = 0; i < terms; i++)
		scale[i] *= (float)sqrt((double)terms / squares);
	free(holds);
	return true;
}
