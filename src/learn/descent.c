/* SPDX-License-Identifier: MIT */
#include "descent.h"

#include "../base/splitmix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The value of the bias's term, as in linear.c. */
static const float BIAS = 1;

/* A bound for what does not come to an end, in rounds over all documents. */
enum { ROUNDS_MOST = 200 };

/* So many rounds over the documents that still move come before one over all. */
enum { ACTIVE_ROUNDS = 3 };

/* One document in so many may still have been off: it has moved since. */
enum { FEW_PART = 1000 };

enum { SEED = 1 };

/* The weight of a term beside the square of its scale: one line of cache. */
struct place {
	float weight;
	float square;
};

struct descent {
	const struct compact *compact;
	struct place *place;	/* [terms] */
	float bias;
	float *length;		/* [rows], squared, of the scaled vectors, or
				   0 where nobody has asked yet */
	float *coefficient;	/* [rows] */
	const float *limit;	/* [rows] */
	uint32_t *order;	/* [rows], those with a limit */
	size_t count;
	uint32_t *active;	/* [rows], those that still move */
	size_t actives;
	struct splitmix splitmix;
};

struct descent *
descent_new(const struct compact *compact, struct error *error)
{
	struct descent *descent = calloc(1, sizeof *descent);
	size_t rows = compact->rows + 1;

	if (descent) {
		descent->compact = compact;
		descent->place =
			calloc(compact->terms + 1, sizeof *descent->place);
		descent->length = calloc(rows, sizeof *descent->length);
		descent->coefficient =
			calloc(rows, sizeof *descent->coefficient);
		descent->order = calloc(rows, sizeof *descent->order);
		descent->active = calloc(rows, sizeof *descent->active);
	}
	if (!descent || !descent->place || !descent->length ||
	    !descent->coefficient || !descent->order || !descent->active) {
		descent_free(descent);
		error_no_memory(error);
		return NULL;
	}
	return descent;
}

void
descent_free(struct descent *descent)
{
	if (!descent)
		return;
	free(descent->place);
	free(descent->length);
	free(descent->coefficient);
	free(descent->order);
	free(descent->active);
	free(descent);
}

/* In two sums, so that not every addition has to wait for the one before. */
static float
decision_of(const struct descent *descent, size_t row)
{
	const struct compact *compact = descent->compact;
	const struct place *place = descent->place;
	const uint32_t *entry = compact->entry + compact->start[row];
	const uint32_t *end = compact->entry + compact->start[row + 1];
	float even = 0;
	float odd = 0;

	if ((end - entry) % 2 == 1) {
		even = compact_level(compact, *entry) *
		       place[compact_term(compact, *entry)].weight;
		entry++;
	}
	for (; entry < end; entry += 2) {
		even += compact_level(compact, entry[0]) *
			place[compact_term(compact, entry[0])].weight;
		odd += compact_level(compact, entry[1]) *
		       place[compact_term(compact, entry[1])].weight;
	}
	return descent->bias + (even + odd) * compact->unit[row];
}

static void
move(struct descent *descent, size_t row, float step)
{
	const struct compact *compact = descent->compact;
	float units = step * compact->unit[row];

	descent->bias += step * BIAS * BIAS;
	for (size_t i = compact->start[row]; i < compact->start[row + 1];
	     i++) {
		uint32_t entry = compact->entry[i];
		struct place *place =
			&descent->place[compact_term(compact, entry)];

		place->weight +=
			units * compact_level(compact, entry) * place->square;
	}
}

static void
set_scales(struct descent *descent, const float *scale)
{
	for (size_t i = 0; i < descent->compact->terms; i++)
		descent->place[i] =
			(struct place){ 0, scale[i] * scale[i] };
	memset(descent->length, 0,
	       descent->compact->rows * sizeof *descent->length);
}

