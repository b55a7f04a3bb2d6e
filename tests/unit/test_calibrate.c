/* SPDX-License-Identifier: MIT */
#include "../../src/learn/calibrate.h"

#include "sample.h"
#include "unit.h"

#include <math.h>
#include <string.h>

enum { MOST = 4100, FOLDS = 5 };

static struct scored scored[MOST];
static struct calibration calibration;
static double confidence[MOST];
static size_t count;
static struct error error;

static void
add(double score, bool holds)
{
	ck_assert_uint_lt(count, MOST);
	scored[count] = (struct scored){ score, holds,
					 (unsigned)count % FOLDS };
	count++;
}

/* Around each of 41 scores a hundred documents, in proportion to a curve. */
static void
draw(double (*curve)(double score))
{
	count = 0;
	for (int i = 0; i <= 40; i++) {
		double score = (i - 20) / 10.0;

		for (int k = 0; k < 100; k++)
			add(score + (k - 49.5) * 1e-5,
			    k * 37 % 100 < lround(100 * curve(score)));
	}
}

static double
sigmoid(double score)
{
	return 1 / (1 + exp(-2.5 * score + 0.7));
}

static double
stairs(double score)
{
	return score < -1 ? 0.02 : score < 0.9 ? 0.5 : 0.98;
}

START_TEST(recovers_the_sigmoid_that_data_came_from)
{
	draw(sigmoid);
	platt_fit(scored, count, &calibration);
	ck_assert_int_eq(calibration.kind, CALIBRATION_PLATT);
	ck_assert_double_eq_tol(calibration.a, -2.5, 0.03);
	ck_assert_double_eq_tol(calibration.b, 0.7, 0.03);
}
END_TEST

/* Of the cross-entropy with Platt's smoothed targets. */
START_TEST(ends_where_the_gradient_is_nought)
{
	double positives = 0;
	double along_a = 0;
	double along_b = 0;
	uint64_t state = 7;

	for (int i = 0; i < 200; i++) {
		double score = sample_random(&state, 4000) / 1000.0 - 2;

		add(score, sample_random(&state, 1000) <
				   1000 * sigmoid(score));
		positives += scored[i].holds;
	}
	platt_fit(scored, count, &calibration);
	for (size_t i = 0; i < count; i++) {
		double target = scored[i].holds
					? (positives + 1) / (positives + 2)
					: 1 / (200 - positives + 2);
		double gap = target - calibration_confidence(
					      &calibration, scored[i].score);

		along_a += gap * scored[i].score;
		along_b += gap;
	}
	ck_assert_double_eq_tol(along_a, 0, 1e-4);
	ck_assert_double_eq_tol(along_b, 0, 1e-4);
}
END_TEST

/* What can be parted without error must not run off to infinity. */
START_TEST(stays_finite_on_separable_scores)
{
	for (int i = 0; i < 40; i++)
		add(i - 20, i >= 20);
	platt_fit(scored, count, &calibration);
	ck_assert(isfinite(calibration.a) && isfinite(calibration.b));
	ck_assert_double_lt(calibration.a, 0);
	ck_assert_double_gt(calibration_confidence(&calibration, 20), 0.9);
	ck_assert_double_lt(calibration_confidence(&calibration, 20), 1);
}
END_TEST

/* calibration.h: a is below 0.  Confidence never falls with the score. */
START_TEST(never_lets_confidence_fall)
{
	for (int i = 0; i < 60; i++)
		add(i, i < 30 ? i % 4 != 0 : i % 4 == 0);
	ck_assert(calibrate(scored, count, &calibration, confidence, &error));
	ck_assert_double_le(calibration_confidence(&calibration, 0),
			    calibration_confidence(&calibration, 59));
}
END_TEST

static bool
fit_platt(struct scored *some, size_t size, struct calibration *fit,
	  struct error *why)
{
	(void)why;
	platt_fit(some, size, fit);
	return true;
}

/* Each fold judged by a fit on the others; returns the sum of squares. */
static double
cross_fit(bool (*kind)(struct scored *, size_t, struct calibration *,
		       struct error *),
	  double *value)
{
	static struct scored others[MOST];
	double sum = 0;

	for (unsigned fold = 0; fold < FOLDS; fold++) {
		struct calibration fit;
		size_t kept = 0;

		for (size_t i = 0; i < count; i++)
			if (scored[i].fold != fold)
				others[kept++] = scored[i];
		ck_assert(kind(others, kept, &fit, &error));
		for (size_t i = fold; i < count; i += FOLDS) {
			value[i] = calibration_confidence(&fit,
							  scored[i].score);
			sum += pow(value[i] - scored[i].holds, 2);
		}
	}
	return sum;
}

/* A sigmoid that is bent, of which a sigmoid knows nothing. */
static double
bent(double score)
{
	return score < 0.5 ? 0.9 * sigmoid(score) : sigmoid(score);
}

