/* SPDX-License-Identifier: MIT */
#include "threshold.h"

#include <stdlib.h>

/* F1 is as good as the best when it loses no more than this. */
static const double HAIR = 0.003;

/* A stated precision may cost so much of the best F1. */
static const double PRECISION_COST = 0.005;

/* Of the predictions above LIKELY so large a part may be unsure. */
static const double LIKELY = 0.2;
static const double UNSURE_SHARE = 0.11;

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

/* How many come first with at least this confidence. */
static size_t
count_from(const struct prediction *prediction, size_t count,
	   double confidence)
{
	size_t from = 0;

	while (from < count && prediction[from].confidence >= confidence)
		from++;
	return from;
}

/* Whether the first `i` can be parted from the rest. */
static bool
is_cut(const struct prediction *prediction, size_t count, size_t i)
{
	return i == count ||
	       prediction[i].confidence < prediction[i - 1].confidence;
}

double
threshold_raise(const struct prediction *prediction, size_t count, double yes,
		double precision)
{
	size_t from = count_from(prediction, count, yes);
	double positives = 0;
	double right = 0;
	double raised = yes;
	double least = -1;

	for (size_t i = 0; i < count; i++)
		positives += prediction[i].holds;
	for (size_t i = 0; i < from; i++)
		right += prediction[i].holds;
	for (size_t i = from; i > 0; i--) {
		double f1 = metrics_f1(right, (double)i, positives);

		if (least < 0)
			least = f1 - PRECISION_COST;
		if (f1 < least)
			break;
		if (is_cut(prediction, count, i) &&
		    right >= precision * (double)i)
			return raised;
		right -= prediction[i - 1].holds;
		if (i > 1)
			raised = (prediction[i - 1].confidence +
				  prediction[i - 2].confidence) / 2;
	}
	return yes;
}

double
threshold_unsure(const struct prediction *prediction, size_t count, double yes)
{
	size_t decided = count_from(prediction, count, yes);
	size_t likely = count_from(prediction, count, LIKELY);
	size_t most = decided + (size_t)(UNSURE_SHARE * (double)likely);
	double half = yes / 2;

	if (most >= count || prediction[most].confidence < half)
		return half;
	/* Above the first one too many, and those equal to it. */
	while (most > decided && prediction[most - 1].confidence ==
					 prediction[most].confidence)
		most--;
	return most > decided ? prediction[most - 1].confidence : yes;
}
