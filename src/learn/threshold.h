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

/* The confidence from which it may hold, given the threshold for yes. */
double threshold_unsure(double yes);

#endif
