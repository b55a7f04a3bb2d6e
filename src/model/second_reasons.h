/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SECOND_REASONS_H
#define TRIAGE_SECOND_REASONS_H

#include "second.h"

/*
 * What each feature of the second stage adds to a category's decision value;
 * all of them together are what the final value has beyond that of the
 * category's own hyperplane.
 */
struct second_reason {
	size_t first;  /* categories, counted from 1; 0 is none: */
	size_t second; /* none and none is the constant */
	double contribution;
};

enum {
	SECOND_REASONS_MOST =
		1 + SECOND_CATEGORIES_MOST +
		SECOND_CATEGORIES_MOST * (SECOND_CATEGORIES_MOST + 1) / 2,
};

/*
 * Fill `reason`, the strongest first, from the decision values of the
 * hyperplanes; returns how many, 0 without a second stage.
 */
size_t second_reasons_find(const struct model *model, const double *score,
			   size_t category, struct second_reason *reason);

/* "1", "espionage", "espionage*phishing": as the text form has it. */
void second_reason_append_name(const struct model *model,
			       const struct second_reason *reason,
			       struct bytes *bytes);

#endif
