/* SPDX-License-Identifier: MIT */
#include "../../src/base/number.h"

#include "unit.h"

#include <locale.h>
#include <math.h>
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
	uint64_t most;
	uint64_t value;
} counts[] = {
	{ "0", 0, 0 },
	{ "0", 9, 0 },
	{ "007", 7, 7 },
	{ "99", 99, 99 },
	{ "4294967295", UINT32_MAX, UINT32_MAX },
	{ "18446744073709551615", UINT64_MAX, UINT64_MAX },
};

START_TEST(reads_a_count_up_to_the_most)
{
	uint64_t value = 12345;

	ck_assert(number_parse_count(counts[_i].text, strlen(counts[_i].text),
				     counts[_i].most, &value));
	ck_assert_uint_eq(value, counts[_i].value);
}
END_TEST

static const struct {
	const char *text;
	size_t length;
	uint64_t most;
} no_counts[] = {
	{ LITERAL(""), 9 },	 { LITERAL("1"), 0 },
	{ LITERAL("8"), 7 },	 { LITERAL("100"), 99 },
	{ LITERAL("+1"), 9 },	 { LITERAL("-1"), 9 },
	{ LITERAL(" 1"), 9 },	 { LITERAL("1 "), 9 },
	{ LITERAL("1\0"), 9 },	 { LITERAL("0x1"), 9 },
	{ LITERAL("1.0"), 9 },	 { LITERAL("1/"), 99 },
	{ LITERAL("1:"), 99 },	 { LITERAL("18446744073709551616"), UINT64_MAX },
	{ LITERAL("4294967296"), UINT32_MAX },
	{ LITERAL("184467440737095516150"), UINT64_MAX },
};

START_TEST(refuses_what_is_no_count)
{
	uint64_t value = 12345;

	ck_assert(!number_parse_count(no_counts[_i].text, no_counts[_i].length,
				      no_counts[_i].most, &value));
	ck_assert_uint_eq(value, 12345);
}
END_TEST

static const struct {
	const char *text;
	double value;
} decimals[] = {
	{ "0", 0 },
	{ "1", 1 },
	{ "-1", -1 },
	{ "0.5", 0.5 },
	{ ".5", 0.5 },
	{ "-.5", -0.5 },
	{ "5.", 5 },
	{ "0.1", 0.1 },
	{ "0.3", 0.3 },
	{ "-2.2250738", -2.2250738 },
	{ "000000000000000000001", 1 },
	{ "999999999999999", 999999999999999.0 },
	{ "0.000000000000001", 1e-15 },
	{ "123456.789012345", 123456.789012345 },
};

START_TEST(reads_a_decimal_to_the_nearest_double)
{
	double value = 12345;

	ck_assert(number_parse_decimal(decimals[_i].text,
				       strlen(decimals[_i].text), &value));
	ck_assert_double_eq(value, decimals[_i].value);
}
END_TEST

static const struct {
	const char *text;
	size_t length;
} no_decimals[] = {
	{ LITERAL("") },      { LITERAL("-") },	    { LITERAL(".") },
	{ LITERAL("-.") },    { LITERAL("+1") },    { LITERAL("--1") },
	{ LITERAL("1-") },    { LITERAL("1.2.3") }, { LITERAL("1,5") },
	{ LITERAL("1e5") },   { LITERAL("inf") },   { LITERAL("nan") },
	{ LITERAL("0x1p3") }, { LITERAL(" 1") },    { LITERAL("1 ") },
	{ LITERAL("1\0") },   { LITERAL("1000000000000000") },
	{ LITERAL("0.0000000000000001") },
	{ LITERAL("1234567.890123456") },
};

START_TEST(refuses_what_is_no_decimal)
{
	double value = 12345;

	ck_assert(!number_parse_decimal(no_decimals[_i].text,
					no_decimals[_i].length, &value));
	ck_assert_double_eq(value, 12345);
}
END_TEST

static const struct {
	const char *text;
	size_t length;
	double value;
} starts[] = {
	{ "1.5:0.2", 3, 1.5 }, { "-3,4", 2, -3 },  { "0.25", 4, 0.25 },
	{ "1.2.3", 3, 1.2 },   { "7-", 1, 7 },	   { ":1", 0, 0 },
	{ ",", 0, 0 },	       { "-:1", 0, 0 },	   { "1234567890123456,", 0, 0 },
};

START_TEST(takes_a_decimal_off_the_front)
{
	double value = 0;

	ck_assert_uint_eq(number_take_decimal(starts[_i].text,
					      strlen(starts[_i].text), &value),
			  starts[_i].length);
	ck_assert_double_eq(value, starts[_i].value);
}
END_TEST

