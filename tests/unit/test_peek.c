/* SPDX-License-Identifier: MIT */
#include "unit.h"

#include "../../src/base/peek.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

START_TEST(a_pipe_keeps_what_was_seen)
{
	char seen[8] = "";
	int end[2];

	ck_assert_int_eq(pipe(end), 0);
	ck_assert_int_eq(write(end[1], "abcdef", 6), 6);
	ck_assert_int_eq(peek(end[0], seen, 4), 4);
	ck_assert_mem_eq(seen, "abcd", 4);
	ck_assert_int_eq(peek(end[0], seen, sizeof seen), 6);
	ck_assert_mem_eq(seen, "abcdef", 6);
	close(end[1]);
	ck_assert_int_eq(read(end[0], seen, sizeof seen), 6);
	ck_assert_mem_eq(seen, "abcdef", 6);
	ck_assert_int_eq(peek(end[0], seen, sizeof seen), 0);
	close(end[0]);
}
END_TEST

START_TEST(a_file_is_seen_from_where_it_is)
{
	char name[] = "/tmp/peek.XXXXXX";
	int file = mkstemp(name);
	char seen[8] = "";

	ck_assert_int_ge(file, 0);
	unlink(name);
	ck_assert_int_eq(write(file, "abcdef", 6), 6);
	ck_assert_int_eq(peek(file, seen, sizeof seen), 0);
	ck_assert_int_eq(lseek(file, 2, SEEK_SET), 2);
	ck_assert_int_eq(peek(file, seen, sizeof seen), 4);
	ck_assert_mem_eq(seen, "cdef", 4);
	ck_assert_int_eq(lseek(file, 0, SEEK_CUR), 2);
	close(file);
}
END_TEST

START_TEST(what_cannot_be_seen_is_said)
{
	char seen[8];
	int file = open("/", O_WRONLY);

	ck_assert_int_lt(file, 0);
	ck_assert_int_eq(peek(file, seen, sizeof seen), -1);
}
END_TEST

Suite *
peek_suite(void)
{
	Suite *suite = suite_create("peek");
	TCase *tests = tcase_create("peek");

	tcase_add_test(tests, a_pipe_keeps_what_was_seen);
	tcase_add_test(tests, a_file_is_seen_from_where_it_is);
	tcase_add_test(tests, what_cannot_be_seen_is_said);
	suite_add_tcase(suite, tests);
	return suite;
}
