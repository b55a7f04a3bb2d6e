/* SPDX-License-Identifier: MIT */
/*
 * What takes long in experiments.py: the Gram matrix of sparse rows, and
 * Hsieh and others' dual coordinate descent (2008) for the hinge loss on it,
 * with a C for every document and a regularised offset.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Rows (row, column, value) and the same by columns (begin, where, what). */
void
gram(int size, const int64_t *row, const int32_t *column, const float *value,
     const int64_t *begin, const int32_t *where, const float *what,
     float *product)
{
	for (int i = 0; i < size; i++) {
		float *out = product + (size_t)i * (size_t)size;

		for (int64_t a = row[i]; a < row[i + 1]; a++) {
			int64_t b = begin[column[a]];
			int64_t end = begin[column[a] + 1];

			for (; b < end && where[b] <= i; b++)
				out[where[b]] += value[a] * what[b];
		}
	}
	for (size_t i = 0; i < (size_t)size; i++)
		for (size_t j = 0; j < i; j++)
			product[j * (size_t)size + i] =
				product[i * (size_t)size + j];
}

struct problem {
	int size;		/* of the matrix */
	int count;		/* of the documents learnt from */
	int rounds;
	float tolerance;
	const float *product;
	const int32_t *document;
	const signed char *label;
	const float *c;
};

static void
add_row(const struct problem *problem, int document, float step, float *value)
{
	const float *row =
		problem->product + (size_t)document * (size_t)problem->size;

	for (int i = 0; i < problem->size; i++)
		value[i] += step * (row[i] + 1);
}

/* One step of descent; returns the projected gradient. */
static float
descend(const struct problem *problem, int i, float *alpha, float *value)
{
	int document = problem->document[i];
	float label = problem->label[i];
	float gradient = label * value[document] - 1;
	float diagonal = problem->product[(size_t)document *
					  ((size_t)problem->size + 1)] + 1;
	float next = alpha[i] - gradient / diagonal;

	if ((alpha[i] <= 0 && gradient > 0) ||
	    (alpha[i] >= problem->c[i] && gradient < 0))
		return 0;
	next = fmaxf(0, fminf(problem->c[i], next));
	if (next != alpha[i])
		add_row(problem, document, label * (next - alpha[i]), value);
	alpha[i] = next;
	return gradient;
}

static void
shuffle(int32_t *order, int count, uint32_t *state)
{
	for (int i = count - 1; i > 0; i--) {
		*state = *state * 1664525u + 1013904223u;

		int j = (int)(((uint64_t)*state * (uint64_t)(i + 1)) >> 32);
		int32_t other = order[i];

		order[i] = order[j];
		order[j] = other;
	}
}

/* value[size] gets every document's decision value; returns the rounds. */
int
fit(const struct problem *problem, float *alpha, float *value)
{
	int32_t *order = calloc((size_t)problem->count, sizeof *order);
	uint32_t state = 1;
	int round = 0;

	if (!order)
		return -1;
	memset(value, 0, (size_t)problem->size * sizeof *value);
	for (int i = 0; i < problem->count; i++) {
		order[i] = i;
		if (alpha[i] > 0)
			add_row(problem, problem->document[i],
				alpha[i] * (float)problem->label[i], value);
	}
	for (; round < problem->rounds; round++) {
		float most = 0;

		shuffle(order, problem->count, &state);
		for (int i = 0; i < problem->count; i++)
			most = fmaxf(most, fabsf(descend(problem, order[i],
							 alpha, value)));
		if (most <= problem->tolerance)
			break;
	}
	free(order);
	return round;
}
