/* SPDX-License-Identifier: MIT */
#include "../../src/learn/comparison.h"

#include "../../src/model/judge.h"

#include "sample.h"
#include "unit.h"

#include <math.h>
#include <string.h>

static struct sample sample;
static struct predictions before;
static struct predictions after;
static struct comparison comparison;
static struct error error;

/* Confidences that look like chance, some of them equal. */
static void
guess(struct predictions *predictions, uint64_t seed)
{
	ck_assert(predictions_start(predictions, sample.corpus, &error));
	for (size_t i = 0; i < SAMPLE_DOCUMENTS * SAMPLE_CATEGORIES; i++) {
		unsigned number = sample_random(&seed, 40);

		predictions->confidence[i] = number / 40.0;
		predictions->decision[i] = number > 20	 ? DECISION_YES
					   : number > 10 ? DECISION_UNSURE
							 : DECISION_NO;
		predictions->judged[i / SAMPLE_CATEGORIES] = true;
	}
}

static void
know(struct predictions *predictions)
{
	ck_assert(predictions_start(predictions, sample.corpus, &error));
	for (size_t i = 0; i < SAMPLE_DOCUMENTS * SAMPLE_CATEGORIES; i++) {
		bool holds =
			sample.corpus->example[i / SAMPLE_CATEGORIES]
				->label[i % SAMPLE_CATEGORIES] == LABEL_HOLDS;

		predictions->confidence[i] = holds;
		predictions->decision[i] = holds ? DECISION_YES : DECISION_NO;
		predictions->judged[i / SAMPLE_CATEGORIES] = true;
	}
}

static void
compare(struct predictions *old, struct predictions *new, unsigned threads)
{
	comparison_free(&comparison);
	comparison = (struct comparison){ .corpus = sample.corpus,
					  .resamples = 400,
					  .threads = threads };
	ck_assert_msg(comparison_make(&comparison, old, new, &error), "%s",
		      error.what);
}

static void
setup(void)
{
	sample_open(&sample);
}

static void
teardown(void)
{
	comparison_free(&comparison);
	predictions_free(&before);
	predictions_free(&after);
	sample_close(&sample);
}

START_TEST(ranks_as_the_metrics_do)
{
	struct prediction cell[SAMPLE_DOCUMENTS];
	uint32_t weight[SAMPLE_DOCUMENTS];
	double figure[RANKING_FIGURES];
	struct metrics metrics;
	struct ranking ranking;
	size_t count;

	guess(&before, 5);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		weight[i] = 3;
	sample.corpus->example[7]->label[_i] = LABEL_UNKNOWN;
	before.judged[9] = false;
	count = predictions_collect(sample.corpus, &before, (size_t)_i, cell);
	metrics_compute(cell, count, &metrics);
	ck_assert(ranking_make(&ranking, sample.corpus, &before, (size_t)_i,
			       &error));
	ck_assert_uint_eq(ranking.count, SAMPLE_DOCUMENTS - 2);
	ranking_measure(&ranking, weight, figure);
	ck_assert_double_eq_tol(figure[RANKING_F1], metrics.f1, 1e-12);
	ck_assert_double_eq_tol(figure[RANKING_AP], metrics.average_precision,
				1e-12);
	ranking_free(&ranking);
}
END_TEST

/* What is drawn k times is k documents of the same confidence. */
START_TEST(counts_what_was_drawn_twice_as_two)
{
	struct prediction cell[3 * SAMPLE_DOCUMENTS];
	uint32_t weight[SAMPLE_DOCUMENTS];
	double figure[RANKING_FIGURES];
	struct metrics metrics;
	struct ranking ranking;
	size_t count = 0;

	guess(&before, 6);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		size_t at = i * SAMPLE_CATEGORIES + (size_t)_i;

		weight[i] = i % 4;
		for (size_t k = 0; k < i % 4; k++)
			cell[count++] = (struct prediction){
				before.confidence[at],
				sample.corpus->example[i]->label[_i] ==
					LABEL_HOLDS,
				before.decision[at] == DECISION_YES
			};
	}
	metrics_compute(cell, count, &metrics);
	ck_assert(ranking_make(&ranking, sample.corpus, &before, (size_t)_i,
			       &error));
	ranking_measure(&ranking, weight, figure);
	ck_assert_double_eq_tol(figure[RANKING_F1], metrics.f1, 1e-12);
	ck_assert_double_eq_tol(figure[RANKING_AP], metrics.average_precision,
				1e-12);
	ranking_free(&ranking);
}
END_TEST

