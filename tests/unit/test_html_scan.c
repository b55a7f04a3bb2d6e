/* SPDX-License-Identifier: MIT */
#include "../../src/document/html.h"
#include "../../src/document/html_scan.h"

#include "unit.h"

#include <string.h>

static const struct limits limits = { .bytes = 1 << 20,
				      .depth = 100,
				      .elements = 2000 };

/* A page, how it is handed on, and where the first step ends. */
static const struct {
	const char *page;
	const char *mended;
	size_t step;
} pages[] = {
	{ "", "", 0 },
	{ "text", "text", 1 },
	{ "\xc3\xa9t", "\xc3\xa9t", 2 },
	{ "<a href=\"x\"\">y", "<a href=\"x\" >y", 13 },
	{ "<a href=x\" b='\"' c>y", "<a href=x  b='\"' c>y", 19 },
	{ "<p\"'>y", "<p  >y", 5 },
	{ "<a b = '>' c=\">\">y", "<a b = '>' c=\">\">y", 17 },
	{ "<a b=>y", "<a b=>y", 6 },
	{ "</p'>y", "</p >y", 5 },
	{ "<a b='y>z", "<a b='y>z", 9 },
	{ "<a b", "<a b", 4 },
	{ "<script>a='</b\"'</script>y", "<script>a='</b\"'</script>y", 16 },
	{ "<STYLE>'</Style>y", "<STYLE>'</Style>y", 8 },
	{ "<script>'", "<script>'", 9 },
	{ "<scripts '>'", "<scripts  >'", 11 },
	{ "<!-- <a '> -->y", "<!-- <a '> -->y", 14 },
	{ "<!-- <a '>", "<!-- <a  >", 4 },
	{ "< a '", "< a '", 1 },
	{ "<", "<", 1 },
};

START_TEST(ends_steps_where_a_tag_ends)
{
	struct bytes page = { 0 };
	struct html_scan scan = { 0 };
	size_t at = 0;

	bytes_append_text(&page, pages[_i].page);
	scan.data = page.data;
	scan.length = page.length;
	ck_assert_uint_eq(html_scan_step(&scan, 0, 1), pages[_i].step);
	while (at < page.length) {
		size_t end = html_scan_step(&scan, at, 1);

		ck_assert_uint_gt(end, at);
		at = end;
	}
	ck_assert_uint_eq(at, page.length);
	ck_assert_str_eq(bytes_text(&page), pages[_i].mended);
	ck_assert(!scan.is_cut);
	bytes_free(&page);
}
END_TEST

START_TEST(takes_as_many_as_fit)
{
	char page[] = "<p>one</p><p>two</p>";
	struct html_scan scan = { .data = page, .length = strlen(page) };

	ck_assert_uint_eq(html_scan_step(&scan, 0, 10), 10);
	ck_assert_uint_eq(html_scan_step(&scan, 0, 12), 10);
	ck_assert_uint_eq(html_scan_step(&scan, 0, 100), scan.length);
}
END_TEST

START_TEST(blanks_attributes_past_the_most)
{
	struct bytes page = { 0 };
	struct html_scan scan = { 0 };

	bytes_append_text(&page, "<p");
	for (int i = 0; i < 1000; i++)
		bytes_append_text(&page, " a");
	bytes_append_text(&page, " b c='>'>d");
	scan.data = page.data;
	scan.length = page.length;
	ck_assert_uint_eq(html_scan_step(&scan, 0, 1), page.length - 1);
	ck_assert(scan.is_cut);
	ck_assert_str_eq(page.data + 2 + 2000, "        >d");
	bytes_free(&page);
}
END_TEST

/* What a parser may lose its way in, wherever a step of it ends. */
static const char *const torn[] = {
	"<script>var a = '<b>';</script>",
	"<style>p{}</style>",
	"<meta name=a content=\"b's c\"><meta name=d content='e'>",
	"<a href=\"x\"\"></a><i title='it''s'></i>",
	"<!-- a > b --><i></i>",
	"<p>caf\xc3\xa9 &eacute;</p>",
};

START_TEST(reads_on_wherever_a_step_ends)
{
	struct document document = { 0 };
	struct bytes page = { 0 };
	struct error error;

	for (size_t pad = 4096 - strlen(torn[_i]); pad <= 4096; pad++) {
		struct markup markup = { .limits = &limits };

		bytes_clear(&page);
		bytes_append_text(&page, "<title>A clinic</title>");
		while (page.length < pad)
			bytes_append_byte(&page, ' ');
		bytes_append_text(&page, torn[_i]);
		bytes_append_text(&page, "<p>The clinic was closed on Monday, "
					 "a clerk said.</p><script>b</script>");
		markup.data = page.data;
		markup.length = page.length;
		ck_assert(document_read_html(&document, &markup, &error));
		ck_assert_ptr_nonnull(strstr(bytes_text(&document.body),
					     "The clinic was closed"));
		ck_assert_ptr_null(strstr(bytes_text(&document.body), "<"));
	}
	document_free(&document);
	bytes_free(&page);
}
END_TEST

Suite *
html_scan_suite(void)
{
	Suite *suite = suite_create("html_scan");
	TCase *all = tcase_create("html_scan");

	tcase_add_loop_test(all, ends_steps_where_a_tag_ends, 0,
			    (int)COUNT(pages));
	tcase_add_test(all, takes_as_many_as_fit);
	tcase_add_test(all, blanks_attributes_past_the_most);
	tcase_add_loop_test(all, reads_on_wherever_a_step_ends, 0,
			    (int)COUNT(torn));
	suite_add_tcase(suite, all);
	return suite;
}
