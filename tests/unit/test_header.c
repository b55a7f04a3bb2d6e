/* SPDX-License-Identifier: MIT */
#include "../../src/filter/header.h"

#include "unit.h"

#include <string.h>

static const struct {
	const char *before;	/* the place is behind this */
	const char *garbage;	/* and the header goes on so far */
	const char *rest;
} messages[] = {
	{ "", "", "" },
	{ "", "", "\n" },
	{ "", "", "\nbody: this\n" },
	{ "A: b", "", "" },
	{ "A: b\n", "", "" },
	{ "A: b\n", "", "\nbody" },
	{ "A: b\r\n", "", "\r\nbody\r\n" },
	{ "A: b\nC:\n d\n\te\n", "", "\nbody" },
	{ "A : old\n", "", "\n" },
	{ "A: b\n \nC: d\n", "", "\n" },
	{ "From x@y Mon\nA: b\n", "", "\n" },
	{ "From x@y Mon\n>From z Tue\nA: b\n", "", "\n" },
	{ "From x@y Mon\n", "", "" },
	{ "From x", "", "" },
	{ "", "From\n", "\n" },
	{ "", "only a body\n", "\nA: b\n" },
	{ "", "only a body", "" },
	{ " blank\n", "", "" },
	{ " blank\n", "body\n", "" },
	{ "A: b\n", "no field\nC: d\n", "\nbody" },
	{ "A: b\n", ": no name\n", "\nbody" },
	{ "A: b\n", "tw\xc3\xb6: 8 bit\n", "\nbody" },
	{ "A: b\n", "two words: c\n", "\nbody" },
	{ "A: b\n", "From x@y Mon\n", "\nbody" },
	{ "A: b\rC: d\r\n", "", "\r\nbody" },
	{ "A: b\n", "\rno end\n", "\nbody" },
	{ "A: b\n", "\r", "" },
};

/* The row as one text; returns its length. */
static size_t
join(int i, char *message, size_t size)
{
	message[0] = '\0';
	strncat(message, messages[i].before, size - 1);
	strncat(message, messages[i].garbage, size - 1 - strlen(message));
	strncat(message, messages[i].rest, size - 1 - strlen(message));
	return strlen(message);
}

START_TEST(finds_the_place_and_the_end)
{
	char message[100];
	size_t length = join(_i, message, sizeof message);
	struct header header = header_scan(message, length);

	ck_assert_uint_eq(header.place, strlen(messages[_i].before));
	ck_assert_uint_eq(header.end, length - strlen(messages[_i].rest));
}
END_TEST

START_TEST(tells_the_line_end)
{
	ck_assert_str_eq(header_scan(LITERAL("")).line_end, "\n");
	ck_assert_str_eq(header_scan(LITERAL("A: b")).line_end, "\n");
	ck_assert_str_eq(header_scan(LITERAL("A: b\n\r\n")).line_end, "\n");
	ck_assert_str_eq(header_scan(LITERAL("A: b\r\nC\n")).line_end,
			 "\r\n");
	ck_assert_str_eq(header_scan(LITERAL("\r\n")).line_end, "\r\n");
}
END_TEST

static const struct {
	const char *field;
	bool ours;
} fields[] = {
	{ "X-Triage: a\n", true },
	{ "x-TRIAGE-labels: a\n b\n", true },
	{ "X-Triage-: a\n", true },
	{ "X-Triage-Anything \t: a\n", true },
	{ "X-Triage:", true },
	{ "X-Triaged: a\n", false },
	{ "X-Triag: a\n", false },
	{ "X-Triage-Labels a\n", false },
	{ "X-Triage-Two Words: a\n", false },
	{ " X-Triage: a\n", false },
	{ "Subject: X-Triage: a\n", false },
	{ "\n", false },
};

START_TEST(knows_our_fields)
{
	const char *field = fields[_i].field;

	ck_assert_int_eq(header_is_ours(field, 0, strlen(field)),
			 fields[_i].ours);
}
END_TEST

Suite *
header_suite(void)
{
	Suite *suite = suite_create("header");
	TCase *tests = tcase_create("scan");

	tcase_add_loop_test(tests, finds_the_place_and_the_end, 0,
			    COUNT(messages));
	tcase_add_test(tests, tells_the_line_end);
	tcase_add_loop_test(tests, knows_our_fields, 0, COUNT(fields));
	suite_add_tcase(suite, tests);
	return suite;
}
