/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_LINEAR_H
#define TRIAGE_LINEAR_H

#include "svm.h"

/*
 * The only user of liblinear: one linear SVM on the vectors themselves, for
 * terms that are scaled for each category and for corpora whose Gram matrix
 * does not fit.
 *
 * Its dual coordinate descent (Hsieh et al. 2008) minimises the same hinge
 * loss as libsvm's C-SVC, but for the bias, which is a term of every document
 * and is regularised with the others; libsvm leaves it free.
 *
 * The order in which it visits documents comes from rand().  So a fit holds a
 * lock and begins at a seed of its own: the same task gives the same machine,
 * whatever other threads do, and only one is fitted at a time.
 */

/* Load liblinear; call it before any thread starts. */
bool linear_start(struct error *error);

/* The vectors as liblinear reads them, 16 bytes a value. */
struct linear;

/*
 * Of `size` vectors over `terms` terms, whose values are multiplied by
 * scale[terms] (ratio.h), which is borrowed, or are as they are where that is
 * NULL; ended with linear_free().
 */
struct linear *linear_new(const struct vector *vector, size_t size,
			  size_t terms, const float *scale,
			  struct error *error);
void linear_free(struct linear *linear);

/*
 * Train on the documents of a task, whose matrix is not looked at.  The
 * machine has weights in place of support vectors, for vectors as they are.
 */
bool linear_fit(const struct linear *linear, const struct svm_task *task,
		struct machine *machine, struct error *error);

#endif
