/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SECOND_H
#define TRIAGE_SECOND_H

#include "model.h"

#include "../base/fields.h"

/*
 * The second stage: what the categories' decision values say of one another.
 *
 * With u the decision values of the hyperplanes and t = tanh u, the final
 * decision value of category c is
 *
 *	f = u + a + sum of b[i] t[i] + sum of d[i][j] t[i] t[j], i <= j
 *
 * where u is its own and a, b and d are its own: a libsvm machine with the
 * kernel (g t.t' + 1)^2, collapsed to one number a product.  The products
 * are called features here: 1, each t[i], each t[i] t[j].
 *
 * As text it is a table: a header line with `feature` and the categories'
 * names, then a line a feature with a number a category.
 */
enum {
	SECOND_CATEGORIES_MOST = 32,
	SECOND_PLACES = 6,		/* digits behind the point as text */
	SECOND_MOST = 1000000,		/* the largest number */
};

/* Whether a model of these settings and so many categories has one. */
bool second_is_wanted(const struct settings *settings, size_t categories);

/* How many features there are. */
size_t second_features(size_t categories);

/* Fill feature[second_features()] from decision values. */
void second_fill(const double *score, size_t categories, double *feature);

/* Turn the hyperplanes' decision values into the final ones, in place. */
void second_run(const struct model *model, double *score);

/* Room for its numbers, all 0; false when memory runs out. */
bool second_allocate(struct model *model);

/* Bring the numbers of a category to what text can hold. */
void second_round(struct model *model, size_t category);

void second_append(const struct model *model, struct bytes *bytes);
bool second_parse(struct model *model, struct field text,
		  struct error *error);

#endif
