/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_DATASET_H
#define TRIAGE_DATASET_H

#include "train.h"

#include "../features/vector.h"

/*
 * The documents of one training as vectors over one vocabulary.
 *
 * Every member counts for the document frequencies; only those with a judged
 * category become rows.
 */
struct dataset {
	struct vocabulary *vocabulary;
	size_t rows;
	size_t *example;	/* [rows], index in the corpus */
	struct vector *vector;	/* [rows], ascending by index */
	struct vector *root;	/* [rows], or NULL; where p is the product of
				   two of these, that of their vectors is
				   p (p + 2) */
	size_t root_terms;
	unsigned *fold;		/* [rows] */
	unsigned folds;
	double min_known;
};

bool dataset_make(struct dataset *dataset, const struct train_input *input,
		  const struct train_options *options, struct error *error);
void dataset_clear(struct dataset *dataset);

#endif