START_TEST(finds_no_difference_between_equals)
{
	guess(&before, 1);
	guess(&after, 1);
	compare(&before, &after, 1);
	ck_assert_uint_eq(comparison.documents, SAMPLE_DOCUMENTS);
	ck_assert_uint_eq(comparison.changes, 0);
	for (size_t i = 0; i <= SAMPLE_CATEGORIES; i++)
		for (size_t k = 0; k < RANKING_FIGURES; k++) {
			const struct compared *compared =
				&comparison.row[i].figure[k];

			ck_assert_double_eq(compared->before, compared->after);
			ck_assert_double_eq(compared->difference.low, 0);
			ck_assert_double_eq(compared->difference.high, 0);
			ck_assert_double_eq(compared->difference.better, 0.5);
			ck_assert_int_eq(comparison_verdict(compared), 0);
		}
}
END_TEST

START_TEST(tells_knowledge_from_guesses)
{
	guess(&before, 1);
	know(&after);
	compare(&before, &after, 1);
	for (size_t i = 0; i <= SAMPLE_CATEGORIES; i++)
		for (size_t k = 0; k < RANKING_FIGURES; k++) {
			const struct compared *compared =
				&comparison.row[i].figure[k];

			ck_assert_double_eq(compared->after, 1);
			ck_assert_int_eq(comparison_verdict(compared), 1);
			ck_assert_double_gt(compared->difference.better, 0.99);
		}
	compare(&after, &before, 1);
	ck_assert_int_eq(
		comparison_verdict(
			&comparison.row[SAMPLE_CATEGORIES].figure[RANKING_F1]),
		-1);
	ck_assert_uint_eq(comparison.row[SAMPLE_CATEGORIES].better, 0);
}
END_TEST

START_TEST(is_the_same_on_any_number_of_threads)
{
	static struct comparison_row row[SAMPLE_CATEGORIES + 1];

	guess(&before, 1);
	guess(&after, 2);
	compare(&before, &after, 1);
	memcpy(row, comparison.row, sizeof row);
	compare(&before, &after, 3);
	for (size_t i = 0; i <= SAMPLE_CATEGORIES; i++)
		ck_assert_mem_eq(row[i].figure, comparison.row[i].figure,
				 sizeof row[i].figure);
	ck_assert_double_lt(row[0].figure[0].difference.low,
			    row[0].figure[0].difference.high);
}
END_TEST

/*
 * Every document holds, the old one says so of a part.  In a draw that is a
 * binomial count m of SAMPLE_DOCUMENTS; F1 is 2m / (m + SAMPLE_DOCUMENTS).
 */
START_TEST(has_the_interval_of_the_binomial)
{
	/* Of 96 with a chance of 3/4 the middle 95 % are 63 to 80. */
	enum { N = SAMPLE_DOCUMENTS, LOW = 63, HIGH = 80 };
	const struct compared *compared = &comparison.row[0].figure[RANKING_F1];

	know(&before);
	know(&after);
	for (size_t i = 0; i < N; i++) {
		sample.corpus->example[i]->label[0] = LABEL_HOLDS;
		before.decision[i * SAMPLE_CATEGORIES] =
			i % 4 ? DECISION_YES : DECISION_NO;
		after.decision[i * SAMPLE_CATEGORIES] = DECISION_YES;
	}
	compare(&before, &after, 2);
	ck_assert_double_eq_tol(compared->before, 2 * 72.0 / (72 + N), 1e-12);
	ck_assert_double_ge(compared->difference.low,
			    1 - 2.0 * (HIGH + 1) / (HIGH + 1 + N));
	ck_assert_double_le(compared->difference.low,
			    1 - 2.0 * (HIGH - 1) / (HIGH - 1 + N));
	ck_assert_double_ge(compared->difference.high,
			    1 - 2.0 * (LOW + 1) / (LOW + 1 + N));
	ck_assert_double_le(compared->difference.high,
			    1 - 2.0 * (LOW - 1) / (LOW - 1 + N));
}
END_TEST

