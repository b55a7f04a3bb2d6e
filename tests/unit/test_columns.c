/* SPDX-License-Identifier: MIT */
#include "../../src/base/columns.h"

#include "unit.h"

#include <string.h>

#define ROCKET "\xf0\x9f\x9a\x80"	/* two columns */
#define HAN "\xe4\xb8\xad\xe6\x96\x87"	/* two characters of two columns */
#define ACUTE "\xcc\x81"		/* combining: no column */
#define MORE "\xe2\x80\xa6"

static const struct {
	const char *text;
	size_t columns;
} widths[] = {
	{ "", 0 },	  { "plain", 5 },   { HAN, 4 },
	{ ROCKET "!", 3 }, { "e" ACUTE, 1 }, { "a\tb", 3 },
};

START_TEST(counts_columns)
{
	ck_assert_uint_eq(columns_of(widths[_i].text, strlen(widths[_i].text)),
			  widths[_i].columns);
}
END_TEST

static const struct {
	const char *text;
	size_t room;
	const char *shown;
} cuts[] = {
	{ "plain", 5, "plain" },
	{ "plain", 4, "pla" MORE },
	{ "plain", 1, MORE },
	{ "plain", 0, "" },
	{ HAN, 4, HAN },
	{ HAN, 3, "\xe4\xb8\xad" MORE },
	{ HAN, 2, MORE },
	{ "e" ACUTE "t", 2, "e" ACUTE "t" },
	{ "e" ACUTE "te" ACUTE, 2, "e" ACUTE MORE },
	{ "a\033[31m\nb", 9, "a [31m b" },
	{ "\xc2\x9b" "31m", 9, " 31m" },
};

START_TEST(cuts_at_a_column)
{
	struct bytes bytes = { 0 };

	columns_append(&bytes, cuts[_i].text, strlen(cuts[_i].text),
		       cuts[_i].room);
	ck_assert_str_eq(bytes_text(&bytes), cuts[_i].shown);
	ck_assert_uint_le(columns_of(bytes_text(&bytes), bytes.length),
			  cuts[_i].room);
	bytes_free(&bytes);
}
END_TEST

Suite *
columns_suite(void)
{
	Suite *suite = suite_create("columns");
	TCase *width = tcase_create("width");
	TCase *cut = tcase_create("cut");

	tcase_add_loop_test(width, counts_columns, 0, COUNT(widths));
	tcase_add_loop_test(cut, cuts_at_a_column, 0, COUNT(cuts));
	suite_add_tcase(suite, width);
	suite_add_tcase(suite, cut);
	return suite;
}
