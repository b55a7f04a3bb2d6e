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

/* So many predictions in falling order: + or - each, from `most` down. */
static size_t
fill(const char *order, double most, double step)
{
	size_t count = strlen(order);

	for (size_t i = 0; i < count; i++)
		prediction[i] = (struct prediction){
			most - step * (double)i, order[i] == '+', false
		};
	return count;
}

/* The last two of 200 are wrong. */
START_TEST(raises_yes_to_the_stated_precision)
{
	char order[MOST + 1];
	size_t count;

	memset(order, '+', MOST);
	order[MOST] = '\0';
	memcpy(order + MOST - 2, "--", 2);
	count = fill(order, 0.9, 0.001);

	double yes = prediction[count - 1].confidence;
	double raised = threshold_raise(prediction, count, yes, 0.994);

	ck_assert_double_gt(raised, prediction[count - 1].confidence);
	ck_assert_double_le(raised, prediction[count - 2].confidence);
	ck_assert_double_gt(threshold_raise(prediction, count, yes, 1),
			    prediction[count - 2].confidence);
	ck_assert_double_eq(threshold_raise(prediction, count, yes, 0.98),
			    yes);
}
END_TEST

START_TEST(pays_no_more_than_a_little_for_precision)
{
	size_t count = fill("++-+-+-+", 0.9, 0.1);
	double yes = prediction[count - 1].confidence;

	ck_assert_double_eq(threshold_raise(prediction, count, yes, 0.95),
			    yes);
}
END_TEST

START_TEST(is_unsure_from_half_of_yes)
{
	size_t count = fill("+--", 0.9, 0.6);

	ck_assert_double_eq(threshold_unsure(prediction, count, 0.8), 0.4);
}
END_TEST

/* 100 likely ones, of which 11 may be unsure. */
START_TEST(is_unsure_of_few_only)
{
	size_t count = 0;
	size_t unsure = 0;

	for (; count < 100; count++)
		prediction[count] = (struct prediction){
			0.9 - 0.005 * (double)count, true, false
		};

	double from = threshold_unsure(prediction, count, 0.7001);

	for (size_t i = 0; i < count; i++)
		unsure += prediction[i].confidence < 0.7001 &&
			  prediction[i].confidence >= from;
	ck_assert_uint_eq(unsure, 11);
}
END_TEST

/* Equals are not parted: rather none of them is unsure than too many. */
START_TEST(is_unsure_of_all_equals_or_none)
{
	for (size_t i = 0; i < 100; i++)
		prediction[i] = (struct prediction){ i < 50 ? 0.9 : 0.5, true,
						     false };
	ck_assert_double_eq(threshold_unsure(prediction, 100, 0.7), 0.7);
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

	tcase_add_test(yes, raises_yes_to_the_stated_precision);
	tcase_add_test(yes, pays_no_more_than_a_little_for_precision);
	tcase_add_test(unsure, is_unsure_from_half_of_yes);
	tcase_add_test(unsure, is_unsure_of_few_only);
	tcase_add_test(unsure, is_unsure_of_all_equals_or_none);
	suite_add_tcase(suite, unsure);
	return suite;
}
