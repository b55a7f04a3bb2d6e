/* SPDX-License-Identifier: MIT */
#include "../../src/learn/threshold.h"

#include "sample.h"
#include "unit.h"

#include <string.h>

enum { MOST = 200 };

/* What threshold.c gives away for a quiet place. */
static const double HAIR = 0.003 + 1e-9;

static struct prediction prediction[MOST];
static struct error error;

static double
f1_at(size_t count, double yes)
{
	double right = 0;
	double decided = 0;
	double positives = 0;

	for (size_t i = 0; i < count; i++) {
		positives += prediction[i].holds;
		decided += prediction[i].confidence >= yes;
		right += prediction[i].confidence >= yes &&
			 prediction[i].holds;
	}
	return metrics_f1(right, decided, positives);
}

static double
best_f1(size_t count)
{
	double best = 0;

	for (size_t i = 0; i < count; i++) {
		double f1 = f1_at(count, prediction[i].confidence);

		best = f1 > best ? f1 : best;
	}
	return best;
}

static const struct {
	const char *order;	/* descending, + or - a document */
	double yes;		/* the first has confidence 0.9, then 0.8 … */
} cases[] = {
	{ "+", 0.9 },
	{ "++--", 0.8 },
	{ "+-+--", 0.7 },
	{ "+--", 0.9 },
	{ "-+", 0.8 },
	{ "", 0.5 },
	{ "---", 0.5 },
	/* Better at the end than anywhere before. */
	{ "+-++", 0.6 },
};

START_TEST(cuts_where_f1_is_highest)
{
	size_t count = strlen(cases[_i].order);

	for (size_t i = 0; i < count; i++)
		prediction[i] = (struct prediction){
			(double)(9 - i) / 10, cases[_i].order[i] == '+', false
		};
	ck_assert_double_eq_tol(threshold_yes(prediction, count, &error),
				cases[_i].yes, 1e-12);
}
END_TEST

/* Equal confidences cannot be cut between. */
START_TEST(keeps_equals_together)
{
	static const struct prediction equals[] = {
		{ 0.9, true, false },  { 0.6, true, false },
		{ 0.6, false, false }, { 0.6, false, false },
		{ 0.6, false, false }, { 0.3, false, false },
	};

	memcpy(prediction, equals, sizeof equals);
	ck_assert_double_eq_tol(
		threshold_yes(prediction, COUNT(equals), &error), 0.9,
		1e-12);
}
END_TEST

/*
 * Two peaks of one height with a valley between: `++----++` has an F1 of 2/3
 * after the first two and at the very end, and less than 1/2 half way.
 */
START_TEST(does_not_cut_in_a_valley_between_two_peaks)
{
	for (size_t i = 0; i < 8; i++)
		prediction[i] = (struct prediction){
			(double)(9 - i) / 10, i < 2 || i > 5, false
		};

	double yes = threshold_yes(prediction, 8, &error);

	ck_assert_double_ge(f1_at(8, yes), best_f1(8) - HAIR);
}
END_TEST

/* The middle of a plateau: the best, give or take a hair on either side. */
START_TEST(loses_no_more_than_a_hair)
{
	uint64_t state = (uint64_t)_i;

	for (size_t i = 0; i < MOST; i++) {
		unsigned value = sample_random(&state, 1000);

		prediction[i] = (struct prediction){
			value / 1000.0, sample_random(&state, 1000) < value,
			false
		};
	}

	double best = best_f1(MOST);
	double yes = threshold_yes(prediction, MOST, &error);

	ck_assert_double_ge(f1_at(MOST, yes), best - HAIR);
}
END_TEST

START_TEST(is_unsure_from_half_of_yes)
{
	ck_assert_double_eq(threshold_unsure(0.5), 0.25);
	ck_assert_double_lt(threshold_unsure(0.02), 0.02);
}
END_TEST

Suite *
threshold_suite(void)
{
	Suite *suite = suite_create("threshold");
	TCase *yes = tcase_create("yes");
	TCase *unsure = tcase_create("unsure");

	tcase_add_loop_test(yes, cuts_where_f1_is_highest, 0, COUNT(cases));
	tcase_add_test(yes, keeps_equals_together);
	tcase_add_test(yes, does_not_cut_in_a_valley_between_two_peaks);
	tcase_add_loop_test(yes, loses_no_more_than_a_hair, 1, 6);
	suite_add_tcase(suite, yes);

	tcase_add_test(unsure, is_unsure_from_half_of_yes);
	suite_add_tcase(suite, unsure);
	return suite;
}
