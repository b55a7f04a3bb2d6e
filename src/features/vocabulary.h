/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_VOCABULARY_H
#define TRIAGE_VOCABULARY_H

#include "settings.h"

#include <stdint.h>

/*
 * The terms a model knows, each with its index and its weight.
 *
 * A vocabulary is written as one line a term, in ascending byte order:
 *
 *	term TAB number-of-documents-that-hold-it NEWLINE
 *
 * A term's index is its rank, so the file alone fixes every index.  Counts
 * are stored rather than weights: integers read back exactly, in any locale.
 * A vocabulary never changes once made; any number of threads may share it.
 *
 * Look-up is by the 64-bit hash of terms.h, in an open-addressed table that
 * is part of the packed model and used where it is mapped.  Two terms of one
 * vocabulary never share a hash: it is refused when made.  A stranger meets
 * a term's hash once in 2^64 / size tries.
 */
struct vocabulary_slot {
	uint64_t hash;
	uint32_t index;		/* VOCABULARY_ABSENT in an empty slot */
	float idf;		/* 0 for a term that is known but too common */
};

#define VOCABULARY_ABSENT UINT32_MAX

struct vocabulary {
	uint32_t size;
	uint32_t slots;			/* a power of two */
	const struct vocabulary_slot *slot;
	const uint32_t *documents;	/* [size] */
	const uint32_t *name_end;	/* [size], offset behind each name */
	const char *names;		/* one after the other, no separator */
};

/*
 * Make one from its text, counted over `documents` documents.  The text is
 * not kept.  The caller owns the result and ends it with vocabulary_free().
 */
struct vocabulary *vocabulary_parse(const char *text, size_t length,
				    uint32_t documents,
				    const struct settings *settings,
				    struct error *error);
void vocabulary_free(struct vocabulary *vocabulary);

/* Append the text that vocabulary_parse() reads. */
void vocabulary_append(const struct vocabulary *vocabulary,
		       struct bytes *bytes);

/*
 * Whether parts from a file can be used safely: every index, offset and the
 * table are in range.  The names are not looked at.
 */
bool vocabulary_is_sound(const struct vocabulary *vocabulary,
			 size_t names_length);

/* The slot of a term's hash, or NULL for a stranger. */
static inline const struct vocabulary_slot *
vocabulary_find(const struct vocabulary *vocabulary, uint64_t hash)
{
	uint32_t mask = vocabulary->slots - 1;

	for (uint32_t i = (uint32_t)hash & mask;; i = (i + 1) & mask) {
		const struct vocabulary_slot *slot = &vocabulary->slot[i];

		if (slot->hash == hash && slot->index != VOCABULARY_ABSENT)
			return slot;
		if (slot->index == VOCABULARY_ABSENT)
			return NULL;
	}
}

/* The name of term `index`, not NUL-ended. */
const char *vocabulary_name(const struct vocabulary *vocabulary,
			    uint32_t index, size_t *length);

/*
 * The smoothed inverse document frequency: 1 for a term in every document
 * (scikit-learn's smooth_idf).
 */
double vocabulary_idf(uint32_t documents_with, uint32_t documents);

#endif
