/* SPDX-License-Identifier: MIT */
#include "../../src/base/fields.h"

#include "unit.h"

#include <string.h>

static const struct {
	const char *text;
	size_t length;
	size_t count;
	const char *line[4];
} texts[] = {
	{ LITERAL(""), 0, { NULL } },
	{ LITERAL("\n"), 1, { "" } },
	{ LITERAL("a"), 1, { "a" } },
	{ LITERAL("a\n"), 1, { "a" } },
	{ LITERAL("a\nb"), 2, { "a", "b" } },
	{ LITERAL("a\r\n\r\nb\r"), 3, { "a", "", "b" } },
	{ LITERAL("a\r\r\n"), 1, { "a\r" } },
	{ LITERAL("a\rb\n\n"), 2, { "a\rb", "" } },
};

START_TEST(take_lines_off_the_front)
{
	struct field rest = { texts[_i].text, texts[_i].length };
	struct field line;

	for (size_t i = 0; i < texts[_i].count; i++) {
		ck_assert(fields_next_line(&rest, &line));
		ck_assert(field_is(line, texts[_i].line[i]));
	}
	ck_assert(!fields_next_line(&rest, &line));
	ck_assert_uint_eq(rest.length, 0);
}
END_TEST

START_TEST(split_at_every_separator)
{
	static const char text[] = "\tid\t\tlast";
	struct field field[4];

	ck_assert_uint_eq(fields_split((struct field){ LITERAL(text) }, '\t',
				       field, COUNT(field)),
			  4);
	ck_assert(field_is(field[0], ""));
	ck_assert(field_is(field[1], "id"));
	ck_assert(field_is(field[2], ""));
	ck_assert(field_is(field[3], "last"));
	ck_assert_ptr_eq(field[1].text, text + 1);
}
END_TEST

START_TEST(count_more_fields_than_they_keep)
{
	struct field field[3] = { 0 };

	ck_assert_uint_eq(fields_split((struct field){ LITERAL("a,b,c,d,") },
				       ',', field, 2),
			  5);
	ck_assert(field_is(field[1], "b"));
	ck_assert_ptr_null(field[2].text);
}
END_TEST

START_TEST(find_one_field_in_an_empty_line)
{
	struct field field[2];

	ck_assert_uint_eq(fields_split((struct field){ "", 0 }, ',', field, 2),
			  1);
	ck_assert(field_is(field[0], ""));
}
END_TEST

START_TEST(compare_whole_fields_only)
{
	struct field field = { "ddosx", 4 };

	ck_assert(field_is(field, "ddos"));
	ck_assert(!field_is(field, "ddosx"));
	ck_assert(!field_is(field, "ddo"));
	ck_assert(!field_is(field, "DDOS"));
}
END_TEST

Suite *
fields_suite(void)
{
	Suite *suite = suite_create("fields");
	TCase *pieces = tcase_create("pieces");

	tcase_add_loop_test(pieces, take_lines_off_the_front, 0, COUNT(texts));
	tcase_add_test(pieces, split_at_every_separator);
	tcase_add_test(pieces, count_more_fields_than_they_keep);
	tcase_add_test(pieces, find_one_field_in_an_empty_line);
	tcase_add_test(pieces, compare_whole_fields_only);
	suite_add_tcase(suite, pieces);
	return suite;
}
