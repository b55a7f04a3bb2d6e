/* SPDX-License-Identifier: MIT */
#include "../../src/model/expression.h"

#include "unit.h"

#include <string.h>

/* `y` holds, `u` may hold, `n` does not. */
static const double confidence[] = { 0.9, 0.5, 0.1 };
static const enum decision decision[] = { DECISION_YES, DECISION_UNSURE,
					  DECISION_NO };

static const struct judgement judged = { .confidence = confidence,
					 .decision = decision };
static const struct judgement unjudged = { .reason = "empty",
					   .confidence = confidence,
					   .decision = decision };

static struct model *model;
static struct bytes bytes;
static struct error error;

static void
setup(void)
{
	static const char *const name[] = { "y", "u", "n" };

	model = model_new(COUNT(name));
	ck_assert_ptr_nonnull(model);
	for (size_t i = 0; i < COUNT(name); i++)
		strcpy(model->category[i].name, name[i]);
}

static void
teardown(void)
{
	model_free(model);
	bytes_free(&bytes);
}

static enum truth
truth_of(const char *text, const struct judgement *judgement)
{
	struct expression *expression =
		expression_parse(text, model, &error);

	ck_assert_msg(expression != NULL, "'%s': %s", text, error.what);

	enum truth truth = expression_truth(expression, judgement);

	expression_free(expression);
	return truth;
}

static const struct {
	const char *text;
	enum truth truth;
} truths[] = {
	/* Kleene's tables. */
	{ "y", TRUTH_YES },
	{ "u", TRUTH_UNKNOWN },
	{ "n", TRUTH_NO },
	{ "not y", TRUTH_NO },
	{ "not u", TRUTH_UNKNOWN },
	{ "not n", TRUTH_YES },
	{ "y and y", TRUTH_YES },
	{ "y and u", TRUTH_UNKNOWN },
	{ "y and n", TRUTH_NO },
	{ "u and y", TRUTH_UNKNOWN },
	{ "u and u", TRUTH_UNKNOWN },
	{ "u and n", TRUTH_NO },
	{ "n and y", TRUTH_NO },
	{ "n and u", TRUTH_NO },
	{ "n and n", TRUTH_NO },
	{ "y or y", TRUTH_YES },
	{ "y or u", TRUTH_YES },
	{ "y or n", TRUTH_YES },
	{ "u or y", TRUTH_YES },
	{ "u or u", TRUTH_UNKNOWN },
	{ "u or n", TRUTH_UNKNOWN },
	{ "n or y", TRUTH_YES },
	{ "n or u", TRUTH_UNKNOWN },
	{ "n or n", TRUTH_NO },
	/* A comparison is never unknown. */
	{ "u>=0.5", TRUTH_YES },
	{ "u>0.5", TRUTH_NO },
	{ "u<=0.5", TRUTH_YES },
	{ "u<0.5", TRUTH_NO },
	{ "u > 0.49", TRUTH_YES },
	{ "u\t<\n.51", TRUTH_YES },
	{ "y>=0.95", TRUTH_NO },
	{ "n>=0", TRUTH_YES },
	{ "n<=1", TRUTH_YES },
	{ "not u>=0.5", TRUTH_NO },
	/* `not` before `and` before `or`. */
	{ "y or n and n", TRUTH_YES },
	{ "(y or n) and n", TRUTH_NO },
	{ "n and n or y", TRUTH_YES },
	{ "n and (n or y)", TRUTH_NO },
	{ "not n and n", TRUTH_NO },
	{ "not (n and n)", TRUTH_YES },
	{ "not y or y", TRUTH_YES },
	{ "not (y or y)", TRUTH_NO },
	{ "not not y", TRUTH_YES },
	{ "  ( y )and(not n)", TRUTH_YES },
	{ "y and y and y and n", TRUTH_NO },
	{ "n or n or n or y", TRUTH_YES },
};

START_TEST(follows_kleene)
{
	ck_assert_msg(truth_of(truths[_i].text, &judged) == truths[_i].truth,
		      "%s", truths[_i].text);
}
END_TEST

START_TEST(knows_nothing_of_what_is_not_judged)
{
	ck_assert_msg(truth_of(truths[_i].text, &unjudged) == TRUTH_UNKNOWN,
		      "%s", truths[_i].text);
}
END_TEST

START_TEST(tells_words_from_the_start_of_names)
{
	strcpy(model->category[0].name, "note-and-or");
	strcpy(model->category[1].name, "android");
	ck_assert_int_eq(truth_of("note-and-or and not android", &judged),
			 TRUTH_UNKNOWN);
}
END_TEST

#define NO_NAME "a category's name is expected"
#define NO_END "'and', 'or' or the end is expected"
#define NO_BOUND "a number from 0 to 1 must follow a comparison"
#define NO_CATEGORY "the model has no such category"

