/* SPDX-License-Identifier: MIT */
#include "../../src/base/error.h"

#include "unit.h"

#include <errno.h>
#include <string.h>

static struct error error;

/* An error full of what the next one must not keep. */
static void
setup(void)
{
	errno = EIO;
	error_system(&error, STATUS_OUTPUT, "old");
	error.line = 9;
	error_about(&error, "old file");
	error_word(&error, "word", 4);
}

START_TEST(keeps_nothing_of_the_error_before)
{
	ck_assert(!error_set(&error, STATUS_LIMIT, "new"));
	ck_assert_int_eq(error.status, STATUS_LIMIT);
	ck_assert_str_eq(error.what, "new");
	ck_assert_uint_eq(error.line, 0);
	ck_assert_int_eq(error.number, 0);
	ck_assert_str_eq(error.subject, "");
	ck_assert_str_eq(error.detail, "");
}
END_TEST

START_TEST(names_its_line_and_its_system_error)
{
	ck_assert(!error_at_line(&error, STATUS_BAD_MODEL, "new", 7));
	ck_assert_uint_eq(error.line, 7);
	ck_assert_int_eq(error.number, 0);

	errno = ENOSPC;
	ck_assert(!error_system(&error, STATUS_OUTPUT, "full"));
	ck_assert_int_eq(error.number, ENOSPC);
	ck_assert_uint_eq(error.line, 0);

	ck_assert(!error_no_memory(&error));
	ck_assert_int_eq(error.status, STATUS_NO_MEMORY);
	ck_assert_int_eq(error.number, 0);
}
END_TEST

START_TEST(keeps_the_innermost_name)
{
	ck_assert(!error_about(&error, "outer file"));
	ck_assert_str_eq(error.subject, "old file");
	error_set(&error, STATUS_LIMIT, "new");
	ck_assert(!error_about(&error, "outer file"));
	ck_assert_str_eq(error.subject, "outer file");
}
END_TEST

START_TEST(cuts_names_and_words_to_their_room)
{
	char text[2 * ERROR_SUBJECT_LONGEST];

	memset(text, 'x', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	error_set(&error, STATUS_LIMIT, "new");
	error_about(&error, text);
	ck_assert_uint_eq(strlen(error.subject), ERROR_SUBJECT_LONGEST - 1);
	ck_assert(!error_word(&error, text, ERROR_DETAIL_LONGEST - 1));
	ck_assert_uint_eq(strlen(error.detail), ERROR_DETAIL_LONGEST - 1);
	error_word(&error, text, sizeof text - 1);
	ck_assert_uint_eq(strlen(error.detail), ERROR_DETAIL_LONGEST - 1);
	error_word(&error, text, 0);
	ck_assert_str_eq(error.detail, "");
}
END_TEST

Suite *
error_suite(void)
{
	Suite *suite = suite_create("error");
	TCase *filling = tcase_create("filling");

	tcase_add_checked_fixture(filling, setup, NULL);
	tcase_add_test(filling, keeps_nothing_of_the_error_before);
	tcase_add_test(filling, names_its_line_and_its_system_error);
	tcase_add_test(filling, keeps_the_innermost_name);
	tcase_add_test(filling, cuts_names_and_words_to_their_room);
	suite_add_tcase(suite, filling);
	return suite;
}
