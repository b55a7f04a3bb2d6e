/* SPDX-License-Identifier: MIT */
/* The public library, by its public header; the layers only check on it. */
#include "../../include/triage.h"

#include "sample.h"
#include "scratch.h"
#include "unit.h"

#include "../../src/model/textform.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char path[PATH_MAX];
static struct triage_model *model;
static struct triage_classifier *classifier;
static struct triage_error error;

static const char ARTICLE[] = "Implant in an embassy\n\nThe implant was "
			      "found in the embassy, with a ransom note.\n";

static void
setup(void)
{
	struct model *inner = sample_model();
	struct bytes packed = { 0 };
	struct error inner_error;
	char folder[PATH_MAX];

	scratch_make();
	sample_pack(inner, &packed);
	scratch_write("sample.triage", packed.data, packed.length);
	scratch_path("sample.triage", path);
	scratch_path("text", folder);
	ck_assert(textform_save(inner, folder, &inner_error));
	bytes_free(&packed);
	model_free(inner);
	model = triage_open(path, &error);
	ck_assert_msg(model != NULL, "%s", error.message);
	classifier = triage_classifier_new(model, &error);
	ck_assert_ptr_nonnull(classifier);
}

static void
teardown(void)
{
	triage_classifier_free(classifier);
	triage_close(model);
	scratch_remove();
}

START_TEST(tells_its_version)
{
	ck_assert_str_eq(triage_version(), TRIAGE_VERSION_TEXT);
}
END_TEST

START_TEST(names_the_model_and_its_categories)
{
	ck_assert_str_eq(triage_model_name(model), "sample-1");
	ck_assert_uint_eq(triage_categories(model), SAMPLE_CATEGORIES);
	ck_assert_str_eq(triage_category(model, SAMPLE_ESPIONAGE),
			 "espionage");
	ck_assert_str_eq(triage_category(model, SAMPLE_DDOS), "ddos");
}
END_TEST

static const struct triage_result *
classify(const char *text, size_t length)
{
	const struct triage_result *result =
		triage_classify(classifier, text, length, &error);

	ck_assert_msg(result != NULL, "%s", error.message);
	ck_assert_uint_eq(result->categories, SAMPLE_CATEGORIES);
	return result;
}

START_TEST(judges_as_the_layers_do)
{
	static const enum triage_decision same[] = {
		[DECISION_NO] = TRIAGE_NO,
		[DECISION_UNSURE] = TRIAGE_UNSURE,
		[DECISION_YES] = TRIAGE_YES,
	};
	struct error inner_error;
	struct model *inner = sample_model();
	struct patterns *patterns = patterns_new(&inner_error);
	struct judge *judge = judge_new(inner, patterns, &inner_error);
	const struct triage_result *result = classify(LITERAL(ARTICLE));
	struct judgement judgement;

	sample_judge(judge, ARTICLE, &judgement);
	ck_assert_str_eq(result->title, "Implant in an embassy");
	ck_assert_ptr_null(result->reason);
	ck_assert_uint_eq(result->words, judgement.words);
	ck_assert_double_eq(result->known, judgement.known);
	ck_assert_int_eq(result->decision[SAMPLE_ESPIONAGE], TRIAGE_YES);
	for (size_t i = 0; i < SAMPLE_CATEGORIES; i++) {
		ck_assert_double_eq(result->confidence[i],
				    judgement.confidence[i]);
		ck_assert_int_eq(result->decision[i],
				 same[judgement.decision[i]]);
	}
	judge_free(judge);
	patterns_free(patterns);
	model_free(inner);
}
END_TEST

static const struct {
	const char *text;
	size_t length;
	const char *reason;
} unjudged[] = {
	{ LITERAL(""), "empty" },
	{ LITERAL(" \n \t"), "empty" },
	{ LITERAL("\0\0\0"), "not text" },
	{ LITERAL("\xff\xfe\x80"), "not text" },
	{ LITERAL("embassy implant"), "too short" },
	{ LITERAL("wir haben es nicht gewusst"),
	  "not in the model's language" },
};

START_TEST(withholds_judgement_and_says_why)
{
	classify(LITERAL(ARTICLE));

	const struct triage_result *result =
		classify(unjudged[_i].text, unjudged[_i].length);

	ck_assert_pstr_eq(result->reason, unjudged[_i].reason);
	ck_assert_str_eq(result->title, "");
	for (size_t i = 0; i < SAMPLE_CATEGORIES; i++) {
		ck_assert_double_eq(result->confidence[i], 0);
		ck_assert_int_eq(result->decision[i], TRIAGE_NO);
	}
}
END_TEST

