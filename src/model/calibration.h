/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_CALIBRATION_H
#define TRIAGE_CALIBRATION_H

#include <stdbool.h>
#include <stddef.h>

/*
 * From a decision value to a confidence.
 *
 * PLATT: 1 / (1 + exp(A f + B)) (Platt 1999).  ISOTONIC: straight lines
 * between knots in ascending order of score and confidence, constant outside
 * (Zadrozny and Elkan 2002, with lines in place of steps, so that documents
 * of different scores keep their order).  UNCALIBRATED has the form of PLATT
 * with a slope that shrinks to the prior: there were too few examples to
 * check it on, and nothing is ever more than unsure.
 */
enum calibration_kind {
	CALIBRATION_UNCALIBRATED,
	CALIBRATION_PLATT,
	CALIBRATION_ISOTONIC,
};

struct knot {
	double score;
	double confidence;
};

enum { KNOTS_MOST = 64, KNOT_SCORE_MOST = 1000000 };

struct calibration {
	enum calibration_kind kind;
	double a;			/* below 0: confidence rises */
	double b;
	size_t knots;
	struct knot knot[KNOTS_MOST];
};

double calibration_confidence(const struct calibration *calibration,
			      double score);

/*
 * Whether an isotonic calibration has knots, which rise in both score and
 * confidence, so that there is one confidence a score, and another none.
 */
bool calibration_has_sound_knots(const struct calibration *calibration);

/* The lowest score with at least this confidence, for 0 < confidence < 1. */
double calibration_score(const struct calibration *calibration,
			 double confidence);

/* Change it to take scores that are lower by `offset`. */
void calibration_shift(struct calibration *calibration, double offset);

#endif
