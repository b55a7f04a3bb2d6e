/* SPDX-License-Identifier: MIT */
#include "../../src/document/lines.h"

#include "scratch.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

#define TOO_LONG "line is longer than --max-bytes allows"

static char path[PATH_MAX];
static struct lines *lines;
static struct error error;
static const char *line;
static size_t length;

static void
setup(void)
{
	scratch_make();
	scratch_path("stream", path);
	lines = NULL;
}

static void
teardown(void)
{
	lines_free(lines);
	scratch_remove();
}

static void
open_on(const char *data, size_t data_length, size_t most)
{
	scratch_write("stream", data, data_length);
	lines = lines_open(path, most, &error);
	ck_assert_ptr_nonnull(lines);
}

static void
expect_line(const char *text, size_t number)
{
	ck_assert_int_eq(lines_next(lines, &line, &length, &error),
			 LINES_READ);
	ck_assert_uint_eq(length, strlen(text));
	ck_assert_mem_eq(line, text, length);
	ck_assert_uint_eq(lines_number(lines), number);
}

static void
expect_end(void)
{
	ck_assert_int_eq(lines_next(lines, &line, &length, &error), LINES_END);
	ck_assert_int_eq(lines_next(lines, &line, &length, &error), LINES_END);
}

static void
expect_broken(enum status status, const char *what, size_t number)
{
	ck_assert_int_eq(lines_next(lines, &line, &length, &error),
			 LINES_BROKEN);
	ck_assert_int_eq(error.status, status);
	ck_assert_str_eq(error.what, what);
	ck_assert_uint_eq(error.line, number);
}

static const struct {
	const char *text;
	size_t length;
	size_t count;
	const char *line[3];
} texts[] = {
	{ LITERAL(""), 0, { NULL } },
	{ LITERAL("\n"), 1, { "" } },
	{ LITERAL("a"), 1, { "a" } },
	{ LITERAL("one\ntwo\n"), 2, { "one", "two" } },
	{ LITERAL("one\r\n\r\ntwo"), 3, { "one", "", "two" } },
	{ LITERAL("a\rb\nc\r"), 2, { "a\rb", "c" } },
	{ LITERAL("\x1fx\n\x8b\n"), 2, { "\x1fx", "\x8b" } },
	{ LITERAL("\x1f"), 1, { "\x1f" } },
};

START_TEST(come_without_their_ends)
{
	open_on(texts[_i].text, texts[_i].length, 100);
	for (size_t i = 0; i < texts[_i].count; i++)
		expect_line(texts[_i].line[i], i + 1);
	expect_end();
}
END_TEST

START_TEST(keep_nul_bytes)
{
	open_on(LITERAL("a\0b\nc"), 100);
	ck_assert_int_eq(lines_next(lines, &line, &length, &error),
			 LINES_READ);
	ck_assert_uint_eq(length, 3);
	ck_assert_mem_eq(line, "a\0b", 3);
	expect_line("c", 2);
}
END_TEST

/* Each line and its place, across many steps of reading. */
START_TEST(are_whole_wherever_a_step_of_reading_ends)
{
	struct bytes text = { 0 };
	char expected[64];

	for (unsigned i = 0; i < 30000; i++)
		bytes_printf(&text, "%0*u\n", (int)(i % 29) + 1, i);
	open_on(text.data, text.length, 64);
	bytes_free(&text);
	for (unsigned i = 0; i < 30000; i++) {
		snprintf(expected, sizeof expected, "%0*u", (int)(i % 29) + 1,
			 i);
		ck_assert(lines_next(lines, &line, &length, &error) ==
				  LINES_READ &&
			  length == strlen(expected) &&
			  memcmp(line, expected, length) == 0);
	}
	ck_assert_uint_eq(lines_number(lines), 30000);
	expect_end();
}
END_TEST

START_TEST(go_on_behind_a_line_past_the_limit)
{
	open_on(LITERAL("12345\n123456\nnext\n1234567"), 5);
	expect_line("12345", 1);
	expect_broken(STATUS_LIMIT, TOO_LONG, 2);
	expect_line("next", 3);
	expect_broken(STATUS_LIMIT, TOO_LONG, 4);
	expect_end();
}
END_TEST

