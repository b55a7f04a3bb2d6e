/* SPDX-License-Identifier: MIT */
#include "calibrate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How steep a single unit of score may be at the floor itself. */
static const double UNCALIBRATED_SLOPE = 1;

typedef bool fitter(struct scored *scored, size_t count,
		    struct calibration *calibration, struct error *error);

static bool
fit_platt(struct scored *scored, size_t count,
	  struct calibration *calibration, struct error *error)
{
	(void)error;
	platt_fit(scored, count, calibration);
	return true;
}

bool
tempered_fit(struct scored *scored, size_t count,
	     struct calibration *calibration, struct error *error)
{
	struct calibration isotonic;
	struct calibration platt;

	if (!isotonic_fit(scored, count, &isotonic, error))
		return false;
	platt_fit(scored, count, &platt);
	*calibration = (struct calibration){ .kind = CALIBRATION_ISOTONIC };
	for (size_t i = 0; i < isotonic.knots; i++) {
		const struct knot *knot = &isotonic.knot[i];

		isotonic_add_knot(calibration, knot->score,
				  (knot->confidence +
				   calibration_confidence(&platt,
							  knot->score)) / 2);
	}
	return true;
}

static unsigned
folds_of(const struct scored *scored, size_t count)
{
	unsigned folds = 0;

	for (size_t i = 0; i < count; i++)
		if (scored[i].fold >= folds)
			folds = scored[i].fold + 1;
	return folds;
}

static size_t
copy_others(const struct scored *scored, size_t count, unsigned fold,
	    struct scored *copy)
{
	size_t copied = 0;

	for (size_t i = 0; i < count; i++)
		if (scored[i].fold != fold)
			copy[copied++] = scored[i];
	return copied;
}

/* Judge each fold by a fit on the others. */
static bool
cross_fit(const struct scored *scored, size_t count, fitter *fit,
	  struct scored *copy, double *confidence, struct error *error)
{
	unsigned folds = folds_of(scored, count);

	for (unsigned fold = 0; fold < folds; fold++) {
		struct calibration calibration;
		size_t copied = copy_others(scored, count, fold, copy);

		if (copied == 0)
			copied = copy_others(scored, count, folds, copy);
		if (!fit(copy, copied, &calibration, error))
			return false;
		for (size_t i = 0; i < count; i++)
			if (scored[i].fold == fold)
				confidence[i] = calibration_confidence(
					&calibration, scored[i].score);
	}
	return true;
}

static double
brier_score(const struct scored *scored, size_t count,
	    const double *confidence)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++) {
		double gap = confidence[i] - (double)scored[i].holds;

		sum += gap * gap;
	}
	return sum;
}

static void
leave_uncalibrated(const struct scored *scored, size_t count,
		   size_t positives, struct calibration *calibration,
		   double *confidence)
{
	double prior = ((double)positives + 1) / ((double)count + 2);
	double share = (double)positives / CALIBRATION_FLOOR;

	*calibration = (struct calibration){
		.kind = CALIBRATION_UNCALIBRATED,
		.a = -UNCALIBRATED_SLOPE * (share < 1 ? share : 1),
		.b = log(1 / prior - 1),
	};
	for (size_t i = 0; i < count; i++)
		confidence[i] = calibration_confidence(calibration,
						       scored[i].score);
}

/*
 * Try each, the simplest first; `other` and `copy` are scratch space for
 * `count` each.
 */
static bool
choose(const struct scored *scored, size_t count,
       struct calibration *calibration, double *confidence, double *other,
       struct scored *copy, struct error *error)
{
	static fitter *const kind[] = { fit_platt, tempered_fit,
					isotonic_fit };
	size_t best = 0;

	if (!cross_fit(scored, count, kind[0], copy, confidence, error))
		return false;
	for (size_t i = 1; i < sizeof kind / sizeof kind[0]; i++) {
		if (!cross_fit(scored, count, kind[i], copy, other, error))
			return false;
		if (brier_score(scored, count, other) >=
		    brier_score(scored, count, confidence))
			continue;
		memcpy(confidence, other, count * sizeof *confidence);
		best = i;
	}
	memcpy(copy, scored, count * sizeof *copy);
	return kind[best](copy, count, calibration, error);
}

bool
calibrate(const struct scored *scored, size_t count,
	  struct calibration *calibration, double *confidence,
	  struct error *error)
{
	struct scored *copy = calloc(count + 1, sizeof *copy);
	double *other = calloc(count + 1, sizeof *other);
	size_t positives = 0;
	bool fitted = true;

	for (size_t i = 0; i < count; i++)
		positives += scored[i].holds;
	if (!copy || !other)
		fitted = error_no_memory(error);
	else if (positives < CALIBRATION_FLOOR ||
		 count - positives < CALIBRATION_FLOOR)
		leave_uncalibrated(scored, count, positives, calibration,
				   confidence);
	else
		fitted = choose(scored, count, calibration, confidence, other,
				copy, error);
	free(copy);
	free(other);
	return fitted;
}
