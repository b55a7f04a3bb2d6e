/* SPDX-License-Identifier: MIT */
#include "../../src/features/vocabulary.h"

#include "../../src/features/terms.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

static const char TEXT[] = "<cve>\t40\n^beacon\t9\nbeacon\t1\nbeacon drops\t3\n"
			   "loader\t39\nthe\t99\n";
enum { DOCUMENTS = 99, TERMS = 6 };

static struct settings settings;
static struct vocabulary *vocabulary;
static struct error error;

static void
setup(void)
{
	settings_default(&settings);
	vocabulary = vocabulary_parse(LITERAL(TEXT), DOCUMENTS, &settings,
				      &error);
	ck_assert_ptr_nonnull(vocabulary);
}

static void
teardown(void)
{
	vocabulary_free(vocabulary);
}

static uint32_t
find(const char *name)
{
	return vocabulary_find(vocabulary,
			       terms_hash_of_name(name, strlen(name)), NULL);
}

START_TEST(finds_every_term_at_its_rank)
{
	ck_assert_uint_eq(vocabulary->size, TERMS);
	for (uint32_t i = 0; i < TERMS; i++) {
		size_t length;
		const char *name = vocabulary_name(vocabulary, i, &length);
		uint64_t hash = terms_hash_of_name(name, length);

		ck_assert_uint_eq(vocabulary_find(vocabulary, hash, NULL), i);
	}
}
END_TEST

START_TEST(numbers_terms_by_their_lines)
{
	static const char *const name[] = { "the", "<cve>", "beacon drops",
					    "beacon" };
	struct vocabulary *other = vocabulary_parse(
		LITERAL("the\t99\n<cve>\t40\nbeacon drops\t40\nbeacon\t1\n"),
		DOCUMENTS, &settings, &error);

	ck_assert_ptr_nonnull(other);
	for (uint32_t i = 0; i < COUNT(name); i++)
		ck_assert_uint_eq(vocabulary_find(other,
						  terms_hash_of_name(
							  name[i],
							  strlen(name[i])),
						  NULL),
				  i);
	vocabulary_free(other);
}
END_TEST

static bool
is_moved(const struct vocabulary *many, uint64_t hash)
{
	return vocabulary_find_in_line(
		       &many->line[vocabulary_home(many, hash)], hash) ==
	       VOCABULARY_ABSENT;
}

/* So many that lines are full and terms lie behind where they belong. */
START_TEST(finds_each_of_many_terms)
{
	enum { MANY = 20000 };
	struct bytes text = { 0 };
	struct vocabulary *many;
	size_t moved = 0;

	for (int i = 0; i < MANY; i++)
		bytes_printf(&text, "t%05d\t1\n", i);
	many = vocabulary_parse(text.data, text.length, DOCUMENTS, &settings,
				&error);
	ck_assert_ptr_nonnull(many);
	ck_assert(vocabulary_is_sound(many, many->name_end[MANY - 1]));
	for (uint32_t i = 0; i < 2 * MANY; i++) {
		char name[16];
		uint64_t hash;

		snprintf(name, sizeof name, "t%05u", i);
		hash = terms_hash_of_name(name, strlen(name));
		ck_assert_uint_eq(vocabulary_find(many, hash, NULL),
				  i < MANY ? i : VOCABULARY_ABSENT);
		moved += i < MANY && is_moved(many, hash);
	}
	ck_assert_uint_gt(moved, MANY / 100);
	vocabulary_free(many);
	bytes_free(&text);
}
END_TEST

static const char *const strangers[] = { "", "load", "loaders", "^loader",
					 "drops beacon", "<ip>" };

START_TEST(knows_no_stranger)
{
	ck_assert_uint_eq(find(strangers[_i]), VOCABULARY_ABSENT);
}
END_TEST

