/* SPDX-License-Identifier: MIT */
#include "curve.h"

#include <stdlib.h>

/* A point for each rank that has new hits; `point` may be NULL to count. */
static size_t
walk(const struct prediction *prediction, size_t count, double positives,
     struct curve_point *point)
{
	size_t points = 0;
	size_t hits = 0;

	for (size_t i = 0; i < count;) {
		double confidence = prediction[i].confidence;
		size_t before = hits;

		for (; i < count && prediction[i].confidence == confidence; i++)
			hits += prediction[i].holds;
		if (hits == before)
			continue;
		if (point)
			point[points] = (struct curve_point){
				confidence, (double)hits / positives,
				(double)hits / (double)i
			};
		points++;
	}
	return points;
}

bool
curve_make(struct curve *curve, struct prediction *prediction, size_t count,
	   struct error *error)
{
	double positives = 0;

	*curve = (struct curve){ 0 };
	metrics_sort(prediction, count);
	for (size_t i = 0; i < count; i++)
		positives += prediction[i].holds;
	curve->count = walk(prediction, count, positives, NULL);
	curve->point = calloc(curve->count + 1, sizeof *curve->point);
	if (!curve->point)
		return error_no_memory(error);
	walk(prediction, count, positives, curve->point);
	return true;
}

void
curve_free(struct curve *curve)
{
	free(curve->point);
	*curve = (struct curve){ 0 };
}
