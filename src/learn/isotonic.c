/* SPDX-License-Identifier: MIT */
#include "calibrate.h"

#include "../base/number.h"

#include <stdlib.h>

/* Knots are written with so many places, so they must differ in them. */
enum { PLACES = 6 };

/* Neighbouring documents that share one confidence. */
struct pool {
	double weight;
	double positives;
	double score_sum;
};

static int
compare_scores(const void *a, const void *b)
{
	const struct scored *first = a;
	const struct scored *second = b;

	if (first->score != second->score)
		return first->score > second->score ? 1 : -1;
	return (int)first->holds - (int)second->holds;
}

static double
rate(const struct pool *pool)
{
	return pool->positives / pool->weight;
}

static void
unite(struct pool *into, const struct pool *from)
{
	into->weight += from->weight;
	into->positives += from->positives;
	into->score_sum += from->score_sum;
}

/* Pools of strictly rising rates. */
static size_t
pool_violators(const struct scored *scored, size_t count, struct pool *pool)
{
	size_t pools = 0;

	for (size_t i = 0; i < count;) {
		double score = scored[i].score;
		struct pool *fresh = &pool[pools++];

		/* Equal scores cannot be told apart: one pool from the start. */
		*fresh = (struct pool){ 0 };
		for (; i < count && scored[i].score <= score; i++)
			unite(fresh, &(struct pool){ 1, scored[i].holds,
						     score });
		while (pools > 1 &&
		       rate(&pool[pools - 2]) >= rate(&pool[pools - 1])) {
			pools--;
			unite(&pool[pools - 1], &pool[pools]);
		}
	}
	return pools;
}

/* Unite the lightest pool with its lighter neighbour until `most` remain. */
static size_t
thin_out(struct pool *pool, size_t pools, size_t most)
{
	while (pools > most) {
		size_t lightest = 0;

		for (size_t i = 1; i + 1 < pools; i++)
			if (pool[i].weight + pool[i + 1].weight <
			    pool[lightest].weight + pool[lightest + 1].weight)
				lightest = i;
		unite(&pool[lightest], &pool[lightest + 1]);
		for (size_t i = lightest + 1; i + 1 < pools; i++)
			pool[i] = pool[i + 1];
		pools--;
	}
	return pools;
}

static double
mean_score(const struct pool *pool)
{
	return pool->score_sum / pool->weight;
}

void
isotonic_add_knot(struct calibration *calibration, double score,
		  double confidence)
{
	struct knot knot = { number_round(score, PLACES),
			     number_round(confidence, PLACES) };
	size_t knots = calibration->knots;
	const struct knot *last = calibration->knot + (knots ? knots - 1 : 0);

	if (knots > 0 && (knot.score <= last->score ||
			  knot.confidence <= last->confidence))
		return;
	calibration->knot[calibration->knots++] = knot;
}

/* A pool's rate, drawn off 0 and 1 by half a document. */
static double
smoothed(const struct pool *pool)
{
	return (pool->positives + 0.5) / (pool->weight + 1);
}

static void
lay_knots(const struct scored *scored, size_t count, const struct pool *pool,
	  size_t pools, struct calibration *calibration)
{
	double first = smoothed(&pool[0]);
	double last = smoothed(&pool[pools - 1]);

	/* Beyond the outermost pools, if they are more than one score wide. */
	if (number_round(scored[0].score, PLACES) <
	    number_round(mean_score(&pool[0]), PLACES))
		isotonic_add_knot(calibration, scored[0].score, first / 2);
	for (size_t i = 0; i < pools; i++)
		isotonic_add_knot(calibration, mean_score(&pool[i]),
				  smoothed(&pool[i]));
	isotonic_add_knot(calibration, scored[count - 1].score,
			  (1 + last) / 2);
}

bool
isotonic_fit(struct scored *scored, size_t count,
	     struct calibration *calibration, struct error *error)
{
	struct pool *pool = calloc(count + 1, sizeof *pool);

	if (!pool)
		return error_no_memory(error);
	qsort(scored, count, sizeof *scored, compare_scores);

	size_t pools = pool_violators(scored, count, pool);

	pools = thin_out(pool, pools, KNOTS_MOST - 2);
	*calibration = (struct calibration){ .kind = CALIBRATION_ISOTONIC };
	lay_knots(scored, count, pool, pools, calibration);
	free(pool);
	return true;
}
