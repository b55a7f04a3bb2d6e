/* SPDX-License-Identifier: MIT */
#include "items.h"

#include "unit.h"

#include "../../src/document/jsonfeed.h"

#include <string.h>

#define VERSION "\"version\":\"https://jsonfeed.org/version/1.1\""

static const struct {
	const char *text;
	bool is_it;
} starts[] = {
	{ "{" VERSION, true },
	{ "\xef\xbb\xbf\n{ \"title\" : {\"a\":[1]},\n" VERSION ",", true },
	{ "{\"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1\"}", true },
	{ "{\"version\":\"http://jsonfeed.org/version/1\"}", true },
	{ "{\"version\":\"1.1\"}", false },
	{ "{\"version\":\"https://other.example/jsonfeed.org/version/1\"}",
	  false },
	{ "{\"text\":\"\\\"version\\\":\\\"jsonfeed.org/version/1\\\"\"}",
	  false },
	{ "{\"a\":{" VERSION "}}", false },
	{ "{\"version\":", false },
	{ "[" VERSION "]", false },
	{ "", false },
};

START_TEST(is_told_by_its_version)
{
	ck_assert(jsonfeed_is_it(starts[_i].text, strlen(starts[_i].text)) ==
		  starts[_i].is_it);
}
END_TEST

START_TEST(has_a_document_an_item)
{
	items_open(LITERAL(
		"{" VERSION ",\n\"items\":[\n"
		"{\"id\":\"i1\",\"url\":\"https://j.example/1\",\"title\":\"A "
		"&amp; B\",\"content_html\":\"<p>One &amp; two</p><p>x</p>\","
		"\"content_text\":\"not this\",\"date_published\":"
		"\"2026-11-25T10:00:00Z\",\"authors\":[{\"name\":\"Ada\"},"
		"{},{\"name\":\"Bo\"}]},\n"
		"{\"id\":7,\"external_url\":\"https://j.example/e\","
		"\"content_text\":\"<as it stands>\",\"author\":{\"name\":"
		"\"Cy\"},\"date_modified\":\"2026-01-02T03:04:05+01:00\"},\n"
		"{\"summary\":\"sum\"}],\"hubs\":[]}\n"));
	items_expect("jsonfeed", 3);
	items_expect_text("A &amp; B", "One & two\n\nx");
	items_expect_facts("Ada, Bo", "2026-11-25T10:00:00Z",
			   "https://j.example/1", "i1");
	items_expect("jsonfeed", 4);
	items_expect_text("", "<as it stands>");
	items_expect_facts("Cy", "2026-01-02T03:04:05+01:00",
			   "https://j.example/e", "7");
	items_expect("jsonfeed", 5);
	items_expect_text("", "sum");
	items_expect_facts("", "", "", "");
	items_expect_end();
}
END_TEST

START_TEST(may_have_no_items)
{
	items_open(LITERAL("{" VERSION ",\"items\":[]}"));
	items_expect_end();
	items_open(LITERAL("{" VERSION ",\"items\":null}"));
	items_expect_end();
}
END_TEST

START_TEST(goes_on_behind_an_item_that_is_none)
{
	items_open(LITERAL("{" VERSION ",\"items\":[7,\n{\"id\":tru},\n"
			   "{\"summary\":\"s\"}]}"));
	items_expect_broken(STATUS_BAD_INPUT, "not valid JSON", 1);
	items_expect_broken(STATUS_BAD_INPUT, "not valid JSON", 2);
	items_expect("jsonfeed", 3);
	items_expect_end();
}
END_TEST

static const struct {
	const char *end;
	size_t line;
} breaks[] = {
	{ "", 3 },	  { ",]}", 3 },		 { "]", 3 },
	{ "]\n\n}x", 5 }, { "],\n\"a\" 1}", 4 }, { ",{\"id\":\n", 4 },
};

START_TEST(ends_where_it_is_broken)
{
	struct bytes text = { 0 };

	bytes_printf(&text, "{" VERSION ",\n\"items\":[\n{\"summary\":\"s\"}%s",
		     breaks[_i].end);
	items_open(text.data, text.length);
	bytes_free(&text);
	items_expect("jsonfeed", 3);
	items_expect_broken(STATUS_BAD_INPUT, "not valid JSON",
			    breaks[_i].line);
	items_expect_end();
}
END_TEST

Suite *
jsonfeed_suite(void)
{
	Suite *suite = suite_create("jsonfeed");
	TCase *sight = tcase_create("sight");
	TCase *reading = tcase_create("reading");

	tcase_add_loop_test(sight, is_told_by_its_version, 0, COUNT(starts));
	suite_add_tcase(suite, sight);

	tcase_add_checked_fixture(reading, items_setup, items_teardown);
	tcase_add_test(reading, has_a_document_an_item);
	tcase_add_test(reading, may_have_no_items);
	tcase_add_test(reading, goes_on_behind_an_item_that_is_none);
	tcase_add_loop_test(reading, ends_where_it_is_broken, 0, COUNT(breaks));
	suite_add_tcase(suite, reading);
	return suite;
}
