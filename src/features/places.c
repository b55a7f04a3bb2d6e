/* SPDX-License-Identifier: MIT */
#include "places.h"

#include <stdlib.h>
#include <string.h>

/* Each page that is touched costs a start, and each place a text. */
enum { PLACES_LEAST = 1024, PLACES_FIRST = 8192, PLACES_OF_TOKEN = 2 };

size_t
places_for(size_t tokens)
{
	size_t count = PLACES_LEAST;

	while (count < PLACES_FIRST && count < PLACES_OF_TOKEN * tokens)
		count *= 2;
	return count;
}

bool
places_set(struct places *places, size_t count, const struct vector *vector)
{
	if (count > places->room) {
		uint32_t *place =
			realloc(places->place, count * sizeof *place);

		if (!place)
			return false;
		places->place = place;
		places->room = count;
	}
	places->count = count;
	memset(places->place, 0, count * sizeof *places->place);
	for (size_t i = 0; i < vector->count; i++)
		*places_find(places, vector->entry, vector->entry[i].index) =
			(uint32_t)i + 1;
	return true;
}

void
places_free(struct places *places)
{
	free(places->place);
	*places = (struct places){ 0 };
}
