/* SPDX-License-Identifier: MIT */
#include "../../src/learn/evaluate.h"
#include "../../src/learn/study.h"

#include "sample.h"
#include "unit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct sample sample;
static struct predictions predictions;
static struct mistakes mistakes;
static struct report report;
static struct study study;
static struct error error;

static void
setup(void)
{
	sample_open(&sample);
	mistakes = (struct mistakes){ .most = 3 };
	predictions = (struct predictions){ .mistakes = &mistakes };
	ck_assert(evaluate_folds(&sample.input, &sample.options, &predictions,
				 &report, &error));
	mistakes_finish(&mistakes);
	study = (struct study){ .corpus = sample.corpus,
				.predictions = &predictions,
				.report = &report,
				.resamples = 500,
				.threads = 2 };
	ck_assert(study_make(&study, &error));
}

static void
teardown(void)
{
	study_free(&study);
	mistakes_free(&mistakes);
	predictions_free(&predictions);
	sample_close(&sample);
}

static bool
holds(size_t example, size_t c)
{
	return sample.corpus->example[example]->label[c] == LABEL_HOLDS;
}

static bool
said(size_t example, size_t c)
{
	return predictions.decision[example * SAMPLE_CATEGORIES + c] ==
	       DECISION_YES;
}

static double
badness(size_t example, size_t c)
{
	return fabs(predictions.confidence[example * SAMPLE_CATEGORIES + c] -
		    (double)holds(example, c));
}

START_TEST(has_curves_whose_steps_hold_the_average_precision)
{
	const struct curve *curve = &study.curve[_i];
	double area = 0;
	double before = 0;

	ck_assert_uint_gt(curve->count, 1);
	for (size_t i = 0; i < curve->count; i++) {
		ck_assert_double_gt(curve->point[i].recall, before);
		area += (curve->point[i].recall - before) *
			curve->point[i].precision;
		before = curve->point[i].recall;
	}
	ck_assert_double_eq(before, 1);
	ck_assert_double_eq_tol(area, report.row[_i].metrics.average_precision,
				1e-12);
}
END_TEST

START_TEST(puts_every_prediction_into_a_bin)
{
	const struct reliability_bin *bin = study.reliability[_i];
	size_t count = 0;
	size_t positives = 0;

	for (size_t i = 0; i < RELIABILITY_BINS; i++) {
		count += bin[i].count;
		positives += bin[i].positives;
		if (bin[i].count == 0)
			continue;
		ck_assert_double_ge(bin[i].confidence,
				    (double)i / RELIABILITY_BINS);
		ck_assert_double_le(bin[i].confidence,
				    (double)(i + 1) / RELIABILITY_BINS);
	}
	ck_assert_uint_eq(count, SAMPLE_DOCUMENTS);
	ck_assert_uint_eq(positives, report.row[_i].metrics.positives);
}
END_TEST

/* Behind the last category stand all of them together. */
START_TEST(adds_up_all_categories)
{
	const struct reliability_bin *all =
		study.reliability[SAMPLE_CATEGORIES];
	double right = 0;
	double decided = 0;
	double positives = 0;

	for (size_t i = 0; i < RELIABILITY_BINS; i++) {
		size_t count = 0;

		for (size_t c = 0; c < SAMPLE_CATEGORIES; c++)
			count += study.reliability[c][i].count;
		ck_assert_uint_eq(all[i].count, count);
	}
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		for (size_t c = 0; c < SAMPLE_CATEGORIES; c++) {
			right += holds(i, c) && said(i, c);
			decided += said(i, c);
			positives += holds(i, c);
		}
	ck_assert_double_eq_tol(study.all.metrics.f1,
				2 * right / (decided + positives), 1e-12);
	ck_assert_uint_gt(study.curve[SAMPLE_CATEGORIES].count,
			  study.curve[0].count);
}
END_TEST

START_TEST(has_intervals_around_its_figures)
{
	const struct difference *f1 = &study.intervals.row[_i][RANKING_F1];
	const struct difference *ap = &study.intervals.row[_i][RANKING_AP];

	ck_assert_double_lt(f1->low, report.row[_i].metrics.f1);
	ck_assert_double_gt(f1->high, report.row[_i].metrics.f1);
	ck_assert_double_lt(ap->low,
			    report.row[_i].metrics.average_precision);
	ck_assert_double_gt(ap->high,
			    report.row[_i].metrics.average_precision);
}
END_TEST

START_TEST(is_surer_of_the_mean_than_of_a_rare_one)
{
	const struct difference *mean =
		&study.intervals.row[SAMPLE_CATEGORIES][RANKING_AP];
	const struct difference *rare =
		&study.intervals.row[SAMPLE_DDOS][RANKING_AP];
	double average = report_mean(&report).average_precision;

	ck_assert_double_lt(mean->low, average);
	ck_assert_double_gt(mean->high, average);
	ck_assert_double_lt(mean->high - mean->low, rare->high - rare->low);
}
END_TEST

/* The cells of `missed` and `said`, counted document by document. */
static size_t
count_cell(size_t missed, size_t wrong)
{
	size_t count = 0;

	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		bool any_missed = false;
		bool any_wrong = false;

		for (size_t c = 0; c < SAMPLE_CATEGORIES; c++) {
			any_missed |= holds(i, c) && !said(i, c);
			any_wrong |= said(i, c) && !holds(i, c);
		}

		bool row = missed < SAMPLE_CATEGORIES
				   ? holds(i, missed) && !said(i, missed)
				   : !any_missed && any_wrong;
		bool column = wrong < SAMPLE_CATEGORIES
				      ? said(i, wrong) && !holds(i, wrong)
				      : !any_wrong && any_missed;

		count += missed == wrong
				 ? missed < SAMPLE_CATEGORIES &&
					   holds(i, missed) && said(i, missed)
				 : row && column;
	}
	return count;
}

