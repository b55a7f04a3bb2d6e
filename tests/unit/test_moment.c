/* SPDX-License-Identifier: MIT */
#include "../../src/format/moment.h"

#include "unit.h"

#include <string.h>

static const struct {
	const char *text;
	int64_t moment;
	const char *written;
} moments[] = {
	{ "1970-01-01", 0, "1970-01-01T00:00:00.000Z" },
	{ "1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00.000Z" },
	{ "2024-02-29", 1709164800, "2024-02-29T00:00:00.000Z" },
	{ "2024-05-01T10:20:30Z", 1714558830, "2024-05-01T10:20:30.000Z" },
	{ "2024-05-01t10:20:30.999z", 1714558830,
	  "2024-05-01T10:20:30.000Z" },
	{ "2024-05-01 10:20:30+02:00", 1714551630,
	  "2024-05-01T08:20:30.000Z" },
	{ "2023-12-31T20:00:00-05:30", 1704072600,
	  "2024-01-01T01:30:00.000Z" },
	{ "2016-12-31T23:59:60Z", 1483228799, "2016-12-31T23:59:59.000Z" },
	{ "9999-12-31T23:59:59Z", 253402300799, "9999-12-31T23:59:59.000Z" },
};

START_TEST(are_read_and_written)
{
	struct bytes bytes = { 0 };
	int64_t moment;

	ck_assert(moment_parse(moments[_i].text, strlen(moments[_i].text),
			       &moment));
	ck_assert_int_eq(moment, moments[_i].moment);
	moment_append(&bytes, moment);
	ck_assert_str_eq(bytes_text(&bytes), moments[_i].written);
	bytes_clear(&bytes);
	moment_append_date(&bytes, moment);
	ck_assert_uint_eq(bytes.length, 10);
	ck_assert_int_eq(memcmp(bytes.data, moments[_i].written, 10), 0);
	bytes_free(&bytes);
}
END_TEST

static const char *const refusals[] = {
	"",
	"2024",
	"2024-05",
	"2024-5-1",
	"2024-13-01",
	"2024-00-01",
	"2024-04-31",
	"2023-02-29",
	"1969-12-31",
	"1970-01-01T00:00:00+01:00",
	"10000-01-01",
	"2024-05-01T",
	"2024-05-01T10:20",
	"2024-05-01T10:20:30",
	"2024-05-01T24:00:00Z",
	"2024-05-01T10:60:00Z",
	"2024-05-01T10:20:61Z",
	"2024-05-01T10:20:30.Z",
	"2024-05-01T10:20:30+0200",
	"2024-05-01T10:20:30Zx",
	"2024-05-01x",
	"Wed, 1 May 2024 10:20:30 +0000",
};

START_TEST(are_refused)
{
	int64_t moment;

	ck_assert(!moment_parse(refusals[_i], strlen(refusals[_i]),
				&moment));
}
END_TEST

Suite *
moment_suite(void)
{
	Suite *suite = suite_create("moment");
	TCase *dates = tcase_create("dates");

	tcase_add_loop_test(dates, are_read_and_written, 0, COUNT(moments));
	tcase_add_loop_test(dates, are_refused, 0, COUNT(refusals));
	suite_add_tcase(suite, dates);
	return suite;
}