static const struct {
	double value;
	unsigned places;
	const char *text;
} written[] = {
	{ 0, 0, "0" },
	{ -0.0, 3, "0.000" },
	{ 0.5, 0, "1" },
	{ -0.5, 0, "-1" },
	{ -0.4, 0, "0" },
	{ 2.5, 0, "3" },
	{ 0.125, 2, "0.13" },
	{ -0.125, 2, "-0.13" },
	{ -0.001, 2, "0.00" },
	{ 0.9995, 3, "1.000" },
	{ 1.0 / 3, 6, "0.333333" },
	{ 2.0 / 3, 9, "0.666666667" },
	{ -1.5, 1, "-1.5" },
	{ -0.05, 2, "-0.05" },
	{ 1e14, 0, "100000000000000" },
	{ 1e15, 0, "999999999999999" },
	{ -1e300, 2, "-9999999999999.99" },
	{ INFINITY, 0, "999999999999999" },
	{ -INFINITY, 9, "-999999.999999999" },
	{ NAN, 3, "0.000" },
};

START_TEST(writes_so_many_places)
{
	bytes_append_text(&bytes, "x=");
	number_append(&bytes, written[_i].value, written[_i].places);
	ck_assert_str_eq(bytes_text(&bytes) + 2, written[_i].text);
	bytes_clear(&bytes);
	number_append_signed(&bytes, written[_i].value, written[_i].places);
	ck_assert_str_eq(bytes_text(&bytes) + (written[_i].text[0] != '-'),
			 written[_i].text);
	ck_assert_int_eq(bytes_text(&bytes)[0],
			 written[_i].text[0] == '-' ? '-' : '+');
}
END_TEST

/* A number of any size that its places leave room for. */
static double
random_number(uint64_t *state)
{
	double size = ldexp(1, (int)(unit_random(state) % 60) - 40);

	return ((double)unit_random(state) / 1e9 - 1) * size;
}

START_TEST(reads_back_the_very_double_it_wrote)
{
	unsigned places = (unsigned)_i;
	uint64_t state = 20 + places;

	for (int i = 0; i < 20000; i++) {
		double value = random_number(&state);
		double read;

		bytes_clear(&bytes);
		number_append(&bytes, value, places);
		ck_assert(number_parse_decimal(bytes.data, bytes.length,
					       &read));
		ck_assert_double_eq(read, number_round(value, places));
		ck_assert_double_eq(read, strtod(bytes.data, NULL));
		ck_assert_double_eq(number_round(read, places), read);
	}
}
END_TEST

/* Any locale that has a comma for a point will do. */
static void
use_comma_locale(void)
{
	static const char *const names[] = { "de_DE.UTF-8", "fr_FR.UTF-8",
					     "cs_CZ.UTF-8", "de_DE", "fr_FR" };

	for (size_t i = 0; i < COUNT(names); i++)
		if (setlocale(LC_ALL, names[i]))
			return;
}

START_TEST(are_the_same_in_every_locale)
{
	double value;

	use_comma_locale();
	number_append(&bytes, -1234567.25, 3);
	ck_assert_str_eq(bytes_text(&bytes), "-1234567.250");
	ck_assert(number_parse_decimal(bytes.data, bytes.length, &value));
	ck_assert_double_eq(value, -1234567.25);
	ck_assert(!number_parse_decimal("1,5", 3, &value));
}
END_TEST

Suite *
number_suite(void)
{
	Suite *suite = suite_create("number");
	TCase *reading = tcase_create("reading");
	TCase *writing = tcase_create("writing");

	tcase_add_loop_test(reading, reads_a_count_up_to_the_most, 0,
			    COUNT(counts));
	tcase_add_loop_test(reading, refuses_what_is_no_count, 0,
			    COUNT(no_counts));
	tcase_add_loop_test(reading, reads_a_decimal_to_the_nearest_double, 0,
			    COUNT(decimals));
	tcase_add_loop_test(reading, takes_a_decimal_off_the_front, 0,
			    COUNT(starts));
	tcase_add_loop_test(reading, refuses_what_is_no_decimal, 0,
			    COUNT(no_decimals));
	suite_add_tcase(suite, reading);

	tcase_add_checked_fixture(writing, setup, teardown);
	tcase_add_loop_test(writing, writes_so_many_places, 0, COUNT(written));
	tcase_add_loop_test(writing, reads_back_the_very_double_it_wrote, 0,
			    NUMBER_PLACES + 1);
	tcase_add_test(writing, are_the_same_in_every_locale);
	suite_add_tcase(suite, writing);
	return suite;
}
