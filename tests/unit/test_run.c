/* SPDX-License-Identifier: MIT */
#include "../../src/text/run.h"

#include "../../src/text/patterns.h"
#include "unit.h"

#include <string.h>

static struct text
text_of(const char *data)
{
	return (struct text){ data, strlen(data) };
}

static const struct {
	const char *text;
	enum role role;
	size_t length;
	char joiner;		/* 0 where it does not matter */
} characters[] = {
	{ "a", LETTER, 1, 0 },
	{ "Z", LETTER, 1, 0 },
	{ "0", DIGIT, 1, 0 },
	{ "9", DIGIT, 1, 0 },
	{ " ", SEPARATOR, 1, 0 },
	{ "\t", SEPARATOR, 1, 0 },
	{ "\x7f", SEPARATOR, 1, 0 },
	{ "@", SEPARATOR, 1, 0 },
	{ "[", SEPARATOR, 1, 0 },
	{ "`", SEPARATOR, 1, 0 },
	{ "{", SEPARATOR, 1, 0 },
	{ "&", SEPARATOR, 1, 0 },
	{ "/", SEPARATOR, 1, 0 },
	{ "\n", LINE, 1, 0 },
	{ "!", SENTENCE, 1, 0 },
	{ "?", SENTENCE, 1, 0 },
	{ ":", SENTENCE, 1, 0 },
	{ ";", SENTENCE, 1, 0 },
	{ "-", JOINER, 1, '-' },
	{ ".", JOINER, 1, '.' },
	{ "_", JOINER, 1, '_' },
	{ "'", JOINER, 1, '\'' },
	{ ",", JOINER, 1, ',' },
	{ "\xc3\xa9", LETTER, 2, 0 },
	{ "\xe4\xb8\xad", LETTER, 3, 0 },
	{ "\xf0\x9d\x9f\x98", DIGIT, 4, 0 },
	{ "\xc2\xad", ABOVE, 2, 0 },
	{ "\xe2\x80\x99", JOINER, 3, '\'' },
	{ "\xe2\x80\x91", JOINER, 3, '-' },
	{ "\xe2\x80\x94", SEPARATOR, 3, 0 },
};

START_TEST(gives_each_character_its_role)
{
	struct character character =
		character_at(text_of(characters[_i].text), 0);

	ck_assert_int_eq(character.role, characters[_i].role);
	ck_assert_uint_eq(character.length, characters[_i].length);
	if (characters[_i].joiner)
		ck_assert_int_eq(character.joiner, characters[_i].joiner);
}
END_TEST

static const struct {
	const char *text;
	size_t end;
	size_t joins;
	size_t shortest;
} runs[] = {
	{ "a", 1, 0, 1 },
	{ "word next", 4, 0, 4 },
	{ "word-", 4, 0, 4 },
	{ "word.\n", 4, 0, 4 },
	{ "a-bc.def", 8, 2, 1 },
	{ "abc-de", 6, 1, 2 },
	{ "abc--de", 3, 0, 3 },
	{ "abc-.de", 3, 0, 3 },
	{ "a'b_c", 5, 0, 5 },
	{ "1,000", 5, 0, 5 },
	{ "1,a", 1, 0, 1 },
	{ "a,1", 1, 0, 1 },
	{ "a1,000", 2, 0, 2 },
	{ "1,,2", 1, 0, 1 },
	{ "mal\xc2\xadware", 9, 0, 9 },
	{ "ab\xe2\x80\x91" "cde", 8, 1, 2 },
	{ "abc\xe2\x80\x91" "de", 8, 1, 2 },
	{ "abc\xe2\x80\x91" "d", 7, 1, 1 },
};

START_TEST(ends_where_nothing_holds_it_together)
{
	struct run run = run_at(text_of(runs[_i].text), 0);

	ck_assert_uint_eq(run.start, 0);
	ck_assert_uint_eq(run.end, runs[_i].end);
	ck_assert_uint_eq(run.joins, runs[_i].joins);
	ck_assert_uint_eq(run.shortest, runs[_i].shortest);
}
END_TEST

START_TEST(notes_what_it_holds)
{
	struct run run = run_at(text_of("- abc"), 2);

	ck_assert_uint_eq(run.start, 2);
	ck_assert(run.has_letter && !run.has_digit && !run.has_apostrophe &&
		  !run.has_comma && !run.has_underscore);
	run = run_at(text_of("1,2"), 0);
	ck_assert(!run.has_letter && run.has_digit && run.has_comma);
	run = run_at(text_of("1'a_b"), 0);
	ck_assert(run.has_letter && run.has_digit && run.has_apostrophe &&
		  run.has_underscore && !run.has_comma);
	run = run_at(text_of("a\xe2\x80\x99" "b"), 0);
	ck_assert(run.has_apostrophe);
}
END_TEST

static const struct {
	const char *text;
	unsigned hints;
} hints[] = {
	{ "word", 0 },
	{ "word ", 0 },
	{ "c2", HINT_DIGIT },
	{ "APT 29", HINT_NUMBER_NEXT },
	{ "APT  29", 0 },
	{ "APT x29", 0 },
	{ "4 000", HINT_DIGIT | HINT_NUMBER_NEXT },
	{ "joe@", HINT_LINK },
	{ "evil[.]com", HINT_LINK },
	{ "evil(.)com", HINT_LINK },
	{ "http://", HINT_LINK },
	{ "hxxp[:]//", HINT_LINK },
	{ "then:", 0 },
	{ "fe80:", HINT_DIGIT | HINT_COLON },
	{ "face:", HINT_COLON },
	{ "faces:", 0 },
	{ "gate:", 0 },
	{ "example.com", HINT_DOT },
	{ "1.5", HINT_DIGIT },
	{ "a.1", HINT_DIGIT | HINT_DOT },
};

START_TEST(hints_at_what_it_may_begin)
{
	struct text text = text_of(hints[_i].text);
	struct run run = run_at(text, 0);

	ck_assert_uint_eq(run_hints(text, &run), hints[_i].hints);
}
END_TEST

Suite *
run_suite(void)
{
	Suite *suite = suite_create("run");
	TCase *run = tcase_create("run");

	tcase_add_loop_test(run, gives_each_character_its_role, 0,
			    COUNT(characters));
	tcase_add_loop_test(run, ends_where_nothing_holds_it_together, 0,
			    COUNT(runs));
	tcase_add_test(run, notes_what_it_holds);
	tcase_add_loop_test(run, hints_at_what_it_may_begin, 0, COUNT(hints));
	suite_add_tcase(suite, run);
	return suite;
}
