/* SPDX-License-Identifier: MIT */
#include "../../src/learn/calibrate.h"

#include "sample.h"
#include "unit.h"

enum { MOST = 4000 };

static struct scored scored[MOST];
static struct calibration calibration;
static size_t count;
static struct error error;

static void
add(double score, bool holds)
{
	ck_assert_uint_lt(count, MOST);
	scored[count++] = (struct scored){ score, holds, 0 };
}

static const struct {
	const char *scores;	/* a letter a document, capital if it holds */
	struct knot knot[6];	/* scores count from `a` = 0 */
	size_t knots;
} pools[] = {
	/* Two pools of one kind and a pair that is out of order. */
	{ "abCdEF",
	  { { 0, 1 / 12.0 }, { 0.5, 1 / 6.0 }, { 2.5, 0.5 },
	    { 4.5, 5 / 6.0 }, { 5, 11 / 12.0 } },
	  5 },
	/* In order from the start: two pools. */
	{ "abcDEF",
	  { { 0, 1 / 16.0 }, { 1, 1 / 8.0 }, { 4, 7 / 8.0 },
	    { 5, 15 / 16.0 } },
	  4 },
	/* Out of order altogether: one pool. */
	{ "ABcd",
	  { { 0, 0.25 }, { 1.5, 0.5 }, { 3, 0.75 } },
	  3 },
	/* One at odds with its three neighbours before it. */
	{ "abCDEfGH",
	  { { 0, 1 / 12.0 }, { 0.5, 1 / 6.0 }, { 3.5, 0.7 },
	    { 6.5, 5 / 6.0 }, { 7, 11 / 12.0 } },
	  5 },
	/* Equal scores are one score and cannot be told apart. */
	{ "abcccCdEF",
	  { { 0, 1 / 12.0 }, { 0.5, 1 / 6.0 }, { 2.2, 1.5 / 6 },
	    { 4.5, 5 / 6.0 }, { 5, 11 / 12.0 } },
	  5 },
};

START_TEST(pools_as_by_hand)
{
	for (const char *at = pools[_i].scores; *at; at++)
		add((*at | 0x20) - 'a', *at < 'a');
	ck_assert(isotonic_fit(scored, count, &calibration, &error));
	ck_assert_int_eq(calibration.kind, CALIBRATION_ISOTONIC);
	for (size_t i = 0; i < pools[_i].knots && i < calibration.knots; i++) {
		ck_assert_double_eq_tol(calibration.knot[i].score,
					pools[_i].knot[i].score, 1e-6);
		ck_assert_double_eq_tol(calibration.knot[i].confidence,
					pools[_i].knot[i].confidence, 1e-6);
	}
	ck_assert_uint_eq(calibration.knots, pools[_i].knots);
}
END_TEST

/* Three in ten hold at the one score, nine in ten at the other. */
START_TEST(gives_a_score_of_many_documents_their_share)
{
	for (int i = 0; i < 10; i++) {
		add(-1, i < 3);
		add(1, i < 9);
	}
	ck_assert(isotonic_fit(scored, count, &calibration, &error));
	ck_assert_double_eq_tol(calibration_confidence(&calibration, -1),
				3.5 / 11, 0.05);
	ck_assert_double_eq_tol(calibration_confidence(&calibration, 1),
				9.5 / 11, 0.05);
}
END_TEST

/* More pools than there may be knots, in no order at all. */
START_TEST(lays_knots_that_rise_strictly)
{
	uint64_t state = (uint64_t)_i;

	for (int i = 0; i < 4000; i++) {
		double score = sample_random(&state, 3000) / 1000.0;

		add(score, sample_random(&state, 9000000) <
				   1000000 * score * score);
	}
	ck_assert(isotonic_fit(scored, count, &calibration, &error));
	ck_assert_uint_gt(calibration.knots, 10);
	ck_assert_uint_le(calibration.knots, KNOTS_MOST);
	for (size_t i = 1; i < calibration.knots; i++) {
		const struct knot *knot = &calibration.knot[i];

		ck_assert_double_gt(knot->score, knot[-1].score);
		ck_assert_double_gt(knot->confidence, knot[-1].confidence);
	}
	ck_assert_double_gt(calibration.knot[0].confidence, 0);
	ck_assert_double_lt(calibration.knot[calibration.knots - 1].confidence,
			    1);
}
END_TEST

Suite *
isotonic_suite(void)
{
	Suite *suite = suite_create("isotonic");
	TCase *pool = tcase_create("pools");
	TCase *knots = tcase_create("knots");

	tcase_add_loop_test(pool, pools_as_by_hand, 0, COUNT(pools));
	tcase_add_test(pool, gives_a_score_of_many_documents_their_share);
	suite_add_tcase(suite, pool);

	tcase_add_loop_test(knots, lays_knots_that_rise_strictly, 1, 4);
	suite_add_tcase(suite, knots);
	return suite;
}
