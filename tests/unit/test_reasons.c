/* SPDX-License-Identifier: MIT */
#include "../../src/model/reasons.h"

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

enum { MOST = 16 };

static struct reason reason[MOST];

static void
setup(void)
{
	model = sample_model();
	patterns = patterns_new(&error);
	judge = judge_new(model, patterns, &error);
	ck_assert(patterns && judge);
	sample_judge(judge,
		     "A flood of ransom notes hit the embassy: the "
		     "implant, a packet and a ransom note",
		     &judgement);
	ck_assert_uint_ge(judge_vector(judge)->count, 6);
	ck_assert_uint_le(judge_vector(judge)->count, MOST);
}

static void
teardown(void)
{
	judge_free(judge);
	patterns_free(patterns);
	model_free(model);
}

START_TEST(sum_to_the_score_with_the_offset)
{
	const struct vector *vector = judge_vector(judge);
	double sum = -model->category[_i].rho;

	reasons_find(model, vector, (size_t)_i, reason);
	for (size_t i = 0; i < vector->count; i++)
		sum += reason[i].contribution;
	ck_assert_double_eq_tol(sum, judgement.score[_i], 1e-6);
	ck_assert_double_gt(fabs(reason[0].contribution), 0.01);
}
END_TEST

START_TEST(come_with_the_strongest_first)
{
	const struct vector *vector = judge_vector(judge);

	reasons_find(model, vector, SAMPLE_ESPIONAGE, reason);
	for (size_t i = 1; i < vector->count; i++) {
		double before = fabs(reason[i - 1].contribution);
		double own = fabs(reason[i].contribution);

		ck_assert_double_ge(before, own);
		if (before == own)
			ck_assert_uint_lt(reason[i - 1].term, reason[i].term);
	}
}
END_TEST

/* `implant` is for espionage and against ddos. */
START_TEST(are_for_and_against)
{
	const struct vector *vector = judge_vector(judge);
	size_t length;
	const char *name;

	reasons_find(model, vector, SAMPLE_DDOS, reason);
	for (size_t i = 0; i < vector->count; i++) {
		name = vocabulary_name(model->vocabulary, reason[i].term,
				       &length);
		if (length == 7 && memcmp(name, "implant", 7) == 0)
			ck_assert_double_lt(reason[i].contribution, 0);
		if (length == 5 && memcmp(name, "flood", 5) == 0)
			ck_assert_double_gt(reason[i].contribution, 0);
	}
}
END_TEST

Suite *
reasons_suite(void)
{
	Suite *suite = suite_create("reasons");
	TCase *all = tcase_create("reasons");

	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_loop_test(all, sum_to_the_score_with_the_offset, 0,
			    SAMPLE_CATEGORIES);
	tcase_add_test(all, come_with_the_strongest_first);
	tcase_add_test(all, are_for_and_against);
	suite_add_tcase(suite, all);
	return suite;
}
