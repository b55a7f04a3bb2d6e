/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_METRICS_H
#define TRIAGE_METRICS_H

#include "../base/error.h"

/*
 * How good predictions of one category are.
 *
 * Average precision sums precision times the gain in recall over the ranking
 * by confidence, equal confidences sharing one rank.  The Brier score is the
 * mean squared difference between confidence and truth.  The calibration
 * error is the expected one over ten bins of equal mass (Naeini, Cooper and
 * Hauskrecht 2015).
 */
struct prediction {
	double confidence;
	bool holds;		/* the truth */
	bool yes;		/* what was decided */
};

struct metrics {
	size_t positives;
	size_t negatives;
	double precision;	/* 0 where nothing was decided yes */
	double recall;
	double f1;
	double average_precision; /* 0 without positives */
	double brier;
	double calibration_error;
};

/* Descending by confidence, equal ones by truth. */
void metrics_sort(struct prediction *prediction, size_t count);

/* Changes the order of `prediction`. */
void metrics_compute(struct prediction *prediction, size_t count,
		     struct metrics *metrics);

/* The harmonic mean of precision and recall from counts. */
double metrics_f1(double true_positives, double decided, double positives);

#endif
