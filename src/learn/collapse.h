/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_COLLAPSE_H
#define TRIAGE_COLLAPSE_H

#include "crossfit.h"

/*
 * From support vectors to weights: w = sum of coefficient times vector, then
 * rounded to the integers that the model keeps (model.h).
 *
 * `weight` is the model's array, [terms][stride]; sets the category's places.
 */
bool collapse(const struct machine *machine, const struct dataset *dataset,
	      struct model *model, size_t category, int16_t *weight,
	      struct error *error);

#endif
