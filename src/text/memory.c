/* SPDX-License-Identifier: MIT */
#include "memory.h"

#include <stdlib.h>
#include <string.h>

/* The places of a key are one line of cache. */
enum { ALIGNMENT = 64 };

/* Two pages at first, half a megabyte once so many words were new. */
enum { BITS_FIRST = 7, BITS_MOST = 13, KEPT_FIRST = 1024 };

static struct memory_place *
places_new(unsigned bits)
{
	size_t size =
		((size_t)MEMORY_WAYS << bits) * sizeof(struct memory_place);
	struct memory_place *place = aligned_alloc(ALIGNMENT, size);

	if (place)
		memset(place, 0, size);
	return place;
}

bool
memory_start(struct memory *memory)
{
	*memory = (struct memory){ .shift = 64 - BITS_FIRST };
	memory->place = places_new(BITS_FIRST);
	return memory->place != NULL;
}

void
memory_clear(struct memory *memory)
{
	free(memory->place);
	*memory = (struct memory){ 0 };
}

/* Have room for many, and forget what was known; without memory go on. */
static void
grow(struct memory *memory)
{
	struct memory_place *place = places_new(BITS_MOST);

	if (!place)
		return;
	free(memory->place);
	memory->place = place;
	memory->shift = 64 - BITS_MOST;
}

void
memory_keep(struct memory *memory, uint64_t key, uint64_t hash)
{
	struct memory_place *place;

	if (++memory->kept == KEPT_FIRST)
		grow(memory);
	place = memory_places(memory, key);
	memmove(place + 1, place, (MEMORY_WAYS - 1) * sizeof *place);
	place[0] = (struct memory_place){ key, hash };
}
