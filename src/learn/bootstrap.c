/* SPDX-License-Identifier: MIT */
#include "bootstrap.h"

#include "../base/parallel.h"
#include "../base/splitmix.h"

#include <stdlib.h>
#include <string.h>

static const uint64_t SEED = UINT64_C(0x7472696167652121);

/* Differences that rounding makes are none. */
static const double HAIR = 1e-12;

struct draws {
	const struct bootstrap *bootstrap;
	const bool *counts; /* [rows], what the mean is over */
	uint32_t *weight;   /* [threads][examples] */
	double *difference; /* [rows + 1][figures][resamples] */
};

static double *
column(const struct draws *draws, size_t row, size_t figure)
{
	return draws->difference +
	       (row * RANKING_FIGURES + figure) * draws->bootstrap->resamples;
}

/* How often each example was drawn this time. */
static void
draw(const struct bootstrap *bootstrap, size_t resample, uint32_t *weight)
{
	struct splitmix seeds = { SEED + resample };
	struct splitmix splitmix = { splitmix_next(&seeds) };

	memset(weight, 0, bootstrap->examples * sizeof *weight);
	for (size_t i = 0; i < bootstrap->documents; i++)
		weight[bootstrap->document[splitmix_below(
			&splitmix, (uint32_t)bootstrap->documents)]]++;
}

static bool
measure_draw(void *context, size_t resample, unsigned worker)
{
	struct draws *draws = context;
	const struct bootstrap *bootstrap = draws->bootstrap;
	uint32_t *weight = draws->weight + worker * bootstrap->examples;
	double mean[RANKING_FIGURES] = { 0 };
	double before[RANKING_FIGURES] = { 0 };
	double after[RANKING_FIGURES];
	double counted = 0;

	draw(bootstrap, resample, weight);
	for (size_t row = 0; row < bootstrap->rows; row++) {
		if (bootstrap->before)
			ranking_measure(&bootstrap->before[row], weight,
					before);
		ranking_measure(&bootstrap->after[row], weight, after);
		counted += draws->counts[row];
		for (size_t k = 0; k < RANKING_FIGURES; k++) {
			double change = after[k] - before[k];

			column(draws, row, k)[resample] = change;
			mean[k] += draws->counts[row] ? change : 0;
		}
	}
	for (size_t k = 0; k < RANKING_FIGURES; k++)
		column(draws, bootstrap->rows, k)[resample] =
			counted > 0 ? mean[k] / counted : 0;
	return true;
}

static int
compare_numbers(const void *a, const void *b)
{
	double first = *(const double *)a;
	double second = *(const double *)b;

	return (first > second) - (first < second);
}

/* The percentile interval of one column, which is sorted for it. */
static struct difference
summarise(double *change, size_t count)
{
	double better = 0;
	size_t tail = count / 40;

	for (size_t i = 0; i < count; i++)
		better += change[i] > HAIR ? 1 : change[i] >= -HAIR ? 0.5 : 0;
	qsort(change, count, sizeof *change, compare_numbers);
	return (struct difference){ change[tail], change[count - 1 - tail],
				    better / (double)count };
}

static void
note_positives(const struct bootstrap *bootstrap, bool *counts)
{
	for (size_t row = 0; row < bootstrap->rows; row++)
		for (size_t i = 0; i < bootstrap->after[row].count; i++)
			counts[row] |= bootstrap->after[row].ranked[i].holds;
}

bool
bootstrap_run(const struct bootstrap *bootstrap,
	      struct difference (*difference)[RANKING_FIGURES],
	      struct error *error)
{
	size_t cells = (bootstrap->rows + 1) * RANKING_FIGURES;
	bool *counts = calloc(bootstrap->rows + 1, sizeof *counts);
	struct draws draws = {
		.bootstrap = bootstrap,
		.counts = counts,
		.weight = calloc(bootstrap->threads * bootstrap->examples + 1,
				 sizeof(uint32_t)),
		.difference = calloc(cells * bootstrap->resamples + 1,
				     sizeof(double)),
	};
	bool run = counts && draws.weight && draws.difference;

	if (run)
		note_positives(bootstrap, counts);
	run = run && parallel_run(bootstrap->threads, bootstrap->resamples,
				  measure_draw, &draws);
	for (size_t i = 0; run && i < cells; i++)
		difference[i / RANKING_FIGURES][i % RANKING_FIGURES] =
			summarise(draws.difference + i * bootstrap->resamples,
				  bootstrap->resamples);
	free(counts);
	free(draws.weight);
	free(draws.difference);
	return run || error_no_memory(error);
}
