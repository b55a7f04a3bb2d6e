/* SPDX-License-Identifier: MIT */
#include "../../src/learn/evaluate.h"

#include "sample.h"
#include "unit.h"

#include <string.h>

static struct sample sample;
static struct predictions before;
static struct predictions after;
static struct report report;
static struct error error;

static void
setup(void)
{
	sample_open(&sample);
	sample.options.c_count = 2;
}

static void
teardown(void)
{
	predictions_free(&before);
	predictions_free(&after);
	sample_close(&sample);
}

static void
cross_validate(struct predictions *predictions)
{
	ck_assert_msg(evaluate_folds(&sample.input, &sample.options,
				     predictions, &report, &error),
		      "%s", error.what);
}

static bool
predicts_alike(size_t i)
{
	size_t at = i * SAMPLE_CATEGORIES;

	return memcmp(before.confidence + at, after.confidence + at,
		      SAMPLE_CATEGORIES * sizeof(double)) == 0 &&
	       memcmp(before.decision + at, after.decision + at,
		      SAMPLE_CATEGORIES) == 0;
}

/* What was done to document 17 may show in all folds but its own. */
static void
check_changes(void)
{
	int own = sample.corpus->example[17]->fold;
	size_t changed = 0;

	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		if (sample.corpus->example[i]->fold != own)
			changed += !predicts_alike(i);
		else if (i != 17)
			ck_assert_msg(predicts_alike(i), "document %zu", i);
	ck_assert_uint_gt(changed, SAMPLE_DOCUMENTS / 4);
}

START_TEST(hides_the_labels_of_a_fold_from_its_judge)
{
	signed char *label = sample.corpus->example[17]->label;

	cross_validate(&before);
	for (size_t c = 0; c < SAMPLE_CATEGORIES; c++)
		label[c] = (signed char)-label[c];
	cross_validate(&after);
	ck_assert(predicts_alike(17));
	check_changes();
}
END_TEST

START_TEST(hides_the_texts_of_a_fold_from_its_judge)
{
	struct bytes *body = &sample.corpus->example[17]->document.body;

	cross_validate(&before);
	bytes_clear(body);
	bytes_append_text(body, "Ransom the embassy with packets, said an "
				"outage of diplomats against the payment.");
	sample_read_again(&sample);
	cross_validate(&after);
	ck_assert(!predicts_alike(17));
	check_changes();
}
END_TEST

/* The second fold once more by hand. */
START_TEST(judges_a_fold_by_a_model_of_the_others)
{
	struct train_input others = sample.input;
	size_t member[SAMPLE_DOCUMENTS];
	struct judgement judgement;

	others.member = member;
	others.members = 0;
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		if (sample.corpus->example[i]->fold != 1)
			member[others.members++] = i;
	cross_validate(&before);

	struct model *model = train(&others, &sample.options, &report,
				    &error);
	struct judge *judge = judge_new(model, sample.patterns, &error);

	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		if (sample.corpus->example[i]->fold != 1)
			continue;
		ck_assert(judge_run(judge,
				    &sample.corpus->example[i]->document,
				    &judgement, &error));
		ck_assert_mem_eq(judgement.confidence,
				 before.confidence + i * SAMPLE_CATEGORIES,
				 SAMPLE_CATEGORIES * sizeof(double));
	}
	judge_free(judge);
	model_free(model);
}
END_TEST

START_TEST(predicts_the_same_on_any_number_of_threads)
{
	cross_validate(&before);
	sample.options.threads = 3;
	cross_validate(&after);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		ck_assert(predicts_alike(i));
}
END_TEST

