/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PLACES_H
#define TRIAGE_PLACES_H

#include "vector.h"

/*
 * Where a vector in the making has each term: open addressing by index.
 *
 * Each place is one past the number of an entry, or 0.  There are twice as many
 * places as entries at least.  Starts as `{ 0 }`.
 */
struct places {
	uint32_t *place;	/* [room] */
	size_t count;		/* of those in use, a power of two */
	size_t room;
};

/* Have `count` free places and note every entry in one; false: no memory. */
bool places_set(struct places *places, size_t count,
		const struct vector *vector);

/* As many as are enough for most texts of so many tokens, for a short one few. */
size_t places_for(size_t tokens);

void places_free(struct places *places);

/*
 * Where the entry of a term is noted first, if it has the place to itself: the
 * most frequent terms have, side by side.
 */
static inline uint32_t *
places_home(const struct places *places, uint32_t index)
{
	return &places->place[index & (places->count - 1)];
}

/* Where the entry of a term is noted, or would be. */
static inline uint32_t *
places_find(const struct places *places, const struct entry *entry,
	    uint32_t index)
{
	size_t i = index & (places->count - 1);

	while (places->place[i] != 0 &&
	       entry[places->place[i] - 1].index != index)
		i = (i + 1) & (places->count - 1);
	return &places->place[i];
}

#endif
