/* SPDX-License-Identifier: MIT */
#include "../../src/document/document.h"

#include "unit.h"

#include <string.h>

#define BOM "\xef\xbb\xbf"
#define FFFD "\xef\xbf\xbd"

static struct document document;

static void
setup(void)
{
	document = (struct document){ 0 };
}

static void
teardown(void)
{
	document_free(&document);
}

static const struct {
	const char *text;
	size_t length;
	const char *title;
	const char *body;
} texts[] = {
	{ LITERAL(""), "", "" },
	{ LITERAL(" \t\r\n\n"), "", "" },
	{ LITERAL("only line"), "", "only line" },
	{ LITERAL("only line\n\n \n"), "", "only line\n\n \n" },
	{ LITERAL("Title\nBody"), "Title", "Body" },
	{ LITERAL("\n \n  Title \t\r\n\r\n  Body\r\n"), "Title", "Body\r\n" },
	{ LITERAL("Title\n\n\nOne\n\nTwo\n"), "Title", "One\n\nTwo\n" },
	{ LITERAL(BOM "Title\nBody"), "Title", "Body" },
	{ LITERAL(BOM), "", "" },
	{ LITERAL(BOM BOM "Title\nBody"), BOM "Title", "Body" },
	{ LITERAL("Title\n" BOM "Body"), "Title", BOM "Body" },
	{ LITERAL("T\xff\nB\0dy"), "T" FFFD, "B" FFFD "dy" },
};

START_TEST(splits_text_into_title_and_body)
{
	document_read_text(&document, texts[_i].text, texts[_i].length);
	ck_assert_str_eq(document.kind, "text");
	ck_assert_str_eq(bytes_text(&document.title), texts[_i].title);
	ck_assert_str_eq(bytes_text(&document.body), texts[_i].body);
	ck_assert_uint_eq(document.id.length, 0);
	ck_assert(document_ok(&document));
}
END_TEST

/* A first line of `length` letters before a second line. */
static void
read_with_first_line(size_t length)
{
	struct bytes text = { 0 };

	for (size_t i = 0; i < length; i++)
		bytes_append_byte(&text, 'x');
	bytes_append_text(&text, " \nBody");
	document_read_text(&document, text.data, text.length);
	bytes_free(&text);
}

START_TEST(takes_no_title_that_is_too_long)
{
	read_with_first_line(DOCUMENT_TITLE_LONGEST);
	ck_assert_uint_eq(document.title.length, DOCUMENT_TITLE_LONGEST);
	ck_assert_str_eq(bytes_text(&document.body), "Body");

	read_with_first_line(DOCUMENT_TITLE_LONGEST + 1);
	ck_assert_uint_eq(document.title.length, 0);
	ck_assert_uint_eq(document.body.length, DOCUMENT_TITLE_LONGEST + 7);
}
END_TEST

START_TEST(counts_what_was_repaired_in_both_parts)
{
	document_read_text(&document, LITERAL("T\xff\xc3\nB\0\xe2\x82"));
	ck_assert_uint_eq(document.replaced, 4);
	document_read_text(&document, LITERAL("Title\nBody"));
	ck_assert_uint_eq(document.replaced, 0);
}
END_TEST

START_TEST(forgets_the_document_before)
{
	bytes_append_text(&document.id, "7");
	document.kind = "json";
	document.line = 12;
	document_read_text(&document, LITERAL("Long title\nLong body"));
	document_read_text(&document, LITERAL("b"));
	ck_assert_str_eq(document.kind, "text");
	ck_assert_str_eq(bytes_text(&document.id), "");
	ck_assert_str_eq(bytes_text(&document.title), "");
	ck_assert_str_eq(bytes_text(&document.body), "b");
	ck_assert_uint_eq(document.line, 0);
}
END_TEST

START_TEST(tells_when_memory_ran_out)
{
	struct bytes *const parts[] = { &document.id, &document.title,
					&document.body };

	for (size_t i = 0; i < COUNT(parts); i++) {
		ck_assert(document_ok(&document));
		ck_assert(!bytes_reserve(parts[i], SIZE_MAX));
		ck_assert(!document_ok(&document));
		document_clear(&document);
	}
}
END_TEST

Suite *
document_suite(void)
{
	Suite *suite = suite_create("document");
	TCase *text = tcase_create("text");

	tcase_add_checked_fixture(text, setup, teardown);
	tcase_add_loop_test(text, splits_text_into_title_and_body, 0,
			    COUNT(texts));
	tcase_add_test(text, takes_no_title_that_is_too_long);
	tcase_add_test(text, counts_what_was_repaired_in_both_parts);
	tcase_add_test(text, forgets_the_document_before);
	tcase_add_test(text, tells_when_memory_ran_out);
	suite_add_tcase(suite, text);
	return suite;
}
