/* SPDX-License-Identifier: MIT */
#include "metrics.h"

#include <math.h>
#include <stdlib.h>

enum { BINS = 10 };

static int
compare_confidence(const void *a, const void *b)
{
	const struct prediction *first = a;
	const struct prediction *second = b;

	/* Equal ones by truth, so that the order never depends on qsort(). */
	if (first->confidence != second->confidence)
		return first->confidence < second->confidence ? 1 : -1;
	return (int)second->holds - (int)first->holds;
}

void
metrics_sort(struct prediction *prediction, size_t count)
{
	if (count > 0)
		qsort(prediction, count, sizeof *prediction,
		      compare_confidence);
}

double
metrics_f1(double true_positives, double decided, double positives)
{
	return true_positives > 0
		       ? 2 * true_positives / (decided + positives)
		       : 0;
}

static double
ratio(size_t part, size_t whole)
{
	return whole ? (double)part / (double)whole : 0;
}

static void
count_decisions(const struct prediction *prediction, size_t count,
		struct metrics *metrics)
{
	size_t decided = 0;
	size_t right = 0;

	for (size_t i = 0; i < count; i++) {
		metrics->positives += prediction[i].holds;
		decided += prediction[i].yes;
		right += prediction[i].yes && prediction[i].holds;
	}
	metrics->negatives = count - metrics->positives;
	metrics->precision = ratio(right, decided);
	metrics->recall = ratio(right, metrics->positives);
	metrics->f1 = metrics_f1((double)right, (double)decided,
				 (double)metrics->positives);
}

/* Of predictions in descending order of confidence. */
static double
average_precision(const struct prediction *prediction, size_t count)
{
	size_t hits = 0;
	double total = 0;

	for (size_t i = 0; i < count;) {
		size_t end = i;
		size_t fresh = 0;

		for (; end < count && prediction[end].confidence ==
					      prediction[i].confidence;
		     end++)
			fresh += prediction[end].holds;
		hits += fresh;
		total += (double)fresh * (double)hits / (double)end;
		i = end;
	}
	return hits ? total / (double)hits : 0;
}

/* Of predictions in descending order; bins go from the lowest up. */
static double
calibration_error(const struct prediction *prediction, size_t count)
{
	double error = 0;

	for (size_t bin = 0; bin < BINS; bin++) {
		double gap = 0;

		for (size_t i = bin * count / BINS;
		     i < (bin + 1) * count / BINS; i++)
			gap += prediction[count - 1 - i].confidence -
			       (double)prediction[count - 1 - i].holds;
		error += fabs(gap);
	}
	return error / (double)count;
}

static double
brier_score(const struct prediction *prediction, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++) {
		double gap = prediction[i].confidence -
			     (double)prediction[i].holds;

		sum += gap * gap;
	}
	return sum / (double)count;
}

void
metrics_compute(struct prediction *prediction, size_t count,
		struct metrics *metrics)
{
	*metrics = (struct metrics){ 0 };
	if (count == 0)
		return;
	metrics_sort(prediction, count);
	count_decisions(prediction, count, metrics);
	metrics->average_precision = average_precision(prediction, count);
	metrics->brier = brier_score(prediction, count);
	metrics->calibration_error = calibration_error(prediction, count);
}