static const struct {
	const char *text;
	const char *what;
	const char *detail;
} refusals[] = {
	{ "", NO_NAME, "" },
	{ "   ", NO_NAME, "" },
	{ "()", NO_NAME, "" },
	{ "y and", NO_NAME, "y" },
	{ "and y", NO_CATEGORY, "and" },
	{ "y or or n", NO_CATEGORY, "or" },
	{ "not", NO_NAME, "" },
	{ "Y", NO_NAME, "" },
	{ "y n", NO_END, "y" },
	{ "y)", NO_END, "y" },
	{ "y & n", NO_END, "y" },
	{ "y>0.1>0.2", NO_END, "y" },
	{ "(y", "')' is missing", "y" },
	{ "(y or (n)", "')' is missing", "n" },
	{ "spies", NO_CATEGORY, "spies" },
	{ "y and spies", NO_CATEGORY, "spies" },
	{ "y>", NO_BOUND, "y" },
	{ "y>=n", NO_BOUND, "y" },
	{ "y>=1.1", NO_BOUND, "y" },
	{ "y>=-1", NO_BOUND, "y" },
	{ "y>=0.1.2", NO_BOUND, "y" },
	{ "y=0.5", NO_END, "y" },
};

START_TEST(refuses_and_says_why)
{
	ck_assert_ptr_null(
		expression_parse(refusals[_i].text, model, &error));
	ck_assert_int_eq(error.status, STATUS_BAD_INPUT);
	ck_assert_str_eq(error.what, refusals[_i].what);
	ck_assert_str_eq(error.detail, refusals[_i].detail);
}
END_TEST

static const char *
repeat(const char *before, int times, const char *middle, const char *after)
{
	bytes_clear(&bytes);
	for (int i = 0; i < times; i++)
		bytes_append_text(&bytes, before);
	bytes_append_text(&bytes, middle);
	for (int i = 0; i < times; i++)
		bytes_append_text(&bytes, after);
	return bytes_text(&bytes);
}

static const struct {
	const char *before;
	int most;
	const char *after;
	enum truth truth;
	const char *what;
} limits[] = {
#define TOO_DEEP "expression is nested too deeply"
#define TOO_LONG "expression is too long"
	{ "(", EXPRESSION_DEPTH_MOST - 1, ")", TRUTH_YES, TOO_DEEP },
	{ "not ", EXPRESSION_DEPTH_MOST - 1, "", TRUTH_NO, TOO_DEEP },
	{ "n or ", EXPRESSION_STEPS_MOST / 2 - 1, "", TRUTH_YES, TOO_LONG },
	{ "", EXPRESSION_STEPS_MOST / 2 - 1, " and y", TRUTH_YES, TOO_LONG },
};

START_TEST(goes_up_to_its_limits_and_no_further)
{
	ck_assert_int_eq(truth_of(repeat(limits[_i].before, limits[_i].most,
					 "y", limits[_i].after),
				  &judged),
			 limits[_i].truth);
	ck_assert_ptr_null(expression_parse(
		repeat(limits[_i].before, limits[_i].most + 1, "y",
		       limits[_i].after),
		model, &error));
	ck_assert_str_eq(error.what, limits[_i].what);
}
END_TEST

/* Leaves first, operators last: the evaluation's stack at its highest. */
START_TEST(stacks_as_deep_as_it_nests)
{
	ck_assert_int_eq(truth_of(repeat("y and (", EXPRESSION_DEPTH_MOST - 2,
					 "u", ")"),
				  &judged),
			 TRUTH_UNKNOWN);
}
END_TEST

START_TEST(refuses_a_name_longer_than_any)
{
	ck_assert_ptr_null(expression_parse(repeat("a", MODEL_NAME_LONGEST,
						   "", ""),
					    model, &error));
	ck_assert_str_eq(error.what, NO_NAME);
}
END_TEST

Suite *
expression_suite(void)
{
	Suite *suite = suite_create("expression");
	TCase *truth = tcase_create("truth");
	TCase *refusal = tcase_create("refusal");

	tcase_add_checked_fixture(truth, setup, teardown);
	tcase_add_loop_test(truth, follows_kleene, 0, COUNT(truths));
	tcase_add_loop_test(truth, knows_nothing_of_what_is_not_judged, 0,
			    COUNT(truths));
	tcase_add_test(truth, tells_words_from_the_start_of_names);
	suite_add_tcase(suite, truth);

	tcase_add_checked_fixture(refusal, setup, teardown);
	tcase_add_loop_test(refusal, refuses_and_says_why, 0,
			    COUNT(refusals));
	tcase_add_loop_test(refusal, goes_up_to_its_limits_and_no_further, 0,
			    COUNT(limits));
	tcase_add_test(refusal, stacks_as_deep_as_it_nests);
	tcase_add_test(refusal, refuses_a_name_longer_than_any);
	suite_add_tcase(suite, refusal);
	return suite;
}