/* So few documents that chance shows, in no order. */
static void
draw_few(double (*curve)(double score))
{
	uint64_t state = 4;

	for (int i = 0; i < 400; i++) {
		double score = sample_random(&state, 4000) / 1000.0 - 2;

		add(score,
		    sample_random(&state, 1000) < 1000 * curve(score));
	}
}

static const struct {
	void (*draw)(double (*curve)(double score));
	double (*curve)(double score);
	int best;		/* of Platt, tempered and isotonic */
} choices[] = {
	{ draw, sigmoid, 0 },
	{ draw_few, bent, 1 },
	{ draw, stairs, 2 },
};

START_TEST(chooses_the_lowest_cross_fitted_brier_score)
{
	static double value[3][MOST];
	static struct scored before[MOST];
	double brier[3];
	int best = choices[_i].best;

	choices[_i].draw(choices[_i].curve);
	brier[0] = cross_fit(fit_platt, value[0]);
	brier[1] = cross_fit(tempered_fit, value[1]);
	brier[2] = cross_fit(isotonic_fit, value[2]);
	for (int i = 0; i < 3; i++)
		ck_assert_double_le(brier[best], brier[i]);
	memcpy(before, scored, sizeof before);
	ck_assert(calibrate(scored, count, &calibration, confidence, &error));
	ck_assert_int_eq(calibration.kind, best ? CALIBRATION_ISOTONIC
						: CALIBRATION_PLATT);
	ck_assert_mem_eq(scored, before, sizeof before);
	ck_assert_mem_eq(confidence, value[best],
			 count * sizeof *confidence);
}
END_TEST

/* Halfway, and as few knots as the isotonic one has. */
START_TEST(tempers_at_each_knot)
{
	static struct calibration isotonic;
	struct calibration platt;

	draw(bent);
	ck_assert(isotonic_fit(scored, count, &isotonic, &error));
	platt_fit(scored, count, &platt);
	ck_assert(tempered_fit(scored, count, &calibration, &error));
	ck_assert_uint_eq(calibration.knots, isotonic.knots);
	for (size_t i = 0; i < isotonic.knots; i++) {
		double score = isotonic.knot[i].score;
		double middle = (isotonic.knot[i].confidence +
				 calibration_confidence(&platt, score)) / 2;

		ck_assert_double_eq_tol(
			calibration_confidence(&calibration, score), middle,
			1e-6);
	}
}
END_TEST

static const struct {
	int positives;
	int negatives;
	bool calibrated;
} floors[] = {
	{ CALIBRATION_FLOOR, CALIBRATION_FLOOR, true },
	{ CALIBRATION_FLOOR - 1, 100, false },
	{ 100, CALIBRATION_FLOOR - 1, false },
	{ 0, 50, false },
	{ 50, 0, false },
	{ 1, 50, false },
	{ 0, 0, false },
};

START_TEST(calibrates_nothing_below_the_floor)
{
	for (int i = 0; i < floors[_i].positives; i++)
		add(1 + i % 3, true);
	for (int i = 0; i < floors[_i].negatives; i++)
		add(-1 - i % 3, false);
	ck_assert(calibrate(scored, count, &calibration, confidence, &error));
	ck_assert_int_eq(calibration.kind != CALIBRATION_UNCALIBRATED,
			 floors[_i].calibrated);
	if (floors[_i].calibrated)
		return;
	ck_assert_double_eq_tol(calibration_confidence(&calibration, 0),
				(floors[_i].positives + 1) /
					(double)(count + 2),
				1e-12);
	ck_assert_double_le(calibration.a, 0);
	ck_assert_double_ge(calibration.a, -1);
	for (size_t i = 0; i < count; i++)
		ck_assert_double_eq(confidence[i],
				    calibration_confidence(&calibration,
							   scored[i].score));
}
END_TEST

Suite *
calibrate_suite(void)
{
	Suite *suite = suite_create("calibrate");
	TCase *platt = tcase_create("platt");
	TCase *choice = tcase_create("choice");

	tcase_add_test(platt, recovers_the_sigmoid_that_data_came_from);
	tcase_add_test(platt, ends_where_the_gradient_is_nought);
	tcase_add_test(platt, stays_finite_on_separable_scores);
	suite_add_tcase(suite, platt);

	tcase_add_loop_test(choice,
			    chooses_the_lowest_cross_fitted_brier_score, 0,
			    COUNT(choices));
	tcase_add_test(choice, tempers_at_each_knot);
	tcase_add_test(choice, never_lets_confidence_fall);
	tcase_add_loop_test(choice, calibrates_nothing_below_the_floor, 0,
			    COUNT(floors));
	suite_add_tcase(suite, choice);
	return suite;
}
