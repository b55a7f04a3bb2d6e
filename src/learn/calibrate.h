/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_CALIBRATE_H
#define TRIAGE_CALIBRATE_H

#include "../base/error.h"
#include "../model/calibration.h"

/*
 * Fit confidences to out-of-fold decision values.
 */
struct scored {
	double score;
	bool holds;
	unsigned fold;
};

/*
 * With fewer positives or negatives than this a category is uncalibrated:
 * there is nothing to check a sigmoid on.
 */
enum { CALIBRATION_FLOOR = 10 };

/*
 * Platt scaling with smoothed targets, by Newton's method with backtracking
 * (Lin, Lin and Weng, A note on Platt's probabilistic outputs for support
 * vector machines, 2007).
 */
void platt_fit(const struct scored *scored, size_t count,
	       struct calibration *calibration);

/*
 * Isotonic regression by pooling adjacent violators (Zadrozny and Elkan
 * 2002): a knot at each pool's mean score, joined by lines, and one beyond
 * each end.  `scored` is sorted.
 */
bool isotonic_fit(struct scored *scored, size_t count,
		  struct calibration *calibration, struct error *error);

/* Add a knot, unless rounded it is not above the last one in both. */
void isotonic_add_knot(struct calibration *calibration, double score,
		       double confidence);

/*
 * Halfway between isotonic regression and Platt scaling: the former follows
 * chance where documents are few and ranks many of them the same, the latter
 * cannot bend.  In form it is isotonic.  `scored` is sorted.
 */
bool tempered_fit(struct scored *scored, size_t count,
		  struct calibration *calibration, struct error *error);

/*
 * Whichever of the three has the lower Brier score when each fold is judged by
 * a fit on the others; `confidence` gets these cross-fitted values in the
 * order of `scored`.  Below the floor: the uncalibrated form, whose slope
 * grows with the number of positives and which is anchored at the prior.
 */
bool calibrate(const struct scored *scored, size_t count,
	       struct calibration *calibration, double *confidence,
	       struct error *error);

#endif
