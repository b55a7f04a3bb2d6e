/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_DIFF_H
#define TRIAGE_DIFF_H

#include "../model/model.h"

/*
 * Append what differs between two models: lines of manifest and categories
 * that only one has (- before, + after), how many terms came and went, and for
 * each category of both the cosine between its weight vectors.
 */
void diff_append(const struct model *before, const struct model *after,
		 struct bytes *bytes);

#endif
