/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_REASONS_H
#define TRIAGE_REASONS_H

#include "model.h"

#include "../features/vector.h"

/*
 * Why a score is what it is: what each term of a document adds to the
 * decision value of a category.  All of a document's contributions and -rho
 * together are the score, to the rounding of the floats in judge_score().
 */
struct reason {
	uint32_t term; /* index in the vocabulary */
	double contribution;
};

/*
 * Fill reason[vector->count], the strongest first, for or against; equal
 * ones by index.
 */
void reasons_find(const struct model *model, const struct vector *vector,
		  size_t category, struct reason *reason);

#endif