START_TEST(passes_over_what_was_never_judged)
{
	memset(sample.corpus->example[3]->label, LABEL_UNKNOWN,
	       MODEL_CATEGORIES_MOST);
	sample.corpus->example[4]->label[SAMPLE_ESPIONAGE] = LABEL_UNKNOWN;
	cross_validate(&before);
	ck_assert(!before.judged[3]);
	ck_assert(before.judged[4]);
	ck_assert_uint_eq(report.documents, SAMPLE_DOCUMENTS - 1);
	ck_assert_uint_eq(report.row[SAMPLE_ESPIONAGE].metrics.positives +
				  report.row[SAMPLE_ESPIONAGE]
					  .metrics.negatives,
			  SAMPLE_DOCUMENTS - 2);
	ck_assert_uint_eq(report.row[SAMPLE_DDOS].metrics.positives +
				  report.row[SAMPLE_DDOS].metrics.negatives,
			  SAMPLE_DOCUMENTS - 1);
}
END_TEST

/* They change what the others are judged by. */
START_TEST(learns_from_what_has_no_fold_and_does_not_judge_it)
{
	signed char known[9][MODEL_CATEGORIES_MOST];
	size_t changed = 0;

	for (size_t i = 0; i < 9; i++) {
		struct example *example = sample.corpus->example[i];

		example->fold = FOLD_NONE;
		memcpy(known[i], example->label, sizeof known[i]);
		memset(example->label, LABEL_UNKNOWN, sizeof known[i]);
	}
	cross_validate(&before);
	for (size_t i = 0; i < 9; i++)
		memcpy(sample.corpus->example[i]->label, known[i],
		       sizeof known[i]);
	cross_validate(&after);
	ck_assert_uint_eq(report.documents, SAMPLE_DOCUMENTS - 9);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		ck_assert_int_eq(after.judged[i], i >= 9);
		changed += i >= 9 && !predicts_alike(i);
	}
	ck_assert_uint_gt(changed, SAMPLE_DOCUMENTS / 4);
}
END_TEST

/* What was never judged may have any fold. */
START_TEST(asks_for_folds_of_what_is_judged_alone)
{
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		sample.corpus->example[i]->fold = i < 2 ? (int)i : FOLD_NONE;
	for (size_t i = 0; i < 2; i++)
		memset(sample.corpus->example[i]->label, LABEL_UNKNOWN,
		       MODEL_CATEGORIES_MOST);
	cross_validate(&before);
	ck_assert_uint_eq(report.documents, SAMPLE_DOCUMENTS - 2);
}
END_TEST

START_TEST(measures_its_own_predictions)
{
	struct prediction cell[SAMPLE_DOCUMENTS];
	struct metrics metrics;

	cross_validate(&before);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		size_t at = i * SAMPLE_CATEGORIES + SAMPLE_RANSOMWARE;

		cell[i] = (struct prediction){
			before.confidence[at],
			sample.corpus->example[i]->label[SAMPLE_RANSOMWARE] ==
				LABEL_HOLDS,
			before.decision[at] == DECISION_YES
		};
	}
	metrics_compute(cell, SAMPLE_DOCUMENTS, &metrics);
	ck_assert_mem_eq(&report.row[SAMPLE_RANSOMWARE].metrics, &metrics,
			 sizeof metrics);
}
END_TEST

/* A corpus of two documents and of two of the model's categories. */
static struct corpus *
small_corpus(const char *first, const char *second)
{
	static const char *const body[] = {
		"The ransom note was on the embassy door.",
		"Gone.",
	};
	struct corpus *corpus = corpus_new(&error);

	corpus_category(corpus, first, strlen(first), &error);
	corpus_category(corpus, second, strlen(second), &error);
	for (size_t i = 0; i < COUNT(body); i++) {
		struct example *example = corpus_append(corpus, &error);

		bytes_append_text(&example->document.id, i ? "\"b\"" : "a");
		bytes_append_text(&example->document.body, body[i]);
		example->label[0] = LABEL_HOLDS;
		example->label[1] = LABEL_NOT;
	}
	return corpus;
}

