/* SPDX-License-Identifier: MIT */
#include "../../src/learn/metrics.h"

#include "unit.h"

#include <math.h>

enum { MOST = 20 };

static const double TOLERANCE = 1e-12;

/*
 * The figures are those that training's bench gives for the same input: equal
 * confidences share a rank, bins are cut from the lowest confidence up.
 */
static const struct {
	size_t count;
	struct prediction prediction[MOST];
	double average_precision;
	double brier;
	double calibration_error;
} rankings[] = {
	/* 1 of 1, 2 of 3; every document a bin. */
	{ 4,
	  { { 0.9, true, 0 }, { 0.8, false, 0 }, { 0.7, true, 0 },
	    { 0.1, false, 0 } },
	  (1 + 2 / 3.0) / 2,
	  (0.01 + 0.64 + 0.09 + 0.01) / 4,
	  (0.1 + 0.8 + 0.3 + 0.1) / 4 },
	/* In another order. */
	{ 4,
	  { { 0.1, false, 0 }, { 0.7, true, 0 }, { 0.9, true, 0 },
	    { 0.8, false, 0 } },
	  (1 + 2 / 3.0) / 2,
	  (0.01 + 0.64 + 0.09 + 0.01) / 4,
	  (0.1 + 0.8 + 0.3 + 0.1) / 4 },
	/* 1 of 1; two more on rank 4; one more on rank 6. */
	{ 6,
	  { { 0.9, true, 0 }, { 0.5, false, 0 }, { 0.5, true, 0 },
	    { 0.5, true, 0 }, { 0.2, false, 0 }, { 0.2, true, 0 } },
	  (1 + 2 * 3 / 4.0 + 4 / 6.0) / 4,
	  (0.01 + 3 * 0.25 + 0.04 + 0.64) / 6,
	  (0.1 + 3 * 0.5 + 0.2 + 0.8) / 6 },
	/* All alike: the share of positives. */
	{ 4,
	  { { 0.5, true, 0 }, { 0.5, false, 0 }, { 0.5, false, 0 },
	    { 0.5, false, 0 } },
	  0.25,
	  0.25,
	  0.5 },
	/* Perfect, and wholly wrong. */
	{ 3, { { 1, true, 0 }, { 1, true, 0 }, { 0, false, 0 } }, 1, 0, 0 },
	{ 2, { { 1, false, 0 }, { 0, true, 0 } }, 0.5, 1, 1 },
	/* Nothing to find. */
	{ 2, { { 0.25, false, 0 }, { 0.75, false, 0 } }, 0, 0.3125, 0.5 },
};

START_TEST(ranks_and_weighs_as_by_hand)
{
	struct prediction prediction[MOST];
	struct metrics metrics;

	for (size_t i = 0; i < MOST; i++)
		prediction[i] = rankings[_i].prediction[i];
	metrics_compute(prediction, rankings[_i].count, &metrics);
	ck_assert_double_eq_tol(metrics.average_precision,
				rankings[_i].average_precision, TOLERANCE);
	ck_assert_double_eq_tol(metrics.brier, rankings[_i].brier,
				TOLERANCE);
	ck_assert_double_eq_tol(metrics.calibration_error,
				rankings[_i].calibration_error, TOLERANCE);
}
END_TEST

/* Two a bin: what is off by as much either way within one cancels out. */
START_TEST(bins_by_equal_mass)
{
	struct prediction prediction[20];
	struct metrics metrics;
	double expected = 0;

	for (int i = 0; i < 20; i++)
		prediction[i] = (struct prediction){ (i + 0.5) / 20,
						     i % 3 == 0 || i > 14,
						     false };
	for (int i = 0; i < 20; i += 2)
		expected += fabs(prediction[i].confidence +
				 prediction[i + 1].confidence -
				 prediction[i].holds -
				 prediction[i + 1].holds);
	metrics_compute(prediction, 20, &metrics);
	ck_assert_double_eq_tol(metrics.calibration_error, expected / 20,
				TOLERANCE);
	ck_assert_double_eq_tol(metrics.calibration_error, 0.24, TOLERANCE);
}
END_TEST

/* Fifteen: from the lowest up, bins of one and two in turn. */
START_TEST(cuts_uneven_bins_from_the_lowest_up)
{
	static const bool holds[15] = { [3] = true,  [7] = true,
					[8] = true,  [10] = true,
					[12] = true, [13] = true,
					[14] = true };
	struct prediction prediction[15];
	struct metrics metrics;

	for (int i = 0; i < 15; i++)
		prediction[i] = (struct prediction){ (i + 0.5) / 15, holds[i],
						     false };
	metrics_compute(prediction, 15, &metrics);
	ck_assert_double_eq_tol(metrics.calibration_error, 0.3, TOLERANCE);
}
END_TEST

static const struct {
	unsigned holds;		/* a bit a document */
	unsigned yes;
	double precision;
	double recall;
	double f1;
} decisions[] = {
	{ 0x0f, 0x0f, 1, 1, 1 },
	{ 0x0f, 0x03, 1, 0.5, 2 / 3.0 },
	{ 0x03, 0x0f, 0.5, 1, 2 / 3.0 },
	{ 0x07, 0x1c, 1 / 3.0, 1 / 3.0, 1 / 3.0 },
	{ 0x0f, 0xf0, 0, 0, 0 },
	{ 0x0f, 0, 0, 0, 0 },
	{ 0, 0x0f, 0, 0, 0 },
	{ 0, 0, 0, 0, 0 },
};

START_TEST(counts_decisions)
{
	struct prediction prediction[8];
	struct metrics metrics;
	size_t positives = 0;

	for (unsigned i = 0; i < 8; i++) {
		prediction[i] = (struct prediction){
			0.5, decisions[_i].holds >> i & 1,
			decisions[_i].yes >> i & 1
		};
		positives += prediction[i].holds;
	}
	metrics_compute(prediction, 8, &metrics);
	ck_assert_uint_eq(metrics.positives, positives);
	ck_assert_uint_eq(metrics.negatives, 8 - positives);
	ck_assert_double_eq_tol(metrics.precision, decisions[_i].precision,
				TOLERANCE);
	ck_assert_double_eq_tol(metrics.recall, decisions[_i].recall,
				TOLERANCE);
	ck_assert_double_eq_tol(metrics.f1, decisions[_i].f1, TOLERANCE);
}
END_TEST

START_TEST(takes_no_predictions)
{
	struct prediction none;
	struct metrics metrics;

	metrics_compute(&none, 0, &metrics);
	ck_assert_uint_eq(metrics.positives + metrics.negatives, 0);
	ck_assert_double_eq(metrics.brier, 0);
	ck_assert_double_eq(metrics.calibration_error, 0);
}
END_TEST

Suite *
metrics_suite(void)
{
	Suite *suite = suite_create("metrics");
	TCase *ranking = tcase_create("ranking");
	TCase *decision = tcase_create("decision");

	tcase_add_loop_test(ranking, ranks_and_weighs_as_by_hand, 0,
			    COUNT(rankings));
	tcase_add_test(ranking, bins_by_equal_mass);
	tcase_add_test(ranking, cuts_uneven_bins_from_the_lowest_up);
	suite_add_tcase(suite, ranking);

	tcase_add_loop_test(decision, counts_decisions, 0, COUNT(decisions));
	tcase_add_test(decision, takes_no_predictions);
	suite_add_tcase(suite, decision);
	return suite;
}