START_TEST(counts_what_is_taken_for_what)
{
	size_t all = 0;

	ck_assert_uint_eq(study.confusion.side, SAMPLE_CATEGORIES + 1);
	for (size_t i = 0; i < study.confusion.side; i++)
		for (size_t k = 0; k < study.confusion.side; k++) {
			size_t count = confusion_at(&study.confusion, i, k);

			ck_assert_uint_eq(count, count_cell(i, k));
			all += i == k ? 0 : count;
		}
	ck_assert_uint_gt(all, 0);
}
END_TEST

/* How many mistakes of a kind there are, and how many are worse than one. */
static size_t
count_mistakes(size_t c, bool missed, double worse_than)
{
	size_t count = 0;

	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		count += holds(i, c) == missed && said(i, c) != missed &&
			 badness(i, c) > worse_than;
	return count;
}

START_TEST(keeps_the_worst_mistakes_in_order)
{
	size_t found[SAMPLE_CATEGORIES][2] = { { 0 } };

	for (size_t i = 0; i < mistakes.count; i++) {
		const struct mistake *mistake = &mistakes.mistake[i];
		size_t c = mistake->category;

		ck_assert_int_eq(holds(mistake->example, c), mistake->holds);
		ck_assert_int_ne(said(mistake->example, c), mistake->holds);
		ck_assert_uint_le(count_mistakes(c, mistake->holds,
						 badness(mistake->example, c)),
				  found[c][mistake->holds]++);
	}
	for (size_t c = 0; c < SAMPLE_CATEGORIES; c++)
		for (int kind = 0; kind < 2; kind++) {
			size_t all = count_mistakes(c, kind != 0, -1);

			ck_assert_uint_eq(found[c][kind],
					  all < mistakes.most ? all
							      : mistakes.most);
		}
	ck_assert_uint_gt(mistakes.count, 3);
}
END_TEST

START_TEST(tells_the_terms_of_a_mistake)
{
	size_t told = 0;

	for (size_t i = 0; i < mistakes.count; i++) {
		const struct mistake *mistake = &mistakes.mistake[i];

		ck_assert_int_eq(mistake->terms == 0,
				 mistake->unjudged != NULL);
		for (size_t k = 0; k < mistake->terms; k++)
			ck_assert_str_ne(mistake->term[k].name, "");
		for (size_t k = 1; k < mistake->terms; k++)
			ck_assert_double_ge(
				fabs(mistake->term[k - 1].contribution),
				fabs(mistake->term[k].contribution));
		told += mistake->terms;
	}
	ck_assert_uint_gt(told, 10);
}
END_TEST

static const struct {
	size_t positives;
	size_t count;
	double low;
	double high;
} intervals[] = {
	/* Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
	{ 81, 263, 0.2553, 0.3662 }, { 15, 148, 0.0624, 0.1605 },
	{ 0, 20, 0, 0.1611 },	     { 1, 29, 0.0061, 0.1718 },
	{ 29, 29, 0.8830, 1 },
};

START_TEST(has_wilsons_interval)
{
	struct reliability_bin bin[RELIABILITY_BINS];
	struct prediction cell[300];

	for (size_t i = 0; i < intervals[_i].count; i++)
		cell[i] =
			(struct prediction){ 0.25, i < intervals[_i].positives,
					     false };
	reliability_compute(cell, intervals[_i].count, bin);
	ck_assert_uint_eq(bin[2].count, intervals[_i].count);
	ck_assert_double_eq_tol(bin[2].low, intervals[_i].low, 6e-5);
	ck_assert_double_eq_tol(bin[2].high, intervals[_i].high, 6e-5);
}
END_TEST

START_TEST(bins_both_ends)
{
	static const double confidence[] = { 0, 1, 0.1, 0.9999 };
	struct reliability_bin bin[RELIABILITY_BINS];
	struct prediction cell[COUNT(confidence)];

	for (size_t i = 0; i < COUNT(confidence); i++)
		cell[i] = (struct prediction){ confidence[i], true, true };
	reliability_compute(cell, COUNT(confidence), bin);
	ck_assert_uint_eq(bin[0].count, 1);
	ck_assert_uint_eq(bin[1].count, 1);
	ck_assert_uint_eq(bin[9].count, 2);
}
END_TEST

Suite *
study_suite(void)
{
	Suite *suite = suite_create("study");
	TCase *all = tcase_create("study");
	TCase *bins = tcase_create("bins");

	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_loop_test(all,
			    has_curves_whose_steps_hold_the_average_precision,
			    0, SAMPLE_CATEGORIES);
	tcase_add_loop_test(all, puts_every_prediction_into_a_bin, 0,
			    SAMPLE_CATEGORIES);
	tcase_add_test(all, adds_up_all_categories);
	tcase_add_loop_test(all, has_intervals_around_its_figures, 0,
			    SAMPLE_DDOS);
	tcase_add_test(all, is_surer_of_the_mean_than_of_a_rare_one);
	tcase_add_test(all, counts_what_is_taken_for_what);
	tcase_add_test(all, keeps_the_worst_mistakes_in_order);
	tcase_add_test(all, tells_the_terms_of_a_mistake);
	suite_add_tcase(suite, all);
	tcase_add_loop_test(bins, has_wilsons_interval, 0,
			    (int)COUNT(intervals));
	tcase_add_test(bins, bins_both_ends);
	suite_add_tcase(suite, bins);
	return suite;
}
