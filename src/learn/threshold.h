/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_THRESHOLD_H
#define TRIAGE_THRESHOLD_H

#include "metrics.h"

/*
 * The confidence from which a category holds: where F1 is highest on
 * out-of-fold predictions.  Among neighbouring thresholds that are as good
 * within a hair the middle one is taken, since the peak of few positives is
 * ragged.  Changes the order of `prediction`; 0.5 where nothing holds.
 */
double threshold_yes(struct prediction *prediction, size_t count,
		     struct error *error);

/*
 * Raise `yes` to where the stated precision is reached, if that costs no more
 * than a little of F1; else it stays.  `prediction` is in the order in which
 * threshold_yes() leaves it.
 */
double threshold_raise(const struct prediction *prediction, size_t count,
		       double yes, double precision);

/*
 * The confidence from which it may hold, given the threshold for yes: half of
 * that, but no more is unsure than so large a share of the predictions that
 * come into question at all.  Takes the same order.
 */
double threshold_unsure(const struct prediction *prediction, size_t count,
			double yes);

#endif
