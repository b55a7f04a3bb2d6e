/* SPDX-License-Identifier: MIT */
#include "../../src/learn/train.h"

#include "sample.h"
#include "unit.h"

#include "../../src/learn/svm.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>

static struct sample sample;
static struct report report;
static struct error error;

static void
setup(void)
{
	sample_open(&sample);
}

static void
teardown(void)
{
	sample_close(&sample);
}

static struct model *
train_sample(void)
{
	struct model *model = train(&sample.input, &sample.options, &report,
				    &error);

	ck_assert_msg(model != NULL, "%s", error.what);
	return model;
}

static void
train_and_pack(unsigned threads, struct bytes *packed)
{
	sample.options.threads = threads;

	struct model *model = train_sample();

	bytes_clear(packed);
	sample_pack(model, packed);
	model_free(model);
}

/* Twice on one thread, then on more; with the folds given, then dealt. */
START_TEST(makes_the_same_bytes_each_time)
{
	static const unsigned threads[] = { 1, 3, 8 };
	struct bytes first = { 0 };
	struct bytes again = { 0 };

	for (size_t i = 0; _i && i < SAMPLE_DOCUMENTS; i++)
		sample.corpus->example[i]->fold = FOLD_NONE;
	train_and_pack(1, &first);
	for (size_t i = 0; i < COUNT(threads); i++) {
		train_and_pack(threads[i], &again);
		ck_assert_uint_eq(again.length, first.length);
		ck_assert_mem_eq(again.data, first.data, first.length);
	}
	bytes_free(&first);
	bytes_free(&again);
}
END_TEST

/* By falling document frequency, and by name where that is the same. */
START_TEST(numbers_the_most_frequent_terms_first)
{
	struct model *model = train_sample();
	const struct vocabulary *vocabulary = model->vocabulary;

	for (uint32_t i = 1; i < vocabulary->size; i++) {
		size_t length;
		size_t before_length;
		const char *name = vocabulary_name(vocabulary, i, &length);
		const char *before = vocabulary_name(vocabulary, i - 1,
						     &before_length);
		size_t shorter =
			length < before_length ? length : before_length;

		ck_assert_uint_ge(vocabulary->documents[i - 1],
				  vocabulary->documents[i]);
		if (vocabulary->documents[i - 1] == vocabulary->documents[i])
			ck_assert_int_le(memcmp(before, name, shorter), 0);
	}
	model_free(model);
}
END_TEST

START_TEST(learns_what_there_is_to_learn)
{
	struct model *model = train_sample();

	ck_assert_str_eq(model->category[0].name, "espionage");
	ck_assert_uint_eq(model->category[0].positives, 32);
	ck_assert_uint_eq(model->category[0].negatives, 64);
	ck_assert_uint_eq(report.documents, SAMPLE_DOCUMENTS);
	ck_assert_uint_eq(report.rows, SAMPLE_CATEGORIES);
	ck_assert_double_gt(report.row[0].metrics.f1, 0.75);
	ck_assert_double_gt(report.row[0].metrics.average_precision, 0.8);
	ck_assert_double_lt(report.row[0].metrics.brier, 0.15);
	ck_assert_ptr_nonnull(strstr(model->report, "espionage"));
	model_free(model);
}
END_TEST

static struct judge *
judge_for(const struct model *model)
{
	struct judge *judge = judge_new(model, sample.patterns, &error);

	ck_assert_ptr_nonnull(judge);
	return judge;
}

/* model.h: the decision value is 0 at the threshold for `yes`. */
START_TEST(decides_yes_where_the_decision_value_is_above_nought)
{
	struct model *model = train_sample();
	struct judge *judge = judge_for(model);
	size_t seen = 0;

	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		struct judgement judgement;

		ck_assert(judge_run(judge,
				    &sample.corpus->example[i]->document,
				    &judgement, &error));
		for (size_t c = 0; c < SAMPLE_DDOS; c++) {
			if (fabs(judgement.score[c]) < 1e-5)
				continue;
			ck_assert_int_eq(judgement.score[c] > 0,
					 judgement.decision[c] ==
						 DECISION_YES);
			seen += judgement.decision[c] == DECISION_YES;
		}
	}
	ck_assert_uint_gt(seen, 20);
	judge_free(judge);
	model_free(model);
}
END_TEST

