/* SPDX-License-Identifier: MIT */
#include "../../src/model/judge.h"

#include "sample.h"
#include "unit.h"

#include <math.h>
#include <string.h>

static struct model *model;
static struct patterns *patterns;
static struct judge *judge;
static struct judgement judgement;
static struct error error;

static void
setup(void)
{
	model = sample_model();
	patterns = patterns_new(&error);
	ck_assert_ptr_nonnull(patterns);
	judge = judge_new(model, patterns, &error);
	ck_assert_ptr_nonnull(judge);
}

static void
teardown(void)
{
	judge_free(judge);
	patterns_free(patterns);
	model_free(model);
}

static double
idf(double documents)
{
	return log(101 / (1 + documents)) + 1;
}

/* Four terms, one in the lead as well, each of them met once. */
START_TEST(scores_as_by_hand)
{
	double lead = 0.5 * idf(9);
	double embassy = idf(20);
	double implant = idf(12);
	double flood = idf(5);
	double norm = sqrt(lead * lead + embassy * embassy +
			   implant * implant + flood * flood);

	sample_judge(judge, "flood implant embassy", &judgement);
	ck_assert_ptr_null(judgement.reason);
	ck_assert_uint_eq(judgement.words, 3);
	ck_assert_double_eq(judgement.known, 1);
	ck_assert_double_eq_tol(judgement.score[SAMPLE_ESPIONAGE],
				(0.25 * lead + 1.5 * embassy +
				 1.875 * implant) / norm - 0.25,
				1e-5);
	ck_assert_double_eq_tol(judgement.score[SAMPLE_RANSOMWARE],
				(-0.3 * embassy + 0.1 * implant) / norm +
					0.125,
				1e-5);
	ck_assert_double_eq_tol(judgement.score[SAMPLE_DDOS],
				(3 * flood - implant) / norm - 0.5, 1e-5);
}
END_TEST

START_TEST(takes_its_confidence_from_the_calibration)
{
	sample_judge(judge, "flood implant embassy", &judgement);
	for (size_t i = 0; i < SAMPLE_CATEGORIES; i++)
		ck_assert_double_eq(
			judgement.confidence[i],
			calibration_confidence(&model->category[i].calibration,
					       judgement.score[i]));
}
END_TEST

static const struct {
	double yes;
	double unsure;
	enum decision decision;
} thresholds[] = {
	{ 0, 0, DECISION_YES },	     { 1, 0, DECISION_UNSURE },
	{ 1, 1, DECISION_NO },	     { 0.5, 0.4, DECISION_YES },
	{ 0.6, 0.5, DECISION_UNSURE }, { 0.6, 0.51, DECISION_NO },
};

/* Of a confidence of exactly one half. */
START_TEST(decides_by_both_thresholds)
{
	model->category[0].calibration.a = 0;
	model->category[0].yes = thresholds[_i].yes;
	model->category[0].unsure = thresholds[_i].unsure;
	sample_judge(judge, "flood implant embassy", &judgement);
	ck_assert_double_eq(judgement.confidence[0], 0.5);
	ck_assert_int_eq(judgement.decision[0], thresholds[_i].decision);
}
END_TEST

static const struct {
	const char *text;
	const char *reason;
	size_t words;
} unjudged[] = {
	{ "", "empty", 0 },
	{ " \n\t", "empty", 0 },
	{ "1234 5678 -- !!", "empty", 0 },
	{ "embassy implant", "too short", 2 },
	{ "embassy and more unheard of words", NULL, 6 },
	{ "die Botschaft wurde gestern angegriffen",
	  "not in the model's language", 5 },
	{ "embassy mentioned here, among eight words altogether now",
	  "not in the model's language", 8 },
	{ "the the the", "no known terms", 3 },
};

/* Known words first: they tell the language, whatever stands behind them. */
START_TEST(knows_the_language_by_the_beginning)
{
	struct judge *own;

	model->min_known = 0.5;
	model->settings.near_words = 4;
	own = judge_new(model, patterns, &error);
	ck_assert_ptr_nonnull(own);
	sample_judge(own, "flood implant embassy the die Botschaft wurde "
			  "gestern vor allem hier angegriffen",
		     &judgement);
	ck_assert_ptr_null(judgement.reason);
	ck_assert_uint_eq(judgement.words, 12);
	ck_assert_double_eq_tol(judgement.known, 4 / 12.0, 1e-9);
	ck_assert_double_gt(judgement.confidence[0], 0);
	sample_judge(own, "die Botschaft wurde gestern vor allem hier "
			  "angegriffen flood implant embassy the",
		     &judgement);
	ck_assert_str_eq(judgement.reason, "not in the model's language");
	judge_free(own);

	/* Too few to tell. */
	model->settings.near_words = 2;
	own = judge_new(model, patterns, &error);
	ck_assert_ptr_nonnull(own);
	sample_judge(own, "flood implant die Botschaft wurde gestern",
		     &judgement);
	ck_assert_str_eq(judgement.reason, "not in the model's language");
	judge_free(own);
}
END_TEST

