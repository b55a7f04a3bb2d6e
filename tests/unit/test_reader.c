/* SPDX-License-Identifier: MIT */
#include "../../src/document/reader.h"

#include "scratch.h"
#include "unit.h"

#include <pthread.h>
#include <sched.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define BOM "\xef\xbb\xbf"
#define FFFD "\xef\xbf\xbd"

static char path[PATH_MAX];
static struct reader *reader;
static struct document document;
static struct error error;
static const struct limits limits = { .bytes = 100,
				      .depth = 100,
				      .elements = 100 };

static void
setup(void)
{
	scratch_make();
	scratch_path("stream", path);
	document = (struct document){ 0 };
	reader = NULL;
}

static void
teardown(void)
{
	reader_free(reader);
	document_free(&document);
	scratch_remove();
}

static void
open_on(const char *data, size_t length, const char *kind)
{
	scratch_write("stream", data, length);
	reader = reader_open(path, kind, &limits, &error);
	ck_assert_ptr_nonnull(reader);
}

static void
expect_document(const char *kind, const char *body)
{
	ck_assert_int_eq(reader_next(reader, &document, &error), READER_READ);
	ck_assert_str_eq(document.kind, kind);
	ck_assert_str_eq(bytes_text(&document.body), body);
}

static void
expect_broken(const char *what, size_t line)
{
	ck_assert_int_eq(reader_next(reader, &document, &error),
			 READER_BROKEN);
	ck_assert_str_eq(error.what, what);
	ck_assert_uint_eq(error.line, line);
}

static void
expect_end(void)
{
	ck_assert_int_eq(reader_next(reader, &document, &error), READER_END);
	ck_assert_int_eq(reader_next(reader, &document, &error), READER_END);
}

static const struct {
	const char *data;
	size_t length;
	const char *kind;
	const char *body;
} contents[] = {
	{ LITERAL("{\"text\": \"B\"}"), "jsonl", "B" },
	{ LITERAL("{ \t\"text\": \"B\"}\n"), "jsonl", "B" },
	{ LITERAL(BOM "{\"text\": \"B\"}\n"), "jsonl", "B" },
	{ LITERAL("\n \t\r\n{\"text\": \"B\"}\n"), "jsonl", "B" },
	{ LITERAL("  {\"text\": \"B\"}\n"), "jsonl", "B" },
	{ LITERAL("<!DOCTYPE HTML><p>B"), "html", "B" },
	{ LITERAL(BOM " \n<html lang=en><p>B"), "html", "B" },
	{ LITERAL("<?xml version='1.0'?>\n<html><p>B</p></html>"), "html",
	  "B" },
	{ LITERAL("<!-- c --><p>B"), "html", "B" },
	{ LITERAL("\xff\xfe<\0p\0>\0B\0"), "html", "B" },
	{ LITERAL("<?xml version='1.0'?>\n<note>"), "text", "<note>" },
	{ LITERAL("<person@example.org>"), "text", "<person@example.org>" },
	{ LITERAL("plain"), "text", "plain" },
	{ LITERAL(""), "text", "" },
	{ LITERAL("{text}"), "text", "{text}" },
	{ LITERAL("{ braces } open"), "text", "{ braces } open" },
	{ LITERAL("[1]"), "text", "[1]" },
	{ LITERAL("{"), "text", "{" },
	{ LITERAL("\0{\"text\": 1}"), "text", FFFD "{\"text\": 1}" },
};

START_TEST(recognises_content)
{
	open_on(contents[_i].data, contents[_i].length, NULL);
	expect_document(contents[_i].kind, contents[_i].body);
	expect_end();
}
END_TEST

START_TEST(takes_the_kind_it_is_told)
{
	open_on(LITERAL("{\"text\": \"B\"}"), "text");
	expect_document("text", "{\"text\": \"B\"}");
	expect_end();
	reader_free(reader);

	open_on(LITERAL("plain\n"), "jsonl");
	expect_broken("not valid JSON", 1);
	expect_end();
}
END_TEST

START_TEST(lists_the_kinds_it_knows)
{
	static const char *const names[] = { "jsonfeed", "jsonl", "rss",
					     "atom",	 "pdf",	  "mbox", "mail",
					     "html",	 "sfeed", "text" };

	for (size_t i = 0; i < COUNT(names); i++)
		ck_assert_str_eq(reader_kind_name(i), names[i]);
	ck_assert_ptr_null(reader_kind_name(COUNT(names)));
	ck_assert_ptr_null(reader_kind_name(SIZE_MAX));
}
END_TEST

START_TEST(numbers_the_lines_of_documents)
{
	open_on(LITERAL("{\"text\": \"a\"}\r\n\r\n \n{\"text\": \"b\"}"), NULL);
	expect_document("jsonl", "a");
	ck_assert_uint_eq(document.line, 1);
	expect_document("jsonl", "b");
	ck_assert_uint_eq(document.line, 4);
	expect_end();
}
END_TEST

