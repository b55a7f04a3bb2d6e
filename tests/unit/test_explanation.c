/* SPDX-License-Identifier: MIT */
#include "../../src/model/explanation.h"

#include "sample.h"
#include "unit.h"

#include <string.h>

static struct model *model;
static struct patterns *patterns;
static struct explanation *explanation;
static struct document document;
static struct error error;

static void
setup(void)
{
	model = sample_model();
	patterns = patterns_new(&error);
	ck_assert_ptr_nonnull(patterns);
	explanation = explanation_new(model, patterns, &error);
	ck_assert_ptr_nonnull(explanation);
}

static void
teardown(void)
{
	document_free(&document);
	explanation_free(explanation);
	patterns_free(patterns);
	model_free(model);
}

static void
explain(const char *text)
{
	document_clear(&document);
	document_read_text(&document, text, strlen(text));
	ck_assert(explanation_run(explanation, &document, &error));
}

/* Put a vocabulary in place of the sample's. */
static void
know(const char *terms)
{
	struct error refused;

	teardown();
	document = (struct document){ 0 };
	model = sample_model();
	vocabulary_free(model->own_vocabulary);
	model->own_vocabulary = vocabulary_parse(terms, strlen(terms), 100,
						 &model->settings, &refused);
	ck_assert_ptr_nonnull(model->own_vocabulary);
	model->vocabulary = model->own_vocabulary;
	model->min_known = 0;
	patterns = patterns_new(&error);
	explanation = explanation_new(model, patterns, &error);
}

/* The place number `i` of the term of this name. */
static const struct place *
place_of(const char *name, size_t i, size_t expected)
{
	const struct place *place;
	size_t count;
	size_t length;

	for (uint32_t term = 0; term < model->vocabulary->size; term++) {
		const char *own =
			vocabulary_name(model->vocabulary, term, &length);

		if (length != strlen(name) || memcmp(own, name, length) != 0)
			continue;
		place = explanation_places(explanation, term, &count);
		ck_assert_uint_eq(count, expected);
		return place + i;
	}
	ck_abort_msg("no term '%s'", name);
	return NULL;
}

static void
check_text(const struct place *place, bool in_body, const char *text)
{
	const struct bytes *whole =
		explanation_text(explanation, place->in_body);

	ck_assert_int_eq(place->in_body, in_body);
	ck_assert_uint_eq(place->length, strlen(text));
	ck_assert_mem_eq(bytes_text(whole) + place->offset, text,
			 place->length);
}

START_TEST(sums_to_the_decision_value)
{
	explain("Embassy hit\n\nA flood, an implant and a ransom note: the "
		"embassy said a packet carried the implant.");
	ck_assert_ptr_null(explanation->judgement.reason);
	for (size_t c = 0; c < SAMPLE_CATEGORIES; c++) {
		const struct reason *reason =
			explanation_reasons(explanation, c);
		double sum = -model->category[c].rho;

		for (size_t i = 0; i < explanation->vector->count; i++)
			sum += reason[i].contribution;
		ck_assert_double_eq_tol(sum, explanation->judgement.score[c],
					1e-6);
	}
}
END_TEST

START_TEST(finds_words_in_title_and_body)
{
	explain("The Embassy's implant\n\nSpies left an IMPLANT at the "
		"embassy.");
	check_text(place_of("embassy", 0, 2), false, "Embassy");
	check_text(place_of("embassy", 1, 2), true, "embassy");
	check_text(place_of("implant", 0, 2), false, "implant");
	check_text(place_of("implant", 1, 2), true, "IMPLANT");
}
END_TEST

START_TEST(spans_both_words_of_a_pair)
{
	explain("Notes\n\nHe left a ransom  note here, and a ransom. Note "
		"this.");
	check_text(place_of("ransom note", 0, 1), true, "ransom  note");
	ck_assert_uint_eq(place_of("ransom", 0, 2)->length, 6);
}
END_TEST

START_TEST(shows_what_a_class_matched)
{
	know("<cve>\t9\n<money>\t9\n^<cve>\t2\nexploits <cve>\t3\n");
	explain("A bug\n\nA gang exploits CVE-2031-10234 and asks for "
		"$4.5 million dollars, then cve 2031-77777.");
	check_text(place_of("<cve>", 0, 2), true, "CVE-2031-10234");
	check_text(place_of("<cve>", 1, 2), true, "cve 2031-77777");
	check_text(place_of("exploits <cve>", 0, 1), true,
		   "exploits CVE-2031-10234");
	check_text(place_of("^<cve>", 0, 2), true, "CVE-2031-10234");
	check_text(place_of("<money>", 0, 1), true, "4.5 million");
}
END_TEST

START_TEST(shows_the_name_that_has_a_class)
{
	know("<group>\t9\n<state-group>\t9\nbear\t9\n");
	model->own_gazetteer = gazetteer_parse(
		(struct field){ LITERAL("Fancy Bear\tstate-group\n"
					"APT28\tstate-group\n") },
		model->settings.stems > 0, STATUS_BAD_INPUT, &error);
	ck_assert_ptr_nonnull(model->own_gazetteer);
	model->settings.gazetteer = model->own_gazetteer;
	explain("A bear\n\nSpies of Fancy  Bear, or APT 28, met a fancy bear.");
	check_text(place_of("<state-group>", 0, 2), true, "Fancy  Bear");
	check_text(place_of("<state-group>", 1, 2), true, "APT 28");
	check_text(place_of("<group>", 0, 1), true, "APT 28");
}
END_TEST

START_TEST(has_no_place_for_what_weighs_nothing)
{
	size_t count;

	explain("The embassy\n\nthe implant, the flood and the rest.");
	/* `the` is in too large a share of documents, so has no weight. */
	explanation_places(explanation, 7, &count);
	ck_assert_uint_eq(count, 0);
	ck_assert_uint_gt(explanation->places, 3);
}
END_TEST

START_TEST(explains_one_document_after_another)
{
	explain("Embassy\n\nembassy embassy embassy implant flood");
	explain("Short\n\nembassy of spies and friends");
	check_text(place_of("embassy", 0, 1), true, "embassy");
	explain("");
	ck_assert_str_eq(explanation->judgement.reason, "empty");
	ck_assert_uint_eq(explanation->places, 0);
}
END_TEST

Suite *
explanation_suite(void)
{
	Suite *suite = suite_create("explanation");
	TCase *all = tcase_create("explanation");

	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_test(all, sums_to_the_decision_value);
	tcase_add_test(all, finds_words_in_title_and_body);
	tcase_add_test(all, spans_both_words_of_a_pair);
	tcase_add_test(all, shows_what_a_class_matched);
	tcase_add_test(all, shows_the_name_that_has_a_class);
	tcase_add_test(all, has_no_place_for_what_weighs_nothing);
	tcase_add_test(all, explains_one_document_after_another);
	suite_add_tcase(suite, all);
	return suite;
}
