/* SPDX-License-Identifier: MIT */
#include "../../src/document/date.h"

#include "unit.h"

#include <stdlib.h>
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
	const char *text;
	const char *expected;
} dates[] = {
	{ "Wed, 25 Nov 2026 10:11:12 +0100", "2026-11-25T10:11:12+01:00" },
	{ "25 Nov 2026 10:11:12 GMT", "2026-11-25T10:11:12Z" },
	{ "Wed, 5 Nov 2026 10:11 EST", "2026-11-05T10:11:00-05:00" },
	{ "Wednesday, 25-Nov-26 10:11:12 UT", "2026-11-25T10:11:12Z" },
	{ "\n Wed,  25  November  2026  1:11:12 -0730 \t",
	  "2026-11-25T01:11:12-07:30" },
	{ "1 jan 99 00:00:00 Z", "1999-01-01T00:00:00Z" },
	{ "1 Jan 103 00:00:00 Z", "2003-01-01T00:00:00Z" },
	{ "1 Jan 2026 00:00:00 XYZ", "2026-01-01T00:00:00-00:00" },
	{ "1 Jan 2026 00:00:00", "2026-01-01T00:00:00-00:00" },
	{ "1 Jan 2026 00:00:00 +0000", "2026-01-01T00:00:00Z" },
	{ "2026-11-25T10:11:12Z", "2026-11-25T10:11:12Z" },
	{ "2026-11-25t10:11:12.125+01:00", "2026-11-25T10:11:12+01:00" },
	{ "2026-11-25T10:11+01:00", "2026-11-25T10:11:00+01:00" },
	{ "2026-11-25 10:11:12 -0500", "2026-11-25T10:11:12-05:00" },
	{ "2026-11-25", "2026-11-25" },
	{ "32 Nov 2026 10:11:12 GMT", "32 Nov 2026 10:11:12 GMT" },
	{ "1 Nov 2026 24:11:12 GMT", "1 Nov 2026 24:11:12 GMT" },
	{ "1 Mov 2026 10:11:12 GMT", "1 Mov 2026 10:11:12 GMT" },
	{ "1 Nov 2026 10:11:12 +9900", "1 Nov 2026 10:11:12 +9900" },
	{ " yesterday ", "yesterday" },
	{ "\xff", "\xef\xbf\xbd" },
	{ "", "" },
};

START_TEST(become_those_of_rfc_3339)
{
	date_append(&bytes, dates[_i].text, strlen(dates[_i].text));
	ck_assert_str_eq(bytes_text(&bytes), dates[_i].expected);
}
END_TEST

/* No byte behind the text is looked at, wherever it is cut. */
START_TEST(may_be_cut_anywhere)
{
	const char *whole = dates[_i].text;

	for (size_t length = 0; length <= strlen(whole); length++) {
		char *text = malloc(length ? length : 1);

		ck_assert_ptr_nonnull(text);
		memcpy(text, whole, length);
		bytes_clear(&bytes);
		date_append(&bytes, text, length);
		free(text);
		ck_assert(bytes_ok(&bytes));
		ck_assert_uint_le(bytes.length, 3 * length + 12);
	}
}
END_TEST

static const struct {
	int64_t seconds;
	const char *expected;
} clocks[] = {
	{ 0, "1970-01-01T00:00:00Z" },
	{ -1, "1969-12-31T23:59:59Z" },
	{ 951782400, "2000-02-29T00:00:00Z" },
	{ 253402300799, "9999-12-31T23:59:59Z" },
};

START_TEST(are_made_of_seconds)
{
	date_append_seconds(&bytes, clocks[_i].seconds);
	ck_assert_str_eq(bytes_text(&bytes), clocks[_i].expected);
}
END_TEST

Suite *
date_suite(void)
{
	Suite *suite = suite_create("date");
	TCase *all = tcase_create("dates");

	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_loop_test(all, become_those_of_rfc_3339, 0, COUNT(dates));
	tcase_add_loop_test(all, may_be_cut_anywhere, 0, COUNT(dates));
	tcase_add_loop_test(all, are_made_of_seconds, 0, COUNT(clocks));
	suite_add_tcase(suite, all);
	return suite;
}
