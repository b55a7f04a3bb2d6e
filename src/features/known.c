/* SPDX-License-Identifier: MIT */
#include "known.h"

#include <stdlib.h>

enum { AHEAD = 32 }; /* look-ups whose memory is on its way */

bool
known_reserve(struct known *known, size_t most)
{
	struct entry *entry;

	if (most <= known->capacity)
		return true;
	entry = realloc(known->entry, most * sizeof *entry);
	if (!entry)
		return false;
	known->entry = entry;
	known->capacity = most;
	return true;
}

void
known_free(struct known *known)
{
	free(known->entry);
	*known = (struct known){ 0 };
}

/* The index in a line that has been seen to be whole; else DAMAGED. */
static inline uint32_t
find_in(const struct vocabulary *vocabulary, const struct seal_watch *watch,
	uint32_t line, uint64_t hash)
{
	unsigned equal =
		lanes_equal(vocabulary->line[line].mark, (uint32_t)hash);

	if (!seal_watch_has_seen(watch, line * sizeof *vocabulary->line))
		return VOCABULARY_DAMAGED;
	if (equal != 0)
		return vocabulary->line[line].index[lowest_bit(equal)] ^
		       vocabulary_upper(hash);
	return vocabulary_is_full_line(&vocabulary->line[line])
		       ? VOCABULARY_DAMAGED
		       : VOCABULARY_ABSENT;
}

/* In the term's own line and, where that is full, the next. */
static inline uint32_t
find_near(const struct vocabulary *vocabulary, const struct seal_watch *watch,
	  uint64_t hash)
{
	uint32_t home = vocabulary_home(vocabulary, hash);
	uint32_t index = find_in(vocabulary, watch, home, hash);

	if (index != VOCABULARY_DAMAGED || home + 1 == vocabulary->lines ||
	    !seal_watch_has_seen(watch, home * sizeof *vocabulary->line))
		return index;
	return find_in(vocabulary, watch, home + 1, hash);
}

/*
 * Add the known ones of the terms from `term` to `end`.  A short loop on
 * copies that nobody else writes to, which waits for no memory: that of the
 * term `ahead` is asked for.  What is not plain is looked at again, carefully.
 */
static inline bool
find(struct known *known, const struct term *term, const struct term *end,
     const struct vocabulary *whole, uint32_t weightless,
     struct seal_watch *watch, size_t ahead)
{
	const struct vocabulary vocabulary = *whole;
	const struct seal_watch lines = *watch;
	struct entry *next = known->entry + known->count;
	size_t words = known->words;

	for (; term < end; term++) {
		uint32_t index = find_near(&vocabulary, &lines, term->hash);

		if (ahead > 0)
			vocabulary_prefetch(&vocabulary, term[ahead].hash);
		if (index >= vocabulary.size) {
			if (index != VOCABULARY_ABSENT)
				index = vocabulary_find(whole, term->hash,
							watch);
			if (index == VOCABULARY_ABSENT)
				continue;
			if (index == VOCABULARY_DAMAGED)
				return false;
		}
		*next = (struct entry){ index, term->weight };
		next += term->weight > 0 && index >= weightless;
		words += term->counted;
	}
	known->count = (size_t)(next - known->entry);
	known->words = words;
	return true;
}

/* A look waits for memory; many that are asked for at once wait once. */
static void
expect(const struct terms *terms, const struct vocabulary *vocabulary,
       const struct seal_watch *watch)
{
	for (size_t i = 0; i < terms->count; i++)
		seal_watch_expect(watch, vocabulary_home(vocabulary,
							 terms->term[i].hash) *
						 sizeof *vocabulary->line);
}

bool
known_find(struct known *known, const struct terms *terms,
	   const struct vocabulary *vocabulary, uint32_t weightless,
	   struct seal_watch *watch)
{
	const struct term *term = terms->term;
	const struct term *end = term + terms->count;
	const struct term *last = terms->count > AHEAD ? end - AHEAD : term;

	known->count = 0;
	known->words = 0;
	if (terms->count == 0)
		return true;
	seal_watch_settle(watch);
	if (seal_watch_is_new(watch))
		expect(terms, vocabulary, watch);
	return find(known, term, last, vocabulary, weightless, watch, AHEAD) &&
	       find(known, last, end, vocabulary, weightless, watch, 0);
}