/* Six documents are too few to say more than `unsure` on. */
START_TEST(never_says_yes_to_an_uncalibrated_category)
{
	struct model *model = train_sample();
	struct judge *judge = judge_for(model);
	struct judgement judgement;

	ck_assert_int_eq(model->category[SAMPLE_DDOS].calibration.kind,
			 CALIBRATION_UNCALIBRATED);
	ck_assert_double_gt(model->category[SAMPLE_DDOS].yes, 1);
	sample_judge(judge,
		     "flood packets botnet outage traffic requests flood "
		     "packets botnet outage traffic requests",
		     &judgement);
	ck_assert_ptr_null(judgement.reason);
	ck_assert_int_eq(judgement.decision[SAMPLE_DDOS], DECISION_UNSURE);
	judge_free(judge);
	model_free(model);
}
END_TEST

START_TEST(leaves_out_what_was_never_judged)
{
	for (size_t i = 0; i < 30; i++)
		sample.corpus->example[i]->label[SAMPLE_ESPIONAGE] =
			LABEL_UNKNOWN;

	struct model *model = train_sample();
	const struct category *category = model->category;

	ck_assert_uint_eq(category[SAMPLE_ESPIONAGE].positives, 22);
	ck_assert_uint_eq(category[SAMPLE_ESPIONAGE].negatives, 44);
	ck_assert_uint_eq(category[SAMPLE_RANSOMWARE].positives +
				  category[SAMPLE_RANSOMWARE].negatives,
			  SAMPLE_DOCUMENTS);
	model_free(model);
}
END_TEST

static const struct {
	enum torn_use use;
	bool learns;
} torn_uses[] = {
	{ TORN_LEAVE_OUT, false },
	{ TORN_KEEP, true },
	{ TORN_HALF, true },
};

/* Whether the weights change with the label of torn documents. */
START_TEST(learns_from_torn_labels_as_it_is_told)
{
	struct model *model[2];
	bool differ = false;

	sample.options.torn = torn_uses[_i].use;
	sample.options.c_count = 1;
	for (int k = 0; k < 2; k++) {
		for (size_t i = 0; i < 4; i++) {
			struct example *example = sample.corpus->example[i];

			example->torn[SAMPLE_ESPIONAGE] = true;
			example->label[SAMPLE_ESPIONAGE] =
				k ? LABEL_HOLDS : LABEL_NOT;
		}
		model[k] = train_sample();
	}
	ck_assert_uint_eq(model[0]->vocabulary->size,
			  model[1]->vocabulary->size);
	for (uint32_t t = 0; t < model[0]->vocabulary->size; t++)
		differ |= model_weight(model[0], t, SAMPLE_ESPIONAGE) !=
			  model_weight(model[1], t, SAMPLE_ESPIONAGE);
	ck_assert_int_eq(differ, torn_uses[_i].learns);
	model_free(model[0]);
	model_free(model[1]);
}
END_TEST

struct progress {
	atomic_size_t calls;
	atomic_size_t announced;	/* by the steps that came to an end */
};

static void
note_progress(void *context, const char *step, size_t done, size_t all)
{
	struct progress *progress = context;

	ck_assert_ptr_nonnull(step);
	atomic_fetch_add(&progress->calls, 1);
	ck_assert_uint_le(done, all);
	if (done == all)
		atomic_fetch_add(&progress->announced, all);
}

START_TEST(tells_how_far_it_is)
{
	struct progress progress = { 0 };

	sample.options.threads = 3;
	sample.options.progress = note_progress;
	sample.options.progress_context = &progress;
	model_free(train_sample());
	ck_assert_uint_gt(progress.calls, SAMPLE_CATEGORIES * SAMPLE_FOLDS);
	ck_assert_uint_eq(progress.calls, progress.announced);
}
END_TEST