START_TEST(finds_the_columns_of_a_finished_model)
{
	struct corpus *corpus = small_corpus("ransomware", "espionage");
	struct model *model = sample_model();
	struct judge *judge = judge_new(model, sample.patterns, &error);
	struct judgement judgement;

	ck_assert(evaluate_model(corpus, model, sample.patterns, 2, &before,
				 &report, &error));
	sample_judge(judge, "The ransom note was on the embassy door.",
		     &judgement);
	ck_assert_double_eq(before.confidence[0],
			    judgement.confidence[SAMPLE_RANSOMWARE]);
	ck_assert_double_eq(before.confidence[1],
			    judgement.confidence[SAMPLE_ESPIONAGE]);
	ck_assert_double_eq(before.confidence[2], 0);
	ck_assert_uint_eq(report.rows, 2);
	ck_assert_double_eq(report.row[0].yes, 0.4);
	ck_assert_str_eq(report.row[0].calibration, "isotonic");
	judge_free(judge);
	model_free(model);
	corpus_free(corpus);
}
END_TEST

START_TEST(refuses_a_category_that_the_model_lacks)
{
	struct corpus *corpus = small_corpus("ransomware", "sabotage");
	struct model *model = sample_model();

	ck_assert(!evaluate_model(corpus, model, sample.patterns, 1, &before,
				  &report, &error));
	ck_assert_int_eq(error.status, STATUS_BAD_INPUT);
	ck_assert_str_eq(error.what, "the model has no such category");
	ck_assert_str_eq(error.detail, "sabotage");
	model_free(model);
	corpus_free(corpus);
}
END_TEST

START_TEST(writes_a_line_a_prediction)
{
	struct corpus *corpus = small_corpus("ransomware", "espionage");
	double confidence[] = { 0.75, 0.25, 1, 0.0000004 };
	unsigned char decision[] = { DECISION_YES, DECISION_UNSURE,
				     DECISION_YES, DECISION_NO };
	bool judged[] = { true, true };
	struct predictions predictions = { 2, confidence, decision, judged,
					   NULL };
	struct bytes bytes = { 0 };

	predictions_append(&predictions, corpus, &bytes);
	ck_assert_str_eq(
		bytes_text(&bytes),
		"{\"id\":\"a\",\"labels\":[\"ransomware\"],"
		"\"unsure\":[\"espionage\"],\"confidence\":"
		"{\"ransomware\":0.750000,\"espionage\":0.250000}}\n"
		"{\"id\":\"\\\"b\\\"\",\"labels\":[\"ransomware\"],"
		"\"unsure\":[],\"confidence\":"
		"{\"ransomware\":1.000000,\"espionage\":0.000000}}\n");
	judged[0] = judged[1] = false;
	bytes_clear(&bytes);
	predictions_append(&predictions, corpus, &bytes);
	ck_assert_uint_eq(bytes.length, 0);
	bytes_free(&bytes);
	corpus_free(corpus);
}
END_TEST

Suite *
evaluate_suite(void)
{
	Suite *suite = suite_create("evaluate");
	TCase *folds = tcase_create("folds");
	TCase *model = tcase_create("model");

	tcase_add_checked_fixture(folds, setup, teardown);
	tcase_set_timeout(folds, 60);
	tcase_add_test(folds, hides_the_labels_of_a_fold_from_its_judge);
	tcase_add_test(folds, hides_the_texts_of_a_fold_from_its_judge);
	tcase_add_test(folds, judges_a_fold_by_a_model_of_the_others);
	tcase_add_test(folds, predicts_the_same_on_any_number_of_threads);
	tcase_add_test(folds, passes_over_what_was_never_judged);
	tcase_add_test(folds,
		       learns_from_what_has_no_fold_and_does_not_judge_it);
	tcase_add_test(folds, asks_for_folds_of_what_is_judged_alone);
	tcase_add_test(folds, measures_its_own_predictions);
	suite_add_tcase(suite, folds);

	tcase_add_checked_fixture(model, setup, teardown);
	tcase_add_test(model, finds_the_columns_of_a_finished_model);
	tcase_add_test(model, refuses_a_category_that_the_model_lacks);
	tcase_add_test(model, writes_a_line_a_prediction);
	suite_add_tcase(suite, model);
	return suite;
}
