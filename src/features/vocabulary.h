/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_VOCABULARY_H
#define TRIAGE_VOCABULARY_H

#include "settings.h"

#include "../base/builtin.h"
#include "../base/seal.h"

#include <stdint.h>

/*
 * The terms a model knows, each with its index and its weight.
 *
 * A vocabulary is written as one line a term:
 *
 *	term TAB number-of-documents-that-hold-it NEWLINE
 *
 * A term's index is its line, so the file alone fixes every index.  Training
 * puts the frequent ones first, which any text has: what belongs to them lies
 * in few pages and lines of cache.  Counts are stored rather than weights:
 * integers read back exactly, in any locale.
 * A vocabulary never changes once made; any number of threads may share it.
 *
 * Look-up is by the 64-bit hash of terms.h, in a table that is part of the
 * packed model and used where it is mapped.  The table has lines of eight
 * slots, one line of cache each.  A term lies in the line that the upper bits
 * of its hash lead to, or where that is full in the next that is not; slots
 * are filled from the front.  A slot is the lower 40 bits of the hash, in two
 * parts, and an index of 24 bits.  Two terms of one vocabulary are never
 * taken for each other: that is refused when it is made.  A stranger is taken
 * for a term once in 2^40 / 8 tries.
 */
enum {
	VOCABULARY_LINE = LANES, /* slots a line */
	VOCABULARY_INDEX = 24,	/* bits of an index */
	VOCABULARY_ABSENT = (1 << VOCABULARY_INDEX) - 1, /* an empty slot's */
	VOCABULARY_DAMAGED = VOCABULARY_ABSENT - 1,
	VOCABULARY_MOST = VOCABULARY_DAMAGED - 1, /* terms */
};

struct vocabulary_line {
	uint32_t mark[VOCABULARY_LINE];	/* the lower 32 bits of the hash */
	uint32_t index[VOCABULARY_LINE]; /* eight bits more above an index */
};

struct vocabulary {
	uint32_t size;
	uint32_t lines;
	const struct vocabulary_line *line; /* [lines] */
	const float *idf;		/* [size]; 0: known but too common */
	const uint32_t *documents;	/* [size] */
	const uint32_t *name_end;	/* [size], offset behind each name */
	const char *names;		/* one after the other, no separator */

	/* Of lines and idf where they are mapped, else NULL. */
	const uint32_t *line_seal;
	const uint32_t *idf_seal;
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

/* The line where the look-up of a hash begins. */
static inline uint32_t
vocabulary_home(const struct vocabulary *vocabulary, uint64_t hash)
{
	return (uint32_t)((hash >> 32) * vocabulary->lines >> 32);
}

/* Have the line of a hash brought near, for a look-up that is to come. */
static inline void
vocabulary_prefetch(const struct vocabulary *vocabulary, uint64_t hash)
{
	prefetch(&vocabulary->line[vocabulary_home(vocabulary, hash)]);
}

/* What stands above the index of a term in its slot. */
static inline uint32_t
vocabulary_upper(uint64_t hash)
{
	return (uint32_t)(hash >> 32) << VOCABULARY_INDEX;
}

/* The index in one line; ABSENT where it has no such term. */
static inline uint32_t
vocabulary_find_in_line(const struct vocabulary_line *line, uint64_t hash)
{
	unsigned equal = lanes_equal(line->mark, (uint32_t)hash);

	for (; equal != 0; equal &= equal - 1) {
		uint32_t index = line->index[lowest_bit(equal)] ^
				 vocabulary_upper(hash);

		if (index <= VOCABULARY_ABSENT)
			return index;
	}
	return VOCABULARY_ABSENT;
}

static inline bool
vocabulary_is_full_line(const struct vocabulary_line *line)
{
	return (line->index[VOCABULARY_LINE - 1] & VOCABULARY_ABSENT) !=
	       VOCABULARY_ABSENT;
}

/*
 * The index of a term by its hash, VOCABULARY_ABSENT for a stranger.  With a
 * watch over the lines, VOCABULARY_DAMAGED where they are not as sealed.
 */
uint32_t vocabulary_find(const struct vocabulary *vocabulary, uint64_t hash,
			 struct seal_watch *watch);

/* What a watch over the table and the weights of single terms looks at. */
struct sealed vocabulary_sealed_lines(const struct vocabulary *vocabulary);
struct sealed vocabulary_sealed_idf(const struct vocabulary *vocabulary);

/* The name of term `index`, not NUL-ended. */
const char *vocabulary_name(const struct vocabulary *vocabulary,
			    uint32_t index, size_t *length);

/*
 * The smoothed inverse document frequency: 1 for a term in every document
 * (scikit-learn's smooth_idf).
 */
double vocabulary_idf(uint32_t documents_with, uint32_t documents);

#endif