/* By hand: ln(100 / (1 + documents)) + 1; the lead has a weight of its own. */
START_TEST(weighs_rare_terms_above_common_ones)
{
	ck_assert_double_eq_tol((double)vocabulary->idf[find("beacon")],
				4.912023005428146, 1e-6);
	ck_assert_double_eq_tol((double)vocabulary->idf[find("loader")],
				1.916290731874155, 1e-6);
	ck_assert_double_eq_tol((double)vocabulary->idf[find("^beacon")],
				3.302585092994046 * settings.lead_field, 1e-6);
}
END_TEST

START_TEST(knows_what_is_too_common_without_weight)
{
	ck_assert_uint_lt(find("the"), TERMS);
	ck_assert_float_eq(vocabulary->idf[find("the")], 0);
}
END_TEST

START_TEST(writes_what_it_read)
{
	struct bytes bytes = { 0 };

	vocabulary_append(vocabulary, &bytes);
	ck_assert_str_eq(bytes_text(&bytes), TEXT);
	bytes_free(&bytes);
}
END_TEST

START_TEST(is_sound_only_with_its_parts_in_range)
{
	struct vocabulary copy = *vocabulary;
	size_t names = vocabulary->name_end[TERMS - 1];

	ck_assert(vocabulary_is_sound(&copy, names));
	ck_assert(!vocabulary_is_sound(&copy, names - 1));
	copy.lines--;
	ck_assert(!vocabulary_is_sound(&copy, names));
	copy = *vocabulary;
	copy.size--;
	ck_assert(!vocabulary_is_sound(&copy, names));
	copy.size = 0;
	ck_assert(!vocabulary_is_sound(&copy, names));
}
END_TEST

static const struct {
	const char *text;
	size_t length;
	const char *what;
	size_t line;
} refusals[] = {
	{ LITERAL(""), "vocabulary is empty", 1 },
	{ LITERAL("a\t1\nb\t1"), "line is cut short", 2 },
	{ LITERAL("a 1\n"), "no tab between term and count", 1 },
	{ LITERAL("\t1\n"), "term is empty", 1 },
	{ LITERAL("a\0b\t1\n"), "term holds a NUL byte", 1 },
	{ LITERAL("a\t1\na\t2\n"), "term has the hash of an earlier one", 2 },
#define BAD_COUNT "count is not between 1 and the number of documents"
	{ LITERAL("a\t\n"), BAD_COUNT, 1 },
	{ LITERAL("a\t0\n"), BAD_COUNT, 1 },
	{ LITERAL("a\t100\n"), BAD_COUNT, 1 },
	{ LITERAL("a\t1-\n"), BAD_COUNT, 1 },
	{ LITERAL("a\t1 \n"), BAD_COUNT, 1 },
	{ LITERAL("a\t18446744073709551617\n"), BAD_COUNT, 1 },
};

START_TEST(refuses_and_says_why)
{
	ck_assert_ptr_null(vocabulary_parse(refusals[_i].text,
					    refusals[_i].length, DOCUMENTS,
					    &settings, &error));
	ck_assert_int_eq(error.status, STATUS_BAD_MODEL);
	ck_assert_str_eq(error.what, refusals[_i].what);
	ck_assert_uint_eq(error.line, refusals[_i].line);
}
END_TEST

Suite *
vocabulary_suite(void)
{
	Suite *suite = suite_create("vocabulary");
	TCase *lookup = tcase_create("lookup");
	TCase *refusal = tcase_create("refusal");

	tcase_add_checked_fixture(lookup, setup, teardown);
	tcase_add_test(lookup, finds_every_term_at_its_rank);
	tcase_add_test(lookup, numbers_terms_by_their_lines);
	tcase_add_test(lookup, finds_each_of_many_terms);
	tcase_add_loop_test(lookup, knows_no_stranger, 0, COUNT(strangers));
	tcase_add_test(lookup, weighs_rare_terms_above_common_ones);
	tcase_add_test(lookup, knows_what_is_too_common_without_weight);
	tcase_add_test(lookup, writes_what_it_read);
	tcase_add_test(lookup, is_sound_only_with_its_parts_in_range);
	suite_add_tcase(suite, lookup);

	tcase_add_loop_test(refusal, refuses_and_says_why, 0, COUNT(refusals));
	suite_add_tcase(suite, refusal);
	return suite;
}
