/* SPDX-License-Identifier: MIT */
#include "../../src/format/html.h"

#include "unit.h"

#include <string.h>

static const struct {
	const char *text;
	const char *html;
} texts[] = {
	{ "", "" },
	{ "plain ü 日", "plain ü 日" },
	{ "<script>alert('1')</script>",
	  "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;" },
	{ "a\" onload=\"b", "a&quot; onload=&quot;b" },
	{ "R&D &amp;", "R&amp;D &amp;amp;" },
	{ "a\nb\tc\033[31md\177", "a b c [31md " },
	{ "a\xff" "b\xc3", "a\xef\xbf\xbd" "b\xef\xbf\xbd" },
	/* U+0085 is a control character, U+00E9 none. */
	{ "a\xc2\x85"
	  "b\xc3\xa9",
	  "a b\xc3\xa9" },
};

START_TEST(escapes_what_strangers_wrote)
{
	struct bytes bytes = { 0 };

	html_append_text(&bytes, texts[_i].text);
	ck_assert_str_eq(bytes_text(&bytes), texts[_i].html);
	bytes_free(&bytes);
}
END_TEST

static const struct {
	size_t count;
	const char *html;
} counts[] = {
	{ 0, "0" },
	{ 999, "999" },
	{ 1000, "1,000" },
	{ 1001, "1,001" },
	{ 12345678, "12,345,678" },
};

START_TEST(parts_the_thousands)
{
	struct bytes bytes = { 0 };

	html_append_count(&bytes, counts[_i].count);
	ck_assert_str_eq(bytes_text(&bytes), counts[_i].html);
	bytes_free(&bytes);
}
END_TEST

START_TEST(closes_the_tag_without_its_attributes)
{
	struct bytes bytes = { 0 };

	html_append_element(&bytes, "td class=\"left\"", "a<b");
	ck_assert_str_eq(bytes_text(&bytes), "<td class=\"left\">a&lt;b</td>");
	bytes_free(&bytes);
}
END_TEST

Suite *
html_suite(void)
{
	Suite *suite = suite_create("html");
	TCase *all = tcase_create("html");

	tcase_add_loop_test(all, escapes_what_strangers_wrote, 0,
			    (int)COUNT(texts));
	tcase_add_loop_test(all, parts_the_thousands, 0, (int)COUNT(counts));
	tcase_add_test(all, closes_the_tag_without_its_attributes);
	suite_add_tcase(suite, all);
	return suite;
}
