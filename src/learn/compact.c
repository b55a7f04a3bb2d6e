/* SPDX-License-Identifier: MIT */
#include "compact.h"

#include <math.h>
#include <stdlib.h>

/* At least so many that a float holds every level. */
enum { BITS_LEAST = 8 };

static unsigned
bits_for(size_t terms)
{
	unsigned bits = BITS_LEAST;

	while (terms > (size_t)1 << bits)
		bits++;
	return bits;
}

static float
largest(const struct vector *vector)
{
	float most = 0;

	for (size_t i = 0; i < vector->count; i++)
		most = fmaxf(most, vector->entry[i].value);
	return most;
}

static uint32_t
level_of(float value, float unit, float levels)
{
	return unit > 0 ? (uint32_t)fminf(roundf(value / unit), levels) : 0;
}

static void
fill_row(struct compact *compact, size_t row, const struct vector *vector)
{
	uint32_t *entry = compact->entry + compact->start[row];
	float levels = (float)(UINT32_MAX >> compact->bits);
	float unit = largest(vector) / levels;

	for (size_t i = 0; i < vector->count; i++)
		entry[i] = level_of(vector->entry[i].value, unit, levels)
				   << compact->bits |
			   vector->entry[i].index;
	compact->unit[row] = unit;
	compact->start[row + 1] = compact->start[row] + vector->count;
}

bool
compact_make(struct compact *compact, const struct vector *vector, size_t rows,
	     size_t terms, struct error *error)
{
	size_t entries = 0;

	for (size_t i = 0; i < rows; i++)
		entries += vector[i].count;
	*compact = (struct compact){ .rows = rows,
				     .terms = terms,
				     .bits = bits_for(terms) };
	compact->start = calloc(rows + 1, sizeof *compact->start);
	compact->entry = calloc(entries + 1, sizeof *compact->entry);
	compact->unit = calloc(rows + 1, sizeof *compact->unit);
	if (!compact->start || !compact->entry || !compact->unit) {
		compact_clear(compact);
		return error_no_memory(error);
	}
	for (size_t i = 0; i < rows; i++)
		fill_row(compact, i, &vector[i]);
	return true;
}

void
compact_clear(struct compact *compact)
{
	free(compact->start);
	free(compact->entry);
	free(compact->unit);
	*compact = (struct compact){ 0 };
}
