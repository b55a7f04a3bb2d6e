/* SPDX-License-Identifier: MIT */
#include "../../src/document/reader.h"

#include "scratch.h"
#include "unit.h"

#include <string.h>

static const struct limits limits = {
	.bytes = 1000,
	.depth = 100,
	.elements = 1000,
	.mail_depth = 10,
	.mail_parts = 50,
	.mail_part_bytes = 1000,
	.mail_field_bytes = 200,
};
static char path[PATH_MAX];
static struct reader *reader;
static struct document document;
static struct error error;

static void
setup(void)
{
	scratch_make();
	scratch_path("mbox", path);
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
open_on(const char *data)
{
	scratch_write_text("mbox", data);
	reader = reader_open(path, NULL, &limits, &error);
	ck_assert_ptr_nonnull(reader);
}

static void
expect(const char *title, const char *body, size_t line)
{
	ck_assert_int_eq(reader_next(reader, &document, &error), READER_READ);
	ck_assert_str_eq(document.kind, "mbox");
	ck_assert_str_eq(bytes_text(&document.title), title);
	ck_assert_str_eq(bytes_text(&document.body), body);
	ck_assert_uint_eq(document.line, line);
}

static void
expect_end(void)
{
	ck_assert_int_eq(reader_next(reader, &document, &error), READER_END);
	ck_assert_int_eq(reader_next(reader, &document, &error), READER_END);
}

#define FROM "From jo@example.org Mon Sep  7 09:00:00 2026\n"

START_TEST(reads_one_message_after_the_other)
{
	open_on(FROM "Subject: one\n\nfirst\n\n" FROM
		     "Subject: two\n\nsecond\n\n" FROM "Subject: three\n\n");
	expect("one", "first\n\n", 1);
	expect("two", "second\n\n", 6);
	expect("three", "", 11);
	expect_end();
}
END_TEST

START_TEST(takes_crlf_and_no_last_end)
{
	open_on("From jo Mon Sep  7 09:00:00 2026\r\nSubject: one\r\n\r\n"
		"first\r\n\r\n"
		"From jo Mon Sep  7 09:00:00 2026\r\nSubject: two\r\n\r\nsecond");
	expect("one", "first\n\n", 1);
	expect("two", "second\n", 6);
	expect_end();
}
END_TEST

START_TEST(takes_marks_off_and_prose_for_prose)
{
	open_on(FROM "Subject: one\n\n>From here\n>>From there\n>quoted\n"
		     "From now on\n\nFrom prose, too\n"
		     "it ends\n" FROM "\n");
	expect("one",
	       "From here\nFrom now on\n\nFrom prose, too\nit ends\n" FROM "\n",
	       1);
	ck_assert_str_eq(bytes_text(&document.aside),
			 ">From there\n>quoted\n");
	expect_end();
}
END_TEST

START_TEST(passes_over_what_is_too_large)
{
	struct bytes mbox = { 0 };

	bytes_append_text(&mbox, FROM "Subject: large\n\n");
	for (size_t i = 0; i < 200; i++)
		bytes_append_text(&mbox, "many lines\n");
	bytes_append_text(&mbox, "\n" FROM "Subject: long\n\n");
	for (size_t i = 0; i < 2000; i++)
		bytes_append_byte(&mbox, 'x');
	bytes_append_text(&mbox, "\n\n" FROM "Subject: three\n\nthird\n");
	open_on(mbox.data);
	bytes_free(&mbox);
	ck_assert_int_eq(reader_next(reader, &document, &error),
			 READER_BROKEN);
	ck_assert_int_eq(error.status, STATUS_LIMIT);
	ck_assert_str_eq(error.what, "larger than --max-bytes allows");
	ck_assert_uint_eq(error.line, 1);
	ck_assert_int_eq(reader_next(reader, &document, &error),
			 READER_BROKEN);
	ck_assert_uint_eq(error.line, 205);
	expect("three", "third\n", 210);
	expect_end();
}
END_TEST

START_TEST(may_be_empty_but_for_its_first_line)
{
	open_on("From jo@example.org Mon Sep  7 09:00:00 2026");
	expect("", "", 1);
	expect_end();
}
END_TEST

Suite *
mbox_suite(void)
{
	Suite *suite = suite_create("mbox");
	TCase *tests = tcase_create("reading");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, reads_one_message_after_the_other);
	tcase_add_test(tests, takes_crlf_and_no_last_end);
	tcase_add_test(tests, takes_marks_off_and_prose_for_prose);
	tcase_add_test(tests, passes_over_what_is_too_large);
	tcase_add_test(tests, may_be_empty_but_for_its_first_line);
	suite_add_tcase(suite, tests);
	return suite;
}
