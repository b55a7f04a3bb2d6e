/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_COMPACT_H
#define TRIAGE_COMPACT_H

#include "../base/error.h"
#include "../features/vector.h"

/*
 * The vectors of a corpus in four bytes an entry instead of eight.
 *
 * Solvers that go over all documents again and again wait for memory, not for
 * arithmetic: half the bytes are half the time.  The lower bits of an entry
 * are its term, as many as it takes; all others are a level, which times the
 * unit of its row is the value: with 65,536 terms to within 1/131,070 of the
 * row's largest value, with 16 million to within 1/510.
 */
struct compact {
	size_t rows;
	size_t terms;
	unsigned bits;		/* of an entry, for its term */
	size_t *start;		/* [rows + 1], into `entry` */
	uint32_t *entry;	/* row by row, in the order of the vectors */
	float *unit;		/* [rows] */
};

/* Of vector[rows], whose values are not below 0, over `terms` terms. */
bool compact_make(struct compact *compact, const struct vector *vector,
		  size_t rows, size_t terms, struct error *error);
void compact_clear(struct compact *compact);

static inline uint32_t
compact_term(const struct compact *compact, uint32_t entry)
{
	return entry & ((UINT32_C(1) << compact->bits) - 1);
}

static inline float
compact_level(const struct compact *compact, uint32_t entry)
{
	return (float)(entry >> compact->bits);
}

#endif