START_TEST(go_on_behind_a_line_of_many_steps)
{
	struct bytes text = { 0 };

	while (text.length < 300000)
		bytes_append_text(&text, "0123456789");
	bytes_append_text(&text, "\nnext\n");
	open_on(text.data, text.length, 1000);
	bytes_free(&text);
	expect_broken(STATUS_LIMIT, TOO_LONG, 1);
	expect_line("next", 2);
	expect_end();
}
END_TEST

START_TEST(do_not_count_their_end_towards_the_limit)
{
	open_on(LITERAL("12345\r\nabcde\r\n"), 5);
	expect_line("12345", 1);
	expect_line("abcde", 2);
	expect_end();
}
END_TEST

START_TEST(can_be_peeked_at)
{
	open_on(LITERAL("first\nsecond\n"), 100);
	ck_assert(lines_peek(lines, &line, &length, &error));
	ck_assert_uint_ge(length, 1);
	ck_assert_mem_eq(line, "first\nsecond\n", length);
	ck_assert_uint_eq(lines_number(lines), 0);
	expect_line("first", 1);
	ck_assert(lines_peek(lines, &line, &length, &error));
	ck_assert_mem_eq(line, "second\n", length);
	expect_line("second", 2);
	ck_assert(lines_peek(lines, &line, &length, &error));
	ck_assert_uint_eq(length, 0);
}
END_TEST

START_TEST(come_as_one_piece_when_asked_for_the_rest)
{
	open_on(LITERAL("first\r\nsecond\n"), 14);
	ck_assert_int_eq(lines_rest(lines, &line, &length, &error),
			 LINES_READ);
	ck_assert_uint_eq(length, 14);
	ck_assert_mem_eq(line, "first\r\nsecond\n", 14);
	ck_assert_int_eq(lines_rest(lines, &line, &length, &error), LINES_END);
}
END_TEST

START_TEST(hand_out_an_empty_file_as_one_empty_rest)
{
	open_on("", 0, 9);
	ck_assert_int_eq(lines_rest(lines, &line, &length, &error),
			 LINES_READ);
	ck_assert_uint_eq(length, 0);
	ck_assert_int_eq(lines_rest(lines, &line, &length, &error), LINES_END);
}
END_TEST

START_TEST(refuse_a_rest_past_the_limit)
{
	open_on(LITERAL("first\nsecond\n"), 12);
	ck_assert_int_eq(lines_rest(lines, &line, &length, &error),
			 LINES_BROKEN);
	ck_assert_int_eq(error.status, STATUS_LIMIT);
	ck_assert_uint_eq(error.line, 0);
}
END_TEST

START_TEST(need_a_file_that_can_be_read)
{
	ck_assert_ptr_null(lines_open(path, 9, &error));
	ck_assert_int_eq(error.status, STATUS_NO_INPUT);
	ck_assert_str_eq(error.what, "cannot be opened");

	scratch_path("", path);
	lines = lines_open(path, 9, &error);
	ck_assert_ptr_nonnull(lines);
	expect_broken(STATUS_NO_INPUT, "cannot be read", 0);
	expect_end();
}
END_TEST

Suite *
lines_suite(void)
{
	Suite *suite = suite_create("lines");
	TCase *reading = tcase_create("reading");
	TCase *limit = tcase_create("limit");

	tcase_add_checked_fixture(reading, setup, teardown);
	tcase_add_loop_test(reading, come_without_their_ends, 0, COUNT(texts));
	tcase_add_test(reading, keep_nul_bytes);
	tcase_add_test(reading, are_whole_wherever_a_step_of_reading_ends);
	tcase_add_test(reading, can_be_peeked_at);
	tcase_add_test(reading, come_as_one_piece_when_asked_for_the_rest);
	tcase_add_test(reading, hand_out_an_empty_file_as_one_empty_rest);
	tcase_add_test(reading, need_a_file_that_can_be_read);
	suite_add_tcase(suite, reading);

	tcase_add_checked_fixture(limit, setup, teardown);
	tcase_add_test(limit, go_on_behind_a_line_past_the_limit);
	tcase_add_test(limit, go_on_behind_a_line_of_many_steps);
	tcase_add_test(limit, do_not_count_their_end_towards_the_limit);
	tcase_add_test(limit, refuse_a_rest_past_the_limit);
	suite_add_tcase(suite, limit);
	return suite;
}