static void
count_documents(void *context, size_t documents)
{
	*(size_t *)context = documents;
}

/* To the byte: 1 less and liblinear takes over. */
START_TEST(keeps_to_its_memory)
{
	size_t too_many = 0;

	sample.options.settings.log_counts = 0;
	sample.options.too_large = count_documents;
	sample.options.progress_context = &too_many;
	sample.options.memory = gram_bytes(SAMPLE_DOCUMENTS) +
				svm_bytes(SAMPLE_DOCUMENTS);
	model_free(train_sample());
	ck_assert_str_eq(report.solver, "libsvm");
	ck_assert_uint_eq(too_many, 0);
	sample.options.memory--;
	model_free(train_sample());
	ck_assert_str_eq(report.solver, "liblinear");
	ck_assert_uint_eq(too_many, SAMPLE_DOCUMENTS);
}
END_TEST

/* Scaled terms need no matrix but that of the second stage. */
START_TEST(has_liblinear_train_on_scaled_terms)
{
	size_t too_many = 0;

	sample.options.too_large = count_documents;
	sample.options.progress_context = &too_many;
	model_free(train_sample());
	ck_assert_str_eq(report.solver, "liblinear");
	ck_assert_uint_eq(too_many, 0);
	sample.options.settings.second_stage = 0;
	sample.options.memory = 1;
	model_free(train_sample());
	ck_assert_uint_eq(too_many, 0);
}
END_TEST

static void
ask_for_common_terms(void)
{
	sample.options.settings.min_documents = 1000;
	sample.options.settings.min_pairs = 1000;
	sample.options.settings.min_leads = 1000;
}

static void
unlabel(void)
{
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		memset(sample.corpus->example[i]->label, LABEL_UNKNOWN,
		       MODEL_CATEGORIES_MOST);
}

static const struct {
	void (*spoil)(void);
	enum status status;
	const char *what;
} refusals[] = {
	{ ask_for_common_terms, STATUS_BAD_INPUT,
	  "no term is in enough documents: more documents are needed, or a "
	  "lower min-documents" },
	{ unlabel, STATUS_BAD_INPUT,
	  "no document of the corpus is labelled" },
};

START_TEST(refuses_and_says_why)
{
	refusals[_i].spoil();
	ck_assert_ptr_null(train(&sample.input, &sample.options, &report,
				 &error));
	ck_assert_int_eq(error.status, refusals[_i].status);
	ck_assert_str_eq(error.what, refusals[_i].what);
}
END_TEST

Suite *
train_suite(void)
{
	Suite *suite = suite_create("train");
	TCase *models = tcase_create("models");
	TCase *labels = tcase_create("labels");

	tcase_add_checked_fixture(models, setup, teardown);
	tcase_set_timeout(models, 60);
	tcase_add_loop_test(models, makes_the_same_bytes_each_time, 0, 2);
	tcase_add_test(models, numbers_the_most_frequent_terms_first);
	tcase_add_test(models, learns_what_there_is_to_learn);
	tcase_add_test(models,
		       decides_yes_where_the_decision_value_is_above_nought);
	tcase_add_test(models, never_says_yes_to_an_uncalibrated_category);
	tcase_add_test(models, tells_how_far_it_is);
	tcase_add_test(models, keeps_to_its_memory);
	tcase_add_test(models, has_liblinear_train_on_scaled_terms);
	tcase_add_loop_test(models, refuses_and_says_why, 0, COUNT(refusals));
	suite_add_tcase(suite, models);

	tcase_add_checked_fixture(labels, setup, teardown);
	tcase_add_test(labels, leaves_out_what_was_never_judged);
	tcase_add_loop_test(labels, learns_from_torn_labels_as_it_is_told, 0,
			    COUNT(torn_uses));
	suite_add_tcase(suite, labels);
	return suite;
}