static const struct {
	signed char label;
	enum decision before;
	enum decision after;
	enum change_kind kind;
} kinds[] = {
	{ LABEL_HOLDS, DECISION_NO, DECISION_YES, CHANGE_BETTER },
	{ LABEL_HOLDS, DECISION_NO, DECISION_UNSURE, CHANGE_BETTER },
	{ LABEL_HOLDS, DECISION_YES, DECISION_UNSURE, CHANGE_WORSE },
	{ LABEL_NOT, DECISION_NO, DECISION_YES, CHANGE_WORSE },
	{ LABEL_NOT, DECISION_UNSURE, DECISION_NO, CHANGE_BETTER },
	{ LABEL_UNKNOWN, DECISION_NO, DECISION_YES, CHANGE_UNKNOWN },
};

START_TEST(tells_what_a_change_is)
{
	size_t cell = 11 * SAMPLE_CATEGORIES + 1;

	know(&before);
	know(&after);
	sample.corpus->example[11]->label[1] = kinds[_i].label;
	before.decision[cell] = (unsigned char)kinds[_i].before;
	after.decision[cell] = (unsigned char)kinds[_i].after;
	compare(&before, &after, 1);
	ck_assert_uint_eq(comparison.changes, 1);
	ck_assert_uint_eq(comparison.changed, 1);
	ck_assert_uint_eq(comparison.change->example, 11);
	ck_assert_uint_eq(comparison.change->category, 1);
	ck_assert_int_eq(comparison.change->kind, kinds[_i].kind);
	ck_assert_uint_eq(comparison.row[1].better,
			  kinds[_i].kind == CHANGE_BETTER);
	ck_assert_uint_eq(comparison.row[1].worse,
			  kinds[_i].kind == CHANGE_WORSE);
}
END_TEST

START_TEST(sorts_changes_by_category_and_kind)
{
	guess(&before, 1);
	guess(&after, 2);
	compare(&before, &after, 1);
	ck_assert_uint_gt(comparison.changes, 100);
	ck_assert_uint_le(comparison.changed, SAMPLE_DOCUMENTS);
	for (size_t i = 1; i < comparison.changes; i++) {
		const struct change *last = &comparison.change[i - 1];
		const struct change *next = &comparison.change[i];

		ck_assert_uint_le(last->category, next->category);
		if (last->category != next->category)
			continue;
		ck_assert_int_le((int)last->kind, (int)next->kind);
		if (last->kind == next->kind)
			ck_assert_uint_lt(last->example, next->example);
	}
}
END_TEST

START_TEST(leaves_out_what_only_one_has_judged)
{
	guess(&before, 1);
	guess(&after, 2);
	before.judged[0] = false;
	after.judged[1] = false;
	compare(&before, &after, 1);
	ck_assert_uint_eq(comparison.documents, SAMPLE_DOCUMENTS - 2);
	ck_assert(!before.judged[1] && !after.judged[0]);
	memset(after.judged, false, SAMPLE_DOCUMENTS);
	comparison_free(&comparison);
	comparison = (struct comparison){ .corpus = sample.corpus,
					  .resamples = 100,
					  .threads = 1 };
	ck_assert(!comparison_make(&comparison, &before, &after, &error));
	ck_assert_str_eq(error.what, "no document was judged by both");
}
END_TEST

Suite *
comparison_suite(void)
{
	Suite *suite = suite_create("comparison");
	TCase *all = tcase_create("comparison");

	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_loop_test(all, ranks_as_the_metrics_do, 0, SAMPLE_CATEGORIES);
	tcase_add_loop_test(all, counts_what_was_drawn_twice_as_two, 0,
			    SAMPLE_CATEGORIES);
	tcase_add_test(all, finds_no_difference_between_equals);
	tcase_add_test(all, tells_knowledge_from_guesses);
	tcase_add_test(all, is_the_same_on_any_number_of_threads);
	tcase_add_test(all, has_the_interval_of_the_binomial);
	tcase_add_loop_test(all, tells_what_a_change_is, 0, (int)COUNT(kinds));
	tcase_add_test(all, sorts_changes_by_category_and_kind);
	tcase_add_test(all, leaves_out_what_only_one_has_judged);
	suite_add_tcase(suite, all);
	return suite;
}
