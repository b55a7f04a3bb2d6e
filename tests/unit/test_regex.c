/* SPDX-License-Identifier: MIT */
#include "../../src/text/regex.h"

#include "unit.h"

#include <string.h>

/* More than any number of tries after which the engine changes. */
enum { TRIES = 200 };

static const char *const source[] = {
	"a+b",
	"(?<=x)a",
	/* Gives up on a long row of a: the engines at different places. */
	"(?:a|aa)+$",
};

enum { PLUS, BEHIND, RUNAWAY };

static struct regexes *regexes;
static struct regex_scratch *scratch;

static void
setup(void)
{
	struct error error;

	regexes = regexes_new(source, COUNT(source), &error);
	ck_assert_ptr_nonnull(regexes);
	scratch = regex_scratch_new(regexes, &error);
	ck_assert_ptr_nonnull(scratch);
}

static void
teardown(void)
{
	regex_scratch_free(scratch);
	regexes_free(regexes);
}

START_TEST(say_where_a_match_ends_however_often_asked)
{
	for (int i = 0; i < TRIES; i++) {
		ck_assert_uint_eq(
			regex_end(scratch, PLUS, LITERAL("xaaab."), 1), 5);
		ck_assert_uint_eq(regex_end(scratch, PLUS, LITERAL("xAaB"), 1),
				  4);
		ck_assert_uint_eq(
			regex_end(scratch, PLUS, LITERAL("xaaab."), 0), 0);
		ck_assert_uint_eq(regex_end(scratch, PLUS, "xaaab.", 4, 1), 0);
		ck_assert_uint_eq(regex_end(scratch, BEHIND, LITERAL("xa"), 1),
				  2);
		ck_assert_uint_eq(regex_end(scratch, BEHIND, LITERAL("ya"), 1),
				  0);
	}
	ck_assert_uint_eq(regex_given_up(scratch), 0);
}
END_TEST

START_TEST(give_up_at_a_limit_however_often_asked)
{
	char text[1000];

	memset(text, 'a', sizeof text);
	text[sizeof text - 1] = 'b';
	for (size_t i = 0; i < TRIES; i++) {
		ck_assert_uint_eq(
			regex_end(scratch, RUNAWAY, text, sizeof text, 0), 0);
		ck_assert_uint_eq(regex_given_up(scratch), i + 1);
	}
	ck_assert_uint_eq(regex_end(scratch, RUNAWAY, text, 20, 0), 20);
}
END_TEST

START_TEST(are_made_ready_to_the_same_bytes)
{
	struct bytes first = { 0 };
	struct bytes second = { 0 };

	ck_assert(regex_append_ready(&first, source[PLUS]));
	ck_assert(regex_append_ready(&second, source[PLUS]));
	ck_assert_uint_eq(first.length, second.length);
	ck_assert_mem_eq(first.data, second.data, first.length);
	ck_assert(!regex_append_ready(&first, "("));
	ck_assert_uint_eq(first.length, second.length);
	bytes_free(&first);
	bytes_free(&second);
}
END_TEST

Suite *
regex_suite(void)
{
	Suite *suite = suite_create("regex");
	TCase *engines = tcase_create("engines");

	tcase_add_checked_fixture(engines, setup, teardown);
	tcase_add_test(engines, say_where_a_match_ends_however_often_asked);
	tcase_add_test(engines, give_up_at_a_limit_however_often_asked);
	tcase_add_test(engines, are_made_ready_to_the_same_bytes);
	suite_add_tcase(suite, engines);
	return suite;
}
