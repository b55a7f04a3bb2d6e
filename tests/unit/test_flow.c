/* SPDX-License-Identifier: MIT */
#include "../../src/base/columns.h"
#include "../../src/format/flow.h"

#include "unit.h"

#include <stdlib.h>
#include <string.h>

START_TEST(pads_by_columns)
{
	struct bytes bytes = { 0 };

	bytes_append_text(&bytes, "> 日本");
	columns_pad(&bytes, 2, 6);
	bytes_append_byte(&bytes, '|');
	columns_pad(&bytes, 0, 3);
	ck_assert_str_eq(bytes_text(&bytes), "> 日本  |");
	bytes_free(&bytes);
}
END_TEST

/* `owners` has a digit or a blank for each byte of `text`. */
static const struct {
	size_t width;
	bool colour;
	const char *text;
	const char *owners;
	const char *shown;
} flows[] = {
	{ 20, false, "", "", "" },
	{ 20, false, "one two", "       ", "  one two\n" },
	/* It breaks at blanks, and a long word has a line of its own. */
	{ 10, false, "one two three", "             ", "  one two\n  three\n" },
	{ 8, false, "a extraordinary b", "                 ",
	  "  a\n  extraordinary\n  b\n" },
	{ 11, false, "日本 日本 日本", "                    ",
	  "  日本 日本\n  日本\n" },
	/* Lines stay lines, one empty line is enough. */
	{ 20, false, "\n\none\ntwo\n\n\n\nthree \n", "                    ",
	  "  one\n  two\n\n  three\n" },
	/* But where a long line was broken it goes on. */
	{ 70, false,
	  "one two three four five six seven eight nine ten eleven twelve\n"
	  "thirteen fourteen\n- a",
	  "                                        "
	  "                                            ",
	  "  one two three four five six seven eight nine ten eleven twelve\n"
	  "  thirteen fourteen\n  - a\n" },
	{ 40, false,
	  "one two three four five six seven eight nine ten eleven twelve\n"
	  "thirteen fourteen\n- a",
	  "                                        "
	  "                                            ",
	  "  one two three four five six seven\n"
	  "  eight nine ten eleven twelve thirteen\n  fourteen\n  - a\n" },
	/* Owners, by number and by colour. */
	{ 40, false, "the embassy said", "    1111111     ",
	  "  the [1:embassy] said\n" },
	{ 40, false, "ransom note, note", "22222222222  1111",
	  "  [2:ransom note], [1:note]\n" },
	{ 40, true, "the embassy said", "    1111111     ",
	  "  the \033[1;34membassy\033[0m said\n" },
	{ 40, true, "a b", "1 2", "  \033[1;34ma\033[0m \033[1;31mb\033[0m\n" },
	{ 40, false, "one two", "111 111", "  [1:one] [1:two]\n" },
	/* A pair that is parted by a line end. */
	{ 10, true, "ransom note", "11111111111",
	  "  \033[1;34mransom\033[0m\n  \033[1;34mnote\033[0m\n" },
	/* What a terminal would obey. */
	{ 40, true, "a\033[31mb", "       ", "  a [31mb\n" },
	{ 40, true,
	  "a\xc2\x9b"
	  "31m",
	  "      ",
	  "  a\xef\xbf\xbd"
	  "31m\n" },
};

START_TEST(lays_out_what_was_painted)
{
	struct bytes text = { 0 };
	struct bytes shown = { 0 };
	struct flow flow = { flows[_i].width, 2, flows[_i].colour };
	struct paint paint = { .text = &text };
	size_t length = strlen(flows[_i].text);

	ck_assert_uint_eq(length, strlen(flows[_i].owners));
	bytes_append_text(&text, flows[_i].text);
	paint.owner = calloc(length + 1, 1);
	for (size_t i = 0; i < length; i++)
		paint.owner[i] =
			flows[_i].owners[i] == ' '
				? PAINT_NONE
				: (unsigned char)(flows[_i].owners[i] - '0');
	flow_append(&flow, &paint, &shown);
	ck_assert_str_eq(bytes_text(&shown), flows[_i].shown);
	paint_free(&paint);
	bytes_free(&text);
	bytes_free(&shown);
}
END_TEST

Suite *
flow_suite(void)
{
	Suite *suite = suite_create("flow");
	TCase *all = tcase_create("flow");

	tcase_add_test(all, pads_by_columns);
	tcase_add_loop_test(all, lays_out_what_was_painted, 0,
			    (int)COUNT(flows));
	suite_add_tcase(suite, all);
	return suite;
}
