/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_MEMORY_H
#define TRIAGE_MEMORY_H

#include "../base/builtin.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * The hashes of the words met last, by a key of 64 bits that each word has:
 * most words of a text were met before, and what is done to a word to have
 * its hash takes longer than all else.
 *
 * A key leads to four places next to one another, a line of cache.  What is
 * new or met again comes first and pushes others back; the last is forgotten.
 * Until many words were new there are places for a text or two only, since each
 * page that is touched costs a start.
 */
enum { MEMORY_WAYS = 4 };

struct memory_place {
	uint64_t key;
	uint64_t hash; /* 0: unused */
};

struct memory {
	struct memory_place *place; /* [MEMORY_WAYS << (64 - shift)] */
	unsigned shift; /* that leaves the bits of a number of places */
	size_t kept;	/* words that were new */
};

/* False when memory runs out. */
bool memory_start(struct memory *memory);
void memory_clear(struct memory *memory);

/* Keep the hash of a word that is not known. */
void memory_keep(struct memory *memory, uint64_t key, uint64_t hash);

static inline struct memory_place *
memory_places(const struct memory *memory, uint64_t key)
{
	uint64_t mixed = key * UINT64_C(0x9e3779b97f4a7c15);

	return &memory->place[MEMORY_WAYS * (mixed >> memory->shift)];
}

/* Say that the word of this key will be asked for soon. */
static inline void
memory_expect(const struct memory *memory, uint64_t key)
{
	prefetch(memory_places(memory, key));
}

/* The hash of a word, or 0 where it is not known. */
static inline uint64_t
memory_find(struct memory *memory, uint64_t key)
{
	struct memory_place *place = memory_places(memory, key);

	if (place[0].key == key)
		return place[0].hash;
	for (size_t i = 1; i < MEMORY_WAYS; i++)
		if (place[i].key == key) {
			struct memory_place found = place[i];

			memmove(place + 1, place, i * sizeof *place);
			place[0] = found;
			return found.hash;
		}
	return 0;
}

#endif
