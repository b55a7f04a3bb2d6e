/* SPDX-License-Identifier: MIT */
#include "calibration.h"

#include <math.h>

/* Written so that exp() never overflows (Lin, Lin and Weng 2007). */
static double
sigmoid(double x)
{
	return x >= 0 ? exp(-x) / (1 + exp(-x)) : 1 / (1 + exp(x));
}

static bool
is_knot(const struct knot *knot)
{
	return fabs(knot->score) <= KNOT_SCORE_MOST && knot->confidence >= 0 &&
	       knot->confidence <= 1;
}

bool
calibration_has_sound_knots(const struct calibration *calibration)
{
	const struct knot *knot = calibration->knot;
	size_t knots = calibration->knots;

	if (knots > KNOTS_MOST ||
	    (knots > 0) != (calibration->kind == CALIBRATION_ISOTONIC))
		return false;
	for (size_t i = 0; i < knots; i++)
		if (!is_knot(&knot[i]) ||
		    (i > 0 && !(knot[i].score > knot[i - 1].score &&
				knot[i].confidence > knot[i - 1].confidence)))
			return false;
	return true;
}

static double
between(const struct knot *low, const struct knot *high, double score)
{
	double part = (score - low->score) / (high->score - low->score);

	return low->confidence + part * (high->confidence - low->confidence);
}

static double
interpolate(const struct calibration *calibration, double score)
{
	const struct knot *knot = calibration->knot;
	size_t last = calibration->knots - 1;
	size_t i = 0;

	if (score <= knot[0].score)
		return knot[0].confidence;
	if (score >= knot[last].score)
		return knot[last].confidence;
	while (knot[i + 1].score <= score)
		i++;
	return between(&knot[i], &knot[i + 1], score);
}

double
calibration_confidence(const struct calibration *calibration, double score)
{
	if (calibration->kind == CALIBRATION_ISOTONIC)
		return interpolate(calibration, score);
	return sigmoid(calibration->a * score + calibration->b);
}

static double
score_between_knots(const struct calibration *calibration, double confidence)
{
	const struct knot *knot = calibration->knot;

	if (confidence <= knot[0].confidence)
		return knot[0].score;
	for (size_t i = 1; i < calibration->knots; i++) {
		double rise = knot[i].confidence - knot[i - 1].confidence;
		double part = (confidence - knot[i - 1].confidence) / rise;

		if (confidence <= knot[i].confidence)
			return knot[i - 1].score +
			       part * (knot[i].score - knot[i - 1].score);
	}
	return knot[calibration->knots - 1].score;
}

double
calibration_score(const struct calibration *calibration, double confidence)
{
	if (calibration->kind == CALIBRATION_ISOTONIC)
		return score_between_knots(calibration, confidence);
	return (log(1 / confidence - 1) - calibration->b) / calibration->a;
}

void
calibration_shift(struct calibration *calibration, double offset)
{
	calibration->b += calibration->a * offset;
	for (size_t i = 0; i < calibration->knots; i++)
		calibration->knot[i].score -= offset;
}