static float
length_of(struct descent *descent, size_t row)
{
	const struct compact *compact = descent->compact;
	float unit = compact->unit[row];
	float sum = 0;

	if (descent->length[row] > 0)
		return descent->length[row];
	for (size_t i = compact->start[row]; i < compact->start[row + 1];
	     i++) {
		uint32_t entry = compact->entry[i];
		float level = compact_level(compact, entry);

		sum += level * level *
		       descent->place[compact_term(compact, entry)].square;
	}
	descent->length[row] = sum * unit * unit + BIAS * BIAS;
	return descent->length[row];
}

static float
within(float coefficient, float limit)
{
	return limit > 0 ? fminf(fmaxf(coefficient, 0), limit)
			 : fmaxf(fminf(coefficient, 0), limit);
}

static void
begin(struct descent *descent, const float *limit, const float *from)
{
	descent->limit = limit;
	descent->bias = 0;
	descent->count = 0;
	descent->actives = 0;
	descent->splitmix = (struct splitmix){ SEED };
	for (size_t row = 0; row < descent->compact->rows; row++) {
		float coefficient = from ? within(from[row], limit[row]) : 0;

		descent->coefficient[row] = coefficient;
		if (limit[row] != 0)
			descent->order[descent->count++] = (uint32_t)row;
		if (coefficient == 0)
			continue;
		move(descent, row, coefficient);
		descent->active[descent->actives++] = (uint32_t)row;
	}
}

/* Whether a coefficient is where it cannot follow the gap any further. */
static bool
is_settled(float coefficient, float limit, float gap)
{
	return coefficient == (gap * limit > 0 ? limit : 0);
}

/* Move one coefficient; returns by how much its condition was violated. */
static float
improve(struct descent *descent, size_t row)
{
	float limit = descent->limit[row];
	float label = limit > 0 ? 1 : -1;
	float before = descent->coefficient[row];
	float gap = label - decision_of(descent, row);
	float after;

	if (is_settled(before, limit, gap))
		return 0;
	after = within(before + gap / length_of(descent, row), limit);
	move(descent, row, after - before);
	descent->coefficient[row] = after;
	return fabsf(gap);
}

static void
shuffle(struct descent *descent)
{
	for (size_t i = descent->count; i > 1; i--) {
		uint32_t j = splitmix_below(&descent->splitmix, (uint32_t)i);
		uint32_t other = descent->order[j];

		descent->order[j] = descent->order[i - 1];
		descent->order[i - 1] = other;
	}
}

static bool
is_inside(const struct descent *descent, size_t row)
{
	float coefficient = descent->coefficient[row];

	return coefficient != 0 && coefficient != descent->limit[row];
}

/* Once over all, noting those that move or may; returns how many were off. */
static size_t
improve_all(struct descent *descent, float tolerance)
{
	size_t off = 0;

	descent->actives = 0;
	for (size_t i = 0; i < descent->count; i++) {
		size_t row = descent->order[i];
		float violation = improve(descent, row);

		off += violation > tolerance;
		if (violation > 0 || is_inside(descent, row))
			descent->active[descent->actives++] = (uint32_t)row;
	}
	return off;
}

static size_t
improve_active(struct descent *descent, float tolerance)
{
	size_t off = 0;

	for (size_t i = 0; i < descent->actives; i++)
		off += improve(descent, descent->active[i]) > tolerance;
	return off;
}

void
descent_solve(struct descent *descent, const float *scale, const float *limit,
	      const float *from, double tolerance)
{
	float enough = (float)tolerance;
	size_t few;

	set_scales(descent, scale);
	begin(descent, limit, from);
	few = descent->count / FEW_PART;
	for (int round = 0; round < ROUNDS_MOST; round++) {
		for (int i = 0; i < ACTIVE_ROUNDS; i++)
			if (improve_active(descent, enough) <= few)
				break;
		shuffle(descent);
		if (improve_all(descent, enough) <= few)
			return;
	}
}

const float *
descent_coefficients(const struct descent *descent)
{
	return descent->coefficient;
}

void
descent_decide(const struct descent *descent, bool all, double *decision)
{
	for (size_t row = 0; row < descent->compact->rows; row++)
		if (all || descent->limit[row] == 0)
			decision[row] = (double)decision_of(descent, row);
}