START_TEST(withholds_judgement_and_says_why)
{
	model->min_known = 1 / 7.0;
	sample_judge(judge, unjudged[_i].text, &judgement);
	ck_assert_uint_eq(judgement.words, unjudged[_i].words);
	ck_assert_pstr_eq(judgement.reason, unjudged[_i].reason);
	for (size_t i = 0; judgement.reason && i < model->categories; i++) {
		ck_assert_double_eq(judgement.score[i], 0);
		ck_assert_double_eq(judgement.confidence[i], 0);
		ck_assert_int_eq(judgement.decision[i], DECISION_NO);
	}
}
END_TEST

START_TEST(forgets_the_document_before)
{
	double first[SAMPLE_CATEGORIES];

	sample_judge(judge, "flood implant embassy", &judgement);
	memcpy(first, judgement.score, sizeof first);
	sample_judge(judge, "", &judgement);
	sample_judge(judge, "ransom note the packet flood", &judgement);
	ck_assert_double_ne(judgement.score[0], first[0]);
	sample_judge(judge, "flood implant embassy", &judgement);
	ck_assert_mem_eq(judgement.score, first, sizeof first);
}
END_TEST

START_TEST(shows_the_vector_it_scored)
{
	double score[SAMPLE_CATEGORIES];
	struct vector *vector = judge_vector(judge);

	sample_judge(judge, "a ransom note the ransom", &judgement);
	ck_assert_uint_eq(vector->count, 2);
	judge_score(model, vector, score);
	ck_assert_mem_eq(score, judgement.score, sizeof score);

	/* The terms' shares and rho add up to the score. */
	for (size_t c = 0; c < SAMPLE_CATEGORIES; c++) {
		double sum = -model->category[c].rho;

		for (size_t i = 0; i < vector->count; i++)
			sum += (double)vector->entry[i].value *
			       model_weight(model, vector->entry[i].index, c);
		ck_assert_double_eq_tol(sum, score[c], 1e-5);
	}
}
END_TEST

/* As many as there may be, so that rows are wider than one step of eight. */
START_TEST(keeps_many_categories_apart)
{
	enum { MANY = 19 };
	struct model *wide = model_new(MANY);
	struct entry entry = { 3, 0.5f };
	struct vector vector = { .entry = &entry, .count = 1 };
	int16_t weight[4 * 24] = { 0 };
	double score[MANY];

	ck_assert_ptr_nonnull(wide);
	ck_assert_uint_eq(wide->stride, 24);
	wide->weight = weight;
	for (int i = 0; i < MANY; i++) {
		weight[3 * 24 + i] = (int16_t)(1000 * i - MODEL_WEIGHT_MOST);
		wide->category[i].rho = i;
		wide->category[i].places = 3;
	}
	judge_score(wide, &vector, score);
	for (int i = 0; i < MANY; i++)
		ck_assert_double_eq_tol(score[i],
					(1000 * i - MODEL_WEIGHT_MOST) /
							2000.0 - i,
					1e-6);
	model_free(wide);
}
END_TEST

Suite *
judge_suite(void)
{
	Suite *suite = suite_create("judge");
	TCase *scoring = tcase_create("scoring");
	TCase *deciding = tcase_create("deciding");

	tcase_add_checked_fixture(scoring, setup, teardown);
	tcase_add_test(scoring, scores_as_by_hand);
	tcase_add_test(scoring, takes_its_confidence_from_the_calibration);
	tcase_add_test(scoring, forgets_the_document_before);
	tcase_add_test(scoring, shows_the_vector_it_scored);
	tcase_add_test(scoring, keeps_many_categories_apart);
	suite_add_tcase(suite, scoring);

	tcase_add_checked_fixture(deciding, setup, teardown);
	tcase_add_loop_test(deciding, decides_by_both_thresholds, 0,
			    COUNT(thresholds));
	tcase_add_test(deciding, knows_the_language_by_the_beginning);
	tcase_add_loop_test(deciding, withholds_judgement_and_says_why, 0,
			    COUNT(unjudged));
	suite_add_tcase(suite, deciding);
	return suite;
}
