/* SPDX-License-Identifier: MIT */
#include "../../src/features/terms.h"

#include "unit.h"

#include <string.h>

static struct settings settings;
static struct patterns *patterns;
static struct matcher *matcher;
static struct document document;
static struct terms terms;
static struct error error;

static void
setup(void)
{
	settings_default(&settings);
	patterns = patterns_new(&error);
	matcher = matcher_new(patterns, &error);
	ck_assert_ptr_nonnull(matcher);
}

static void
teardown(void)
{
	terms_free(&terms);
	document_free(&document);
	matcher_free(matcher);
	patterns_free(patterns);
}

static void
extract(const char *title, const char *body)
{
	document_clear(&document);
	bytes_append_text(&document.title, title);
	bytes_append_text(&document.body, body);
	terms_extract(&terms, &settings, matcher, &document);
	ck_assert(terms_ok(&terms));
}

/* The names of all terms of a kind, each behind a bar. */
static void
expect_names(enum term_kind kind, const char *expected)
{
	struct bytes names = { 0 };

	for (size_t i = 0; i < terms.count; i++) {
		if (terms.term[i].kind != kind)
			continue;
		bytes_append_byte(&names, '|');
		terms_append_name(&terms, &terms.term[i], &names);
	}
	ck_assert_str_eq(bytes_text(&names), expected);
	bytes_free(&names);
}

/* Have the settings know names. */
static struct gazetteer *
know(const char *text)
{
	struct gazetteer *gazetteer = gazetteer_parse(
		(struct field){ text, strlen(text) }, settings.stems > 0,
		STATUS_BAD_INPUT, &error);

	ck_assert_ptr_nonnull(gazetteer);
	settings.gazetteer = gazetteer;
	return gazetteer;
}

START_TEST(know_names_by_their_classes)
{
	struct gazetteer *gazetteer =
		know("Fancy Bear\tstate-group,state-ru\nFancy\tcrime\n"
		     "APT29\tstate-group\nShamoons Wiper Family\twiper\n");

	extract("Fancy Bear", "A fancy bear met Fancy and apt29, then APT-29.");
	expect_names(TERM_CLASS, "|<group>|<group>|<state-group>|<state-ru>|"
				 "<crime>|<state-group>");
	/* A name ends with its sentence; stems are what is compared. */
	extract("", "Fancy. Bear. Shamoon wiper families; Shamoon Wiper.");
	expect_names(TERM_CLASS, "|<crime>|<wiper>");
	gazetteer_free(gazetteer);
	gazetteer = know("water utility\tsector\nWater Bear\tcrime\nnpm\tregistry\n");
	extract("", "NPM, npm. Water utilities, a water bear, Water bears.");
	expect_names(TERM_CLASS, "|<registry>|<registry>|<sector>|<crime>");
	gazetteer_free(gazetteer);
}
END_TEST

START_TEST(weigh_a_name_where_it_begins)
{
	struct gazetteer *gazetteer = know("Fancy Bear\tstate-group\n");
	const struct term *term;

	settings.title_weight = 3;
	extract("By Fancy Bear", "");
	term = &terms.term[terms.count - 1];
	ck_assert_int_eq(term->kind, TERM_CLASS);
	ck_assert_double_eq((double)term->weight, 3);
	ck_assert_uint_eq(term->token, 1);
	ck_assert_uint_eq(term->second, 2);
	ck_assert(term->hash == terms_hash_of_name(LITERAL("<state-group>")));
	ck_assert(!term->counted);
	gazetteer_free(gazetteer);
}
END_TEST

START_TEST(are_words_classes_pairs_and_the_lead)
{
	settings.lead_words = 3;
	extract("Patch now", "CVE-2031-1234 spreads. Nobody paid.");
	expect_names(TERM_WORD,
		     "|patch|now|cve-2031-1234|spread|nobodi|paid");
	expect_names(TERM_CLASS, "|<cve>");
	expect_names(TERM_PAIR, "|patch now|<cve> spread|nobodi paid");
	expect_names(TERM_LEAD, "|^patch|^now|^cve-2031-1234|^<cve>");
	ck_assert_uint_eq(terms.words, 5);
}
END_TEST

START_TEST(let_a_class_stand_for_its_span_in_pairs)
{
	extract("", "they stole $5 million yesterday");
	expect_names(TERM_PAIR,
		     "|they stole|stole <money>|<money> yesterday");
	expect_names(TERM_WORD, "|they|stole|5|million|yesterday");
}
END_TEST

