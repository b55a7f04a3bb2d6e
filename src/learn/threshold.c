/* SPDX-License-Identifier: MIT */
#include "threshold.h"

#include <stdlib.h>

/* F1 is as good as the best when it loses no more than this. */
static const double HAIR = 0.003;

static int
compare_confidence(const void *a, const void *b)
{
	double first = ((const struct prediction *)a)->confidence;
	double second = ((const struct prediction *)b)->confidence;

	return (first < second) - (first > second);
}

/* F1 when everything down to and with i is decided yes, for a valid cut. */
static double
best_f1(const struct prediction *prediction, size_t count, double *f1)
{
	double positives = 0;
	double right = 0;
	double best = 0;

	for (size_t i = 0; i < count; i++)
		positives += prediction[i].holds;
	for (size_t i = 0; i < count; i++) {
		right += prediction[i].holds;
		f1[i] = metrics_f1(right, (double)(i + 1), positives);
		if (i + 1 < count && prediction[i + 1].confidence ==
					     prediction[i].confidence)
			f1[i] = -1;
		if (f1[i] > best)
			best = f1[i];
	}
	return best;
}

/* A cut between equal confidences is none, and stands in no one's way. */
static bool
is_near(double f1, double best)
{
	return f1 < 0 || f1 >= best - HAIR;
}

double
threshold_yes(struct prediction *prediction, size_t count,
	      struct error *error)
{
	double *f1 = calloc(count + 1, sizeof *f1);
	double low = 0;
	double high = 0;

	if (!f1) {
		error_no_memory(error);
		return -1;
	}
	qsort(prediction, count, sizeof *prediction, compare_confidence);

	double best = best_f1(prediction, count, f1);
	size_t first = 0;
	size_t last;

	while (first < count && f1[first] < best)
		first++;
	last = first;
	while (best > 0 && first > 0 && is_near(f1[first - 1], best))
		first--;
	while (best > 0 && last + 1 < count && is_near(f1[last + 1], best))
		last++;
	while (last > first && f1[last] < 0)
		last--;
	if (best > 0) {
		high = prediction[first].confidence;
		low = prediction[last].confidence;
	}
	free(f1);
	return best > 0 ? (low + high) / 2 : 0.5;
}

double
threshold_unsure(double yes)
{
	return yes / 2;
}
