/* SPDX-License-Identifier: MIT */
#include "../../src/learn/ratio.h"

#include "unit.h"

#include <math.h>

enum { TERMS = 3, ROWS = 4, FOLDS = 2, NO_FOLD = 9 };

/* Term 0 is in what holds, term 1 in what does not, term 2 in half of both. */
static struct entry one[] = { { 0, 0.6f }, { 2, 0.8f } };
static struct entry two[] = { { 0, 1 } };
static struct entry three[] = { { 1, 0.6f }, { 2, 0.8f } };
static struct entry four[] = { { 1, 1 } };
static struct vector vector[ROWS] = { { .entry = one, .count = 2 },
				      { .entry = two, .count = 1 },
				      { .entry = three, .count = 2 },
				      { .entry = four, .count = 1 } };
static const unsigned fold[ROWS] = { 0, 1, 0, 1 };
static struct compact compact;
static struct ratio ratio;
static const struct learnt learnt[] = { { 0, LABEL_HOLDS },
					{ 1, LABEL_HOLDS },
					{ 2, LABEL_NOT },
					{ 3, LABEL_NOT } };
static float scale[TERMS];
static struct error error;

static void
setup(void)
{
	ck_assert(compact_make(&compact, vector, ROWS, TERMS, &error));
	ck_assert(ratio_make(&ratio, &compact, fold, FOLDS, &error));
}

static void
teardown(void)
{
	ratio_clear(&ratio);
	compact_clear(&compact);
}

static void
fill(double power)
{
	const struct lesson lesson = { learnt, COUNT(learnt), NO_FOLD };

	ck_assert(ratio_scales(&ratio, &lesson, power, scale, &error));
}

/* In 2 of 2 and none of 2, half a document added to each: ln (2.5 / 0.5). */
START_TEST(follows_the_log_count_ratio)
{
	double told = log(5) + 0.1;

	fill(1);
	ck_assert_double_eq_tol(scale[0], scale[1], 1e-6);
	ck_assert_double_eq_tol(scale[0] / scale[2], told / 0.1, 1e-4);
	fill(0.5);
	ck_assert_double_eq_tol(scale[0] / scale[2], sqrt(told / 0.1), 1e-4);
}
END_TEST

START_TEST(keeps_the_mean_of_squares)
{
	double squares = 0;

	fill(0.25 * (_i + 1));
	for (int i = 0; i < TERMS; i++)
		squares += pow((double)scale[i], 2);
	ck_assert_double_eq_tol(squares / TERMS, 1, 1e-5);
}
END_TEST

START_TEST(changes_nothing_at_power_nought)
{
	fill(0);
	for (int i = 0; i < TERMS; i++)
		ck_assert_double_eq_tol(scale[i], 1, 1e-6);
}
END_TEST

/* solve.h: what counts twice in training stands twice. */
START_TEST(counts_a_document_once)
{
	static const struct learnt doubled[] = {
		{ 0, LABEL_HOLDS }, { 0, LABEL_HOLDS }, { 1, LABEL_HOLDS },
		{ 2, LABEL_NOT },   { 3, LABEL_NOT },	{ 3, LABEL_NOT },
	};
	const struct lesson lesson = { doubled, COUNT(doubled), NO_FOLD };
	float expected[TERMS];

	fill(0.5);
	for (int i = 0; i < TERMS; i++)
		expected[i] = scale[i];
	ck_assert(ratio_scales(&ratio, &lesson, 0.5, scale, &error));
	for (int i = 0; i < TERMS; i++)
		ck_assert_double_eq_tol(scale[i], expected[i], 1e-6);
}
END_TEST

/*
 * What a fold that is left out says must not be known, and what is left out of
 * others counts for nothing: it is the same by what is told of the fold.
 */
START_TEST(sees_only_what_is_learnt_from)
{
	static const struct learnt some[] = { { 1, LABEL_HOLDS },
					      { 3, LABEL_NOT } };
	const struct lesson lesson = { some, COUNT(some),
				       _i == 0 ? 0 : NO_FOLD };

	ck_assert(ratio_scales(&ratio, &lesson, 1, scale, &error));
	ck_assert_double_eq_tol(scale[0] / scale[2], (log(3) + 0.1) / 0.1,
				1e-4);
}
END_TEST

Suite *
ratio_suite(void)
{
	Suite *suite = suite_create("ratio");
	TCase *scales = tcase_create("scales");

	tcase_add_checked_fixture(scales, setup, teardown);
	tcase_add_test(scales, follows_the_log_count_ratio);
	tcase_add_loop_test(scales, keeps_the_mean_of_squares, 0, 4);
	tcase_add_test(scales, changes_nothing_at_power_nought);
	tcase_add_test(scales, counts_a_document_once);
	tcase_add_loop_test(scales, sees_only_what_is_learnt_from, 0, 2);
	suite_add_tcase(suite, scales);
	return suite;
}
