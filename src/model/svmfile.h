/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SVMFILE_H
#define TRIAGE_SVMFILE_H

#include "model.h"

#include "../base/fields.h"

/*
 * One category in libsvm's own model format (svm_save_model() of libsvm
 * 3.24): a C-SVC with a linear kernel and one support vector, which is w.
 * Stock svm-predict reads it.  Feature i+1 is term i; weights of 0 are left
 * out.  probA and probB are there where the calibration is Platt's.
 *
 * Reading takes this one form only, and only what it can hold exactly.
 */
void svmfile_append(const struct model *model, size_t category,
		    struct bytes *bytes);

/* Fill the weights, rho and calibration of a category from such a file. */
bool svmfile_parse(struct model *model, size_t category, int16_t *weight,
		   struct field text, struct error *error);

#endif
