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
	double holds;
	double others;
};

static void
count_one(struct count *count, signed char label)
{
	if (label == LABEL_HOLDS)
		count->holds++;
	else
		count->others++;
}

static void
count_all(const struct dataset *dataset, const struct learnt *learnt,
	  size_t count, struct count *term, struct count *all)
{
	*all = (struct count){ 0 };
	for (size_t i = 0; i < count; i++) {
		const struct vector *vector =
			&dataset->vector[learnt[i].row];

		/* What counts twice stands twice, one behind the other. */
		if (i > 0 && learnt[i].row == learnt[i - 1].row)
			continue;
		count_one(all, learnt[i].label);
		for (size_t k = 0; k < vector->count; k++)
			count_one(&term[vector->entry[k].index],
				  learnt[i].label);
	}
}

static double
ratio(const struct count *term, const struct count *all)
{
	double p = (term->holds + SMOOTHING) / (all->holds + 2 * SMOOTHING);
	double q = (term->others + SMOOTHING) / (all->others + 2 * SMOOTHING);

	return fabs(log(p / q));
}

bool
ratio_scales(const struct dataset *dataset, const struct learnt *learnt,
	     size_t count, double power, float *scale, struct error *error)
{
	size_t terms = dataset->vocabulary->size;
	struct count *term = calloc(terms + 1, sizeof *term);
	struct count all;
	double squares = 0;

	if (!term)
		return error_no_memory(error);
	count_all(dataset, learnt, count, term, &all);
	for (size_t i = 0; i < terms; i++) {
		double raised = pow(ratio(&term[i], &all) + LEAST, power);

		scale[i] = (float)raised;
		squares += raised * raised;
	}
	for (size_t i = 0; i < terms; i++)
		scale[i] *= (float)sqrt((double)terms / squares);
	free(term);
	return true;
}
