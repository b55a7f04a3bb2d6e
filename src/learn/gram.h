/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_GRAM_H
#define TRIAGE_GRAM_H

#include "../base/error.h"
#include "../features/vector.h"

/*
 * The matrix of all scalar products between documents, computed once and
 * shared by every category, fold and value of C.
 *
 * A product takes four bytes.  Rows are padded to whole lanes of zeros, so
 * that loops over them need no rest.
 */
enum { GRAM_LANES = 16 };

struct gram {
	size_t size;
	size_t stride;			/* size, up to whole lanes */
	float *product;			/* [size][stride] */
};

/* What a matrix of `size` documents takes, in bytes. */
size_t gram_bytes(size_t size);

/*
 * Compute it for `size` vectors over `terms` terms, each in ascending order
 * of index.  The result is the same for any number of threads.
 */
bool gram_compute(struct gram *gram, const struct vector *vector, size_t size,
		  size_t terms, unsigned threads, struct error *error);

/*
 * Turn each product p into p (p + 2) = (p + 1)^2 - 1: that of all products of
 * two elements, and of each element, of the same vectors (second_fit.h).
 */
void gram_square(struct gram *gram);
void gram_clear(struct gram *gram);

static inline const float *
gram_row(const struct gram *gram, size_t i)
{
	return gram->product + i * gram->stride;
}

#endif