START_TEST(goes_on_behind_a_broken_line)
{
	open_on(LITERAL("{\"text\": \"a\"}\n{\"text\": \n{\"text\": 1}\n7\n"
			"{\"text\": \"b\"}\n{}"),
		NULL);
	expect_document("jsonl", "a");
	expect_broken("not valid JSON", 2);
	expect_broken("\"text\" is missing or not a string", 3);
	ck_assert_int_eq(reader_next(reader, &document, &error),
			 READER_BROKEN);
	ck_assert_uint_eq(error.line, 4);
	expect_document("jsonl", "b");
	expect_broken("\"text\" is missing or not a string", 6);
	expect_end();
}
END_TEST

START_TEST(goes_on_behind_a_line_past_the_limit)
{
	struct bytes lines = { 0 };

	bytes_append_text(&lines, "{\"text\": \"a\"}\n{\"text\": \"");
	for (int i = 0; i < 100; i++)
		bytes_append_byte(&lines, 'x');
	bytes_append_text(&lines, "\"}\n{\"text\": \"b\"}\n");
	open_on(lines.data, lines.length, NULL);
	bytes_free(&lines);
	expect_document("jsonl", "a");
	expect_broken("line is longer than --max-bytes allows", 2);
	ck_assert_int_eq(error.status, STATUS_LIMIT);
	expect_document("jsonl", "b");
	ck_assert_uint_eq(document.line, 3);
	expect_end();
}
END_TEST

START_TEST(counts_repairs_of_parser_and_document)
{
	open_on(LITERAL("{\"text\": \"\xff\\ud800\\u0000\"}\n"
			"{\"text\": \"sound\"}\n"),
		NULL);
	expect_document("jsonl", FFFD FFFD FFFD);
	ck_assert_uint_eq(document.replaced, 3);
	expect_document("jsonl", "sound");
	ck_assert_uint_eq(document.replaced, 0);
}
END_TEST

START_TEST(refuses_a_text_past_the_limit_once)
{
	char text[101];

	memset(text, 'x', sizeof text);
	open_on(text, sizeof text, NULL);
	expect_broken("larger than --max-bytes allows", 0);
	expect_end();
}
END_TEST

START_TEST(says_once_that_a_read_failed)
{
	open_on(LITERAL("\x1f\x8b\x08 and no more"), NULL);
	expect_broken("gzip data is damaged or cut short", 0);
	expect_end();
}
END_TEST

START_TEST(needs_a_file)
{
	ck_assert_ptr_null(reader_open(path, NULL, &limits, &error));
	ck_assert_int_eq(error.status, STATUS_NO_INPUT);
}
END_TEST

/* Write to a pipe in two pieces, the second when the first was read. */
static void *
write_in_pieces(void *argument)
{
	const int *end = argument;
	int left = 1;

	ck_assert_int_eq(write(*end, "\n\n", 2), 2);
	while (left > 0 && ioctl(*end, FIONREAD, &left) == 0)
		sched_yield();
	ck_assert_int_eq(write(*end, "{\"text\": \"B\"}\n", 14), 14);
	close(*end);
	return NULL;
}

START_TEST(recognises_content_that_comes_in_pieces)
{
	int ends[2];
	pthread_t writer;

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
	ck_assert_int_eq(pthread_create(&writer, NULL, write_in_pieces,
					&ends[1]),
			 0);
	reader = reader_open("-", NULL, &limits, &error);
	ck_assert_ptr_nonnull(reader);
	expect_document("jsonl", "B");
	expect_end();
	pthread_join(writer, NULL);
	close(ends[0]);
}
END_TEST

Suite *
reader_suite(void)
{
	Suite *suite = suite_create("reader");
	TCase *kind = tcase_create("kind");
	TCase *stream = tcase_create("stream");

	tcase_add_checked_fixture(kind, setup, teardown);
	tcase_add_loop_test(kind, recognises_content, 0, COUNT(contents));
	tcase_add_test(kind, recognises_content_that_comes_in_pieces);
	tcase_add_test(kind, takes_the_kind_it_is_told);
	tcase_add_test(kind, lists_the_kinds_it_knows);
	suite_add_tcase(suite, kind);

	tcase_add_checked_fixture(stream, setup, teardown);
	tcase_add_test(stream, numbers_the_lines_of_documents);
	tcase_add_test(stream, goes_on_behind_a_broken_line);
	tcase_add_test(stream, goes_on_behind_a_line_past_the_limit);
	tcase_add_test(stream, counts_repairs_of_parser_and_document);
	tcase_add_test(stream, refuses_a_text_past_the_limit_once);
	tcase_add_test(stream, says_once_that_a_read_failed);
	tcase_add_test(stream, needs_a_file);
	suite_add_tcase(suite, stream);
	return suite;
}