START_TEST(refuses_a_text_that_is_too_long)
{
	ck_assert_ptr_null(triage_classify(classifier, ARTICLE,
					   TRIAGE_TEXT_MOST, &error));
	ck_assert_int_eq(error.status, TRIAGE_LIMIT);
	ck_assert_str_eq(error.message, "text is too long");
	classify(LITERAL(ARTICLE));
}
END_TEST

START_TEST(opens_the_model_of_the_environment)
{
	struct triage_model *named;

	ck_assert_int_eq(setenv("TRIAGE_MODEL", path, 1), 0);
	named = triage_open(NULL, &error);
	ck_assert_msg(named != NULL, "%s", error.message);
	ck_assert_str_eq(triage_model_name(named), "sample-1");
	triage_close(named);
}
END_TEST

START_TEST(closes_nothing)
{
	triage_close(NULL);
	triage_classifier_free(NULL);
}
END_TEST

static const struct {
	const char *name;
	const char *text;	/* NULL: no such file */
	enum triage_status status;
	const char *what;
} refusals[] = {
	{ "gone.triage", NULL, TRIAGE_NO_INPUT, "cannot be opened" },
	{ "empty.triage", "", TRIAGE_BAD_MODEL, "not a packed model" },
	{ "text.triage", "A text that is longer than a header is.",
	  TRIAGE_BAD_MODEL, "not a packed model" },
};

START_TEST(refuses_a_model_and_says_why)
{
	char bad[PATH_MAX];
	char message[PATH_MAX + 100];

	if (refusals[_i].text)
		scratch_write_text(refusals[_i].name, refusals[_i].text);
	scratch_path(refusals[_i].name, bad);
	snprintf(message, sizeof message, "'%s': %s", bad, refusals[_i].what);
	ck_assert_ptr_null(triage_open(bad, &error));
	ck_assert_int_eq(error.status, refusals[_i].status);
	ck_assert_str_eq(error.message, message);
}
END_TEST

enum { THREADS = 4, ROUNDS = 50 };

struct thread {
	pthread_t thread;
	bool same;
};

static double expected[4][SAMPLE_CATEGORIES];

static const char *const texts[] = {
	ARTICLE,
	"The ransom note came with a flood of packets.",
	"flood implant embassy",
	"",
};

/* Judge every text again and again, on a classifier of its own. */
static void *
run_thread(void *argument)
{
	struct thread *thread = argument;
	struct triage_error own;
	struct triage_classifier *mine = triage_classifier_new(model, &own);

	thread->same = mine != NULL;
	for (size_t i = 0; thread->same && i < ROUNDS * COUNT(texts); i++) {
		size_t k = i % COUNT(texts);
		const struct triage_result *result = triage_classify(
			mine, texts[k], strlen(texts[k]), &own);

		thread->same = result &&
			       memcmp(result->confidence, expected[k],
				      sizeof expected[k]) == 0;
	}
	triage_classifier_free(mine);
	return NULL;
}

START_TEST(lets_threads_share_a_model)
{
	struct thread thread[THREADS];

	for (size_t k = 0; k < COUNT(texts); k++)
		memcpy(expected[k],
		       classify(texts[k], strlen(texts[k]))->confidence,
		       sizeof expected[k]);
	for (size_t i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&thread[i].thread, NULL,
						run_thread, &thread[i]),
				 0);
	for (size_t i = 0; i < THREADS; i++) {
		pthread_join(thread[i].thread, NULL);
		ck_assert(thread[i].same);
	}
}
END_TEST

Suite *
library_suite(void)
{
	Suite *suite = suite_create("library");
	TCase *use = tcase_create("use");
	TCase *refusal = tcase_create("refusal");

	tcase_add_checked_fixture(use, setup, teardown);
	tcase_add_test(use, tells_its_version);
	tcase_add_test(use, names_the_model_and_its_categories);
	tcase_add_test(use, judges_as_the_layers_do);
	tcase_add_loop_test(use, withholds_judgement_and_says_why, 0,
			    COUNT(unjudged));
	tcase_add_test(use, opens_the_model_of_the_environment);
	tcase_add_test(use, closes_nothing);
	tcase_add_test(use, lets_threads_share_a_model);
	suite_add_tcase(suite, use);

	tcase_add_checked_fixture(refusal, setup, teardown);
	tcase_add_test(refusal, refuses_a_text_that_is_too_long);
	tcase_add_loop_test(refusal, refuses_a_model_and_says_why, 0,
			    COUNT(refusals));
	suite_add_tcase(suite, refusal);
	return suite;
}