START_TEST(weigh_by_where_they_stand)
{
	settings.title_weight = 3;
	settings.lead_words = 2;
	settings.lead_weight = 1.5;
	settings.lead_field = 0;
	settings.pairs = 0;
	settings.near_words = 3;
	settings.far_weight = 0.25;
	extract("alpha", "beta gamma delta");
	ck_assert_uint_eq(terms.count, 4);
	ck_assert_float_eq(terms.term[3].weight, 0.25f);
	ck_assert_float_eq(terms.term[0].weight, 3);
	ck_assert_float_eq(terms.term[1].weight, 1.5f);
	ck_assert_float_eq(terms.term[2].weight, 1);
}
END_TEST

START_TEST(keep_their_endings_where_stems_are_off)
{
	settings.pairs = 0;
	extract("", "attacks");
	expect_names(TERM_WORD, "|attack");
	settings.stems = 0;
	extract("", "attacks");
	expect_names(TERM_WORD, "|attacks");
}
END_TEST

/* The hash of a name is the hash that its occurrences have. */
START_TEST(have_the_hash_of_their_name)
{
	extract("APT-29 again", "UNC2452 stole $5 million from 10.0.0[.]1 "
				"and 300 customers; state-sponsored.");
	ck_assert_uint_gt(terms.count, 20);
	for (size_t i = 0; i < terms.count; i++) {
		struct bytes name = { 0 };

		terms_append_name(&terms, &terms.term[i], &name);
		ck_assert_uint_eq(terms_hash_of_name(name.data, name.length),
				  terms.term[i].hash);
		ck_assert_uint_eq(terms_kind_of_name(name.data, name.length),
				  terms.term[i].kind);
		bytes_free(&name);
	}
}
END_TEST

START_TEST(stop_at_the_limit_of_words)
{
	settings.max_words = 10;
	extract("one two three", "four five six seven eight nine ten eleven");
	ck_assert_uint_eq(terms.tokens.count, 10);
}
END_TEST

/* Whether a term told in a piece is that of the whole, byte for byte of it. */
static void
expect_same(const struct term *piece, const struct term *whole)
{
	ck_assert_uint_eq(piece->hash, whole->hash);
	ck_assert(piece->weight == whole->weight);
	ck_assert_uint_eq(piece->token, whole->token);
	ck_assert_uint_eq(piece->second, whole->second);
	ck_assert_uint_eq(piece->kind, whole->kind);
	ck_assert_uint_eq(piece->counted, whole->counted);
	ck_assert_uint_eq(piece->known, whole->known);
}

START_TEST(come_in_pieces_as_well)
{
	struct gazetteer *gazetteer =
		know("Fancy Bear\tstate-group,state-ru,crime,wiper\n");
	struct terms pieces = { 0 };
	struct bytes body = { 0 };
	size_t told = 0;
	size_t most = 0;

	for (int i = 0; i < 700; i++)
		bytes_printf(&body, "Fancy Bear used CVE-2024-%d. It hit %d ",
			     1000 + i, i % 7);
	extract("The title", bytes_text(&body));
	terms_begin(&pieces, &settings, matcher, &document);
	do {
		ck_assert(terms_ok(&pieces));
		ck_assert_uint_gt(pieces.count, 0);
		ck_assert_uint_le(told + pieces.count, terms.count);
		for (size_t i = 0; i < pieces.count; i++)
			expect_same(&pieces.term[i], &terms.term[told + i]);
		told += pieces.count;
		most = pieces.count > most ? pieces.count : most;
	} while (terms_next(&pieces));
	ck_assert_uint_eq(told, terms.count);
	ck_assert_uint_eq(pieces.words, terms.words);
	ck_assert_uint_le(most, 1024);
	ck_assert(!terms_next(&terms));
	terms_free(&pieces);
	bytes_free(&body);
	gazetteer_free(gazetteer);
}
END_TEST

START_TEST(of_nothing_are_none)
{
	extract("", "");
	ck_assert_uint_eq(terms.count, 0);
	terms_begin(&terms, &settings, matcher, &document);
	ck_assert_uint_eq(terms.count, 0);
	ck_assert(!terms_next(&terms));
}
END_TEST

Suite *
terms_suite(void)
{
	Suite *suite = suite_create("terms");
	TCase *all = tcase_create("all");

	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_test(all, know_names_by_their_classes);
	tcase_add_test(all, weigh_a_name_where_it_begins);
	tcase_add_test(all, are_words_classes_pairs_and_the_lead);
	tcase_add_test(all, let_a_class_stand_for_its_span_in_pairs);
	tcase_add_test(all, weigh_by_where_they_stand);
	tcase_add_test(all, keep_their_endings_where_stems_are_off);
	tcase_add_test(all, have_the_hash_of_their_name);
	tcase_add_test(all, stop_at_the_limit_of_words);
	tcase_add_test(all, come_in_pieces_as_well);
	tcase_add_test(all, of_nothing_are_none);
	suite_add_tcase(suite, all);
	return suite;
}
