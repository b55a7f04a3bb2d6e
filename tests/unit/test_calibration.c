/* SPDX-License-Identifier: MIT */
#include "../../src/model/calibration.h"

#include "unit.h"

#include <math.h>

static const struct calibration platt = { .kind = CALIBRATION_PLATT,
					  .a = -2,
					  .b = 0.5 };

static const struct calibration isotonic = {
	.kind = CALIBRATION_ISOTONIC,
	.knots = 4,
	.knot = { { -2, 0.1 }, { 0, 0.3 }, { 0.5, 0.8 }, { 3, 0.95 } },
};

static const struct {
	const struct calibration *calibration;
	double score;
	double confidence;
} confidences[] = {
	{ &platt, 0.25, 0.5 },
	{ &platt, 0, 0.3775406687981454 },
	{ &platt, 1, 0.8175744761936437 },
	{ &platt, -1, 0.07585818002124355 },
	{ &platt, 1e9, 1 },
	{ &platt, -1e9, 0 },
	{ &isotonic, -7, 0.1 },
	{ &isotonic, -2, 0.1 },
	{ &isotonic, -1, 0.2 },
	{ &isotonic, 0, 0.3 },
	{ &isotonic, 0.25, 0.55 },
	{ &isotonic, 1.75, 0.875 },
	{ &isotonic, 3, 0.95 },
	{ &isotonic, 7, 0.95 },
};

START_TEST(gives_the_confidence_of_a_score)
{
	ck_assert_double_eq_tol(
		calibration_confidence(confidences[_i].calibration,
				       confidences[_i].score),
		confidences[_i].confidence, 1e-12);
}
END_TEST

START_TEST(gives_a_score_without_slope_the_prior)
{
	struct calibration flat = { .kind = CALIBRATION_UNCALIBRATED,
				    .b = log(3) };

	for (int i = -5; i <= 5; i++)
		ck_assert_double_eq_tol(calibration_confidence(&flat, i),
					0.25, 1e-12);
}
END_TEST

START_TEST(takes_a_single_knot)
{
	struct calibration single = { .kind = CALIBRATION_ISOTONIC,
				      .knots = 1,
				      .knot = { { 1, 0.7 } } };

	for (int i = 0; i <= 2; i++)
		ck_assert_double_eq(calibration_confidence(&single, i), 0.7);
	ck_assert_double_eq(calibration_score(&single, 0.5), 1);
}
END_TEST

static const struct calibration *const both[] = { &platt, &isotonic };

START_TEST(rises_with_the_score)
{
	double last = 0;

	for (int i = -200; i < 300; i++) {
		double confidence =
			calibration_confidence(both[_i], i / 100.0);

		ck_assert_double_gt(confidence, last);
		last = confidence;
	}
}
END_TEST

START_TEST(finds_the_score_of_a_confidence)
{
	for (int i = 11; i < 95; i++) {
		double score = calibration_score(both[_i], i / 100.0);

		ck_assert_double_eq_tol(
			calibration_confidence(both[_i], score), i / 100.0,
			1e-12);
	}
}
END_TEST

START_TEST(stays_within_the_knots)
{
	ck_assert_double_eq(calibration_score(&isotonic, 0.01), -2);
	ck_assert_double_eq(calibration_score(&isotonic, 0.99), 3);
}
END_TEST

START_TEST(shifts_to_lower_scores)
{
	struct calibration shifted = *both[_i];

	calibration_shift(&shifted, 0.75);
	for (int i = -30; i <= 40; i++)
		ck_assert_double_eq_tol(
			calibration_confidence(&shifted, i / 10.0 - 0.75),
			calibration_confidence(both[_i], i / 10.0), 1e-12);
}
END_TEST

Suite *
calibration_suite(void)
{
	Suite *suite = suite_create("calibration");
	TCase *confidence = tcase_create("confidence");
	TCase *score = tcase_create("score");

	tcase_add_loop_test(confidence, gives_the_confidence_of_a_score, 0,
			    COUNT(confidences));
	tcase_add_test(confidence, gives_a_score_without_slope_the_prior);
	tcase_add_test(confidence, takes_a_single_knot);
	tcase_add_loop_test(confidence, rises_with_the_score, 0, COUNT(both));
	suite_add_tcase(suite, confidence);

	tcase_add_loop_test(score, finds_the_score_of_a_confidence, 0,
			    COUNT(both));
	tcase_add_test(score, stays_within_the_knots);
	tcase_add_loop_test(score, shifts_to_lower_scores, 0, COUNT(both));
	suite_add_tcase(suite, score);
	return suite;
}
