/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_GRAM_H
#define TRIAGE_GRAM_H

#include "../base/error.h"
#include "../features/vector.h"

#include <libsvm/svm.h>

/*
 * The matrix of all scalar products between documents, computed once and
 * shared by every category, fold and value of C.
 *
 * Its rows are what libsvm's precomputed kernel reads: element 0 holds the
 * row's serial number, element j+1 the product with document j.  A subset of
 * the documents is a list of pointers to rows; nothing is copied.
 */
struct gram {
	size_t size;
	struct svm_node *node;		/* [size][size + 1] */
};

/* What a matrix of `size` documents takes, in bytes. */
size_t gram_bytes(size_t size);

/*
 * Compute it for `size` vectors over `terms` terms, each in ascending order
 * of index.  The result is the same for any number of threads.
 */
bool gram_compute(struct gram *gram, const struct vector *vector, size_t size,
		  size_t terms, unsigned threads, struct error *error);
void gram_clear(struct gram *gram);

static inline struct svm_node *
gram_row(const struct gram *gram, size_t i)
{
	return gram->node + i * (gram->size + 1);
}

#endif
