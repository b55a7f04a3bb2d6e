/* SPDX-License-Identifier: MIT */
#include "../../src/model/explanation.h"
#include "../../src/model/second_reasons.h"

#include "sample.h"
#include "unit.h"

#include <math.h>
#include <string.h>

static struct model *model;
static struct second_reason reason[SECOND_REASONS_MOST];
static const double score[SAMPLE_CATEGORIES] = { 0.7, -0.4, 1.5 };

static void
setup(void)
{
	model = sample_model();
	model->settings.second_stage = 1;
	ck_assert(second_allocate(model));
	for (size_t i = 0;
	     i < second_features(SAMPLE_CATEGORIES) * SAMPLE_CATEGORIES; i++)
		model->own_second[i] = (double)(i * 7 % 31) / 20 - 0.7;
}

static void
teardown(void)
{
	model_free(model);
}

START_TEST(sum_to_what_the_second_stage_adds)
{
	double final[SAMPLE_CATEGORIES];
	double sum = score[_i];
	size_t count;

	memcpy(final, score, sizeof final);
	second_run(model, final);
	count = second_reasons_find(model, score, (size_t)_i, reason);
	ck_assert_uint_eq(count, second_features(SAMPLE_CATEGORIES));
	for (size_t i = 0; i < count; i++)
		sum += reason[i].contribution;
	ck_assert_double_eq_tol(sum, final[_i], 1e-12);
	for (size_t i = 1; i < count; i++)
		ck_assert_double_ge(fabs(reason[i - 1].contribution),
				    fabs(reason[i].contribution));
}
END_TEST

/* Each name once, and with the number that the model's text form has. */
START_TEST(are_named_as_in_the_text_form)
{
	size_t count = second_reasons_find(model, score, 1, reason);
	struct bytes text = { 0 };
	struct bytes name = { 0 };

	second_append(model, &text);
	for (size_t i = 0; i < count; i++) {
		bytes_clear(&name);
		bytes_append_byte(&name, '\n');
		second_reason_append_name(model, &reason[i], &name);
		bytes_append_byte(&name, '\t');
		ck_assert_ptr_nonnull(
			strstr(bytes_text(&text), bytes_text(&name)));
		for (size_t k = 0; k < i; k++)
			ck_assert(reason[k].first != reason[i].first ||
				  reason[k].second != reason[i].second);
	}
	bytes_free(&text);
	bytes_free(&name);
}
END_TEST

START_TEST(belong_to_their_features)
{
	size_t count;

	memset(model->own_second, 0,
	       second_features(SAMPLE_CATEGORIES) * SAMPLE_CATEGORIES *
		       sizeof(double));
	/* ransomware times ddos, the ninth feature, for espionage. */
	model->own_second[8 * SAMPLE_CATEGORIES] = 2;
	count = second_reasons_find(model, score, 0, reason);
	ck_assert_uint_gt(count, 1);
	ck_assert_uint_eq(reason[0].first, 2);
	ck_assert_uint_eq(reason[0].second, 3);
	ck_assert_double_eq_tol(reason[0].contribution,
				2 * tanh(-0.4) * tanh(1.5), 1e-12);
	ck_assert_double_eq(reason[1].contribution, 0);
}
END_TEST

START_TEST(are_none_without_a_second_stage)
{
	model->second = NULL;
	ck_assert_uint_eq(second_reasons_find(model, score, 0, reason), 0);
}
END_TEST

/* All rows of an explanation: terms, offset, features. */
START_TEST(complete_an_explanation)
{
	static const char TEXT[] = "Embassy hit\n\nA flood, an implant and a "
				   "ransom note at the embassy.";
	struct error error;
	struct document document = { 0 };
	struct patterns *patterns = patterns_new(&error);
	struct explanation *explanation =
		explanation_new(model, patterns, &error);

	document_read_text(&document, TEXT, sizeof TEXT - 1);
	ck_assert(explanation_run(explanation, &document, &error));
	for (size_t c = 0; c < SAMPLE_CATEGORIES; c++) {
		const struct reason *terms =
			explanation_reasons(explanation, c);
		size_t count =
			second_reasons_find(model, explanation->own, c, reason);
		double sum = -model->category[c].rho;

		for (size_t i = 0; i < explanation->vector->count; i++)
			sum += terms[i].contribution;
		for (size_t i = 0; i < count; i++)
			sum += reason[i].contribution;
		ck_assert_double_eq_tol(sum, explanation->judgement.score[c],
					1e-6);
	}
	explanation_free(explanation);
	patterns_free(patterns);
	document_free(&document);
}
END_TEST

Suite *
second_reasons_suite(void)
{
	Suite *suite = suite_create("second_reasons");
	TCase *all = tcase_create("second_reasons");

	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_loop_test(all, sum_to_what_the_second_stage_adds, 0,
			    SAMPLE_CATEGORIES);
	tcase_add_test(all, are_named_as_in_the_text_form);
	tcase_add_test(all, belong_to_their_features);
	tcase_add_test(all, are_none_without_a_second_stage);
	tcase_add_test(all, complete_an_explanation);
	suite_add_tcase(suite, all);
	return suite;
}
