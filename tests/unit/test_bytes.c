/* SPDX-License-Identifier: MIT */
#include "../../src/base/bytes.h"

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

START_TEST(are_empty_text_before_anything_is_appended)
{
	ck_assert_str_eq(bytes_text(&bytes), "");
	ck_assert(bytes_ok(&bytes));
	bytes_clear(&bytes);
	ck_assert_str_eq(bytes_text(&bytes), "");
}
END_TEST

START_TEST(keep_what_was_appended_in_order)
{
	bytes_append(&bytes, "ab\0c", 4);
	bytes_append(&bytes, "", 0);
	bytes_append_text(&bytes, "de");
	bytes_append_byte(&bytes, '\xff');
	bytes_printf(&bytes, "%s=%d", "n", -7);
	ck_assert_uint_eq(bytes.length, 11);
	ck_assert_mem_eq(bytes.data, "ab\0cde\xffn=-7", 12);
	ck_assert(bytes_ok(&bytes));
}
END_TEST

START_TEST(end_in_a_nul_at_every_length)
{
	for (size_t i = 1; i <= 1000; i++) {
		bytes_append_byte(&bytes, 'x');
		ck_assert_uint_eq(bytes.length, i);
		ck_assert_uint_eq(strlen(bytes_text(&bytes)), i);
		ck_assert_uint_gt(bytes.capacity, i);
	}
}
END_TEST

START_TEST(print_more_than_they_had_room_for)
{
	bytes_append_text(&bytes, "<");
	bytes_printf(&bytes, "%0500d>", 1);
	ck_assert_uint_eq(bytes.length, 502);
	ck_assert_str_eq(bytes_text(&bytes) + 499, "01>");
}
END_TEST

START_TEST(keep_their_room_when_cleared)
{
	bytes_append_text(&bytes, "something");

	const char *data = bytes.data;

	bytes_clear(&bytes);
	ck_assert_uint_eq(bytes.length, 0);
	ck_assert_str_eq(bytes_text(&bytes), "");
	bytes_append_text(&bytes, "other");
	ck_assert_ptr_eq(bytes.data, data);
	ck_assert_str_eq(bytes_text(&bytes), "other");
}
END_TEST

START_TEST(go_quiet_after_a_failure_until_cleared)
{
	bytes_append_text(&bytes, "before");
	ck_assert(!bytes_reserve(&bytes, SIZE_MAX));
	ck_assert(!bytes_ok(&bytes));
	bytes_append_text(&bytes, "after");
	bytes_append_byte(&bytes, '!');
	bytes_printf(&bytes, "%d", 1);
	ck_assert(!bytes_reserve(&bytes, 1));
	ck_assert_str_eq(bytes_text(&bytes), "before");
	ck_assert_uint_eq(bytes.length, 6);

	bytes_clear(&bytes);
	ck_assert(bytes_ok(&bytes));
	bytes_append_text(&bytes, "again");
	ck_assert_str_eq(bytes_text(&bytes), "again");
}
END_TEST

START_TEST(are_as_new_once_freed)
{
	bytes_append_text(&bytes, "gone");
	bytes_free(&bytes);
	ck_assert_ptr_null(bytes.data);
	ck_assert_uint_eq(bytes.length, 0);
	ck_assert_uint_eq(bytes.capacity, 0);
	bytes_free(&bytes);
}
END_TEST

Suite *
bytes_suite(void)
{
	Suite *suite = suite_create("bytes");
	TCase *growth = tcase_create("growth");

	tcase_add_checked_fixture(growth, setup, teardown);
	tcase_add_test(growth, are_empty_text_before_anything_is_appended);
	tcase_add_test(growth, keep_what_was_appended_in_order);
	tcase_add_test(growth, end_in_a_nul_at_every_length);
	tcase_add_test(growth, print_more_than_they_had_room_for);
	tcase_add_test(growth, keep_their_room_when_cleared);
	tcase_add_test(growth, go_quiet_after_a_failure_until_cleared);
	tcase_add_test(growth, are_as_new_once_freed);
	suite_add_tcase(suite, growth);
	return suite;
}
