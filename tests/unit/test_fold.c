/* SPDX-License-Identifier: MIT */
#include "../../src/text/fold.h"

#include "unit.h"

#include <string.h>

static struct bytes bytes;

static void
setup(void)
{
	bytes = (struct bytes){ 0 };
}

static void
teardown(void)
{
	bytes_free(&bytes);
}

static const struct {
	const char *word;
	const char *folded;
} words[] = {
	{ "", "" },
	{ "plain", "plain" },
	{ "AZaz09@[`{", "azaz09@[`{" },
	{ "stra\xc3\x9f" "e", "strasse" },
	{ "\xc3\x89T\xc3\x89", "\xc3\xa9t\xc3\xa9" },
	{ "e\xcc\x81", "\xc3\xa9" },
	{ "E\xcc\x81t", "\xc3\xa9t" },
	{ "\xce\xa3\xcf\x82", "\xcf\x83\xcf\x83" },
	{ "\xd0\x96", "\xd0\xb6" },
	/* full-width, ligature, superscript, circled, Roman, Kelvin */
	{ "\xef\xbc\xa3\xef\xbc\xb6\xef\xbc\xa5\xef\xbc\x91", "cve1" },
	{ "\xef\xac\x81le", "file" },
	{ "o\xef\xac\x83" "ce", "office" },
	{ "x\xc2\xb2", "x2" },
	{ "\xe2\x91\xa0", "1" },
	{ "\xe2\x85\xa7", "viii" },
	{ "\xe2\x84\xaa", "k" },
	/* soft hyphen, zero-width joiner and non-joiner, variation selector */
	{ "mal\xc2\xadware", "malware" },
	{ "a\xe2\x80\x8d" "b\xe2\x80\x8c" "c\xef\xb8\x8f", "abc" },
	{ "\xc2\xad", "" },
	/* the forms of apostrophe and hyphen */
	{ "a\xe2\x80\x98" "b\xe2\x80\x99" "c\xca\xbc" "d\xef\xbc\x87" "e",
	  "a'b'c'd'e" },
	{ "a\xe2\x80\x90" "b\xe2\x80\x91" "c", "a-b-c" },
	/* U+037A decomposes into a blank and an iota */
	{ "a\xcd\xba", "a\xce\xb9" },
	{ "\xe4\xb8\xad\xe6\x96\x87", "\xe4\xb8\xad\xe6\x96\x87" },
};

START_TEST(makes_forms_of_a_word_equal)
{
	bytes_append_text(&bytes, "<");
	fold_append(&bytes, words[_i].word, strlen(words[_i].word));
	bytes_append_text(&bytes, ">");
	ck_assert_uint_eq(bytes.length, strlen(words[_i].folded) + 2);
	ck_assert_mem_eq(bytes.data + 1, words[_i].folded, bytes.length - 2);
}
END_TEST

START_TEST(leaves_a_folded_word_as_it_is)
{
	struct bytes again = { 0 };

	fold_append(&bytes, words[_i].word, strlen(words[_i].word));
	fold_append(&again, bytes_text(&bytes), bytes.length);
	ck_assert_int_eq(bytes_text(&bytes)[bytes.length], '\0');
	ck_assert_str_eq(bytes_text(&again), bytes_text(&bytes));
	bytes_free(&again);
}
END_TEST

/* U+FDFA grows most of all: eighteen characters, three of them blanks. */
START_TEST(has_room_for_what_grows_most)
{
	struct bytes word = { 0 };

	for (int i = 0; i < 341; i++)
		bytes_append_text(&word, "\xef\xb7\xba");
	fold_append(&bytes, word.data, word.length);
	ck_assert_uint_eq(bytes.length, 10 * word.length);
	bytes_free(&word);
}
END_TEST

static const struct {
	uint32_t code_point;
	enum fold_role role;
} roles[] = {
	{ 0xe9, FOLD_LETTER },	     { 0x4e2d, FOLD_LETTER },
	{ 0x301, FOLD_LETTER },	     { 0x2b0, FOLD_LETTER },
	{ 0x660, FOLD_DIGIT },	     { 0xff11, FOLD_DIGIT },
	{ 0xb2, FOLD_DIGIT },	     { 0x2160, FOLD_DIGIT },
	{ 0xad, FOLD_IGNORED },	     { 0x200b, FOLD_IGNORED },
	{ 0x200d, FOLD_IGNORED },    { 0xfeff, FOLD_IGNORED },
	{ 0x2018, FOLD_APOSTROPHE }, { 0x2019, FOLD_APOSTROPHE },
	{ 0x2bc, FOLD_APOSTROPHE },  { 0xff07, FOLD_APOSTROPHE },
	{ 0x2010, FOLD_HYPHEN },     { 0x2011, FOLD_HYPHEN },
	{ 0x2013, FOLD_SEPARATES },  { 0x201d, FOLD_SEPARATES },
	{ 0xa0, FOLD_SEPARATES },    { 0x3002, FOLD_SEPARATES },
	{ 0x20ac, FOLD_SEPARATES },  { 0xfffd, FOLD_SEPARATES },
	{ 0x1f600, FOLD_SEPARATES }, { 0x10ffff, FOLD_SEPARATES },
};

START_TEST(knows_what_a_character_does_to_a_word)
{
	ck_assert_int_eq(fold_role(roles[_i].code_point), roles[_i].role);
}
END_TEST

Suite *
fold_suite(void)
{
	Suite *suite = suite_create("fold");
	TCase *folding = tcase_create("folding");
	TCase *role = tcase_create("role");

	tcase_add_checked_fixture(folding, setup, teardown);
	tcase_add_loop_test(folding, makes_forms_of_a_word_equal, 0,
			    COUNT(words));
	tcase_add_loop_test(folding, leaves_a_folded_word_as_it_is, 0,
			    COUNT(words));
	tcase_add_test(folding, has_room_for_what_grows_most);
	suite_add_tcase(suite, folding);

	tcase_add_loop_test(role, knows_what_a_character_does_to_a_word, 0,
			    COUNT(roles));
	suite_add_tcase(suite, role);
	return suite;
}
