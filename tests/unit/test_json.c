/* SPDX-License-Identifier: MIT */
#include "../../src/document/json.h"

#include "unit.h"

#include <string.h>

#define FFFD "\xef\xbf\xbd"

static struct document document;
static struct error error;
static struct json_names names;

static void
setup(void)
{
	document = (struct document){ 0 };
	names = json_names_standard;
}

static void
teardown(void)
{
	document_free(&document);
}

/* Parse and read one object; `replaced` is that of the parser. */
static bool
read_object(const char *text, size_t length, size_t *replaced)
{
	json_t *object = json_parse_object(text, length, replaced, &error);
	bool read = object && document_read_json(&document, object, &names, &error);

	json_decref(object);
	return read;
}

START_TEST(fills_a_document)
{
	size_t replaced;

	ck_assert(read_object(LITERAL("{\"id\": \"7\", \"title\": \"T\", "
				      "\"other\": [1, {}], \"text\": \"B\"}"),
			      &replaced));
	ck_assert_str_eq(document.kind, "jsonl");
	ck_assert_str_eq(bytes_text(&document.id), "7");
	ck_assert_str_eq(bytes_text(&document.title), "T");
	ck_assert_str_eq(bytes_text(&document.body), "B");
	ck_assert_uint_eq(replaced, 0);
	ck_assert_uint_eq(document.replaced, 0);
}
END_TEST

START_TEST(can_do_without_id_and_title)
{
	size_t replaced;

	ck_assert(read_object(LITERAL("{\"id\": \"7\", \"text\": \"A\"}"),
			      &replaced));
	ck_assert(read_object(LITERAL("{\"id\": null, \"title\": null, "
				      "\"text\": \"\"}"),
			      &replaced));
	ck_assert_str_eq(bytes_text(&document.id), "");
	ck_assert_str_eq(bytes_text(&document.title), "");
	ck_assert_str_eq(bytes_text(&document.body), "");
}
END_TEST

START_TEST(takes_whole_numbers_for_ids)
{
	size_t replaced;

	ck_assert(read_object(LITERAL("{\"id\": 7, \"text\": \"\"}"),
			      &replaced));
	ck_assert_str_eq(bytes_text(&document.id), "7");
	ck_assert(read_object(LITERAL("{\"id\": -9223372036854775808, "
				      "\"text\": \"\"}"),
			      &replaced));
	ck_assert_str_eq(bytes_text(&document.id), "-9223372036854775808");
}
END_TEST

/* Values of "text" between their quotes, and what becomes of them. */
static const struct {
	const char *json;
	size_t length;
	const char *text;
	size_t replaced;	/* by the parser and by the document */
} strings[] = {
	{ LITERAL("plain"), "plain", 0 },
	{ LITERAL("\\u0041\\n\\\"\\/"), "A\n\"/", 0 },
	{ LITERAL("\\ud83d\\ude00"), "\xf0\x9f\x98\x80", 0 },
	{ LITERAL("\\uD83D\\uDE00"), "\xf0\x9f\x98\x80", 0 },
	{ LITERAL("a\\u0000b"), "a" FFFD "b", 1 },
	{ LITERAL("a\0b"), "a" FFFD "b", 1 },
	{ LITERAL("\xff"), FFFD, 1 },
	{ LITERAL("\xed\xa0\x80"), FFFD FFFD FFFD, 3 },
	{ LITERAL("\\ud83d"), FFFD, 1 },
	{ LITERAL("\\ude00"), FFFD, 1 },
	{ LITERAL("\\udbff."), FFFD ".", 1 },
	{ LITERAL("\\uDC00\\uD800"), FFFD FFFD, 2 },
	{ LITERAL("\\ud83d\\ud83d\\ude00"), FFFD "\xf0\x9f\x98\x80", 1 },
	{ LITERAL("\\ud83d\\ude00\\ude00"), "\xf0\x9f\x98\x80" FFFD, 1 },
	{ LITERAL("\\ud83dx\\ude00"), FFFD "x" FFFD, 2 },
	{ LITERAL("\\ud83d\xff"), FFFD FFFD, 2 },
	{ LITERAL("\\\\ud83d\\ud83d"), "\\ud83d" FFFD, 1 },
	{ LITERAL("\\\\\\ud83d"), "\\" FFFD, 1 },
	{ LITERAL("\\ud83d\\u0000"), FFFD FFFD, 2 },
};

START_TEST(repairs_what_scrapers_produce)
{
	struct bytes line = { 0 };
	size_t replaced;

	bytes_append_text(&line, "{\"text\": \"");
	bytes_append(&line, strings[_i].json, strings[_i].length);
	bytes_append_text(&line, "\"}");
	ck_assert(read_object(line.data, line.length, &replaced));
	ck_assert_str_eq(bytes_text(&document.body), strings[_i].text);
	ck_assert_uint_eq(replaced + document.replaced, strings[_i].replaced);
	bytes_free(&line);
}
END_TEST

START_TEST(repairs_every_member)
{
	size_t replaced;

	ck_assert(read_object(LITERAL("{\"id\": \"\\ud800\", \"title\": "
				      "\"\xff\", \"text\": \"\\u0000\"}"),
			      &replaced));
	ck_assert_str_eq(bytes_text(&document.id), FFFD);
	ck_assert_str_eq(bytes_text(&document.title), FFFD);
	ck_assert_str_eq(bytes_text(&document.body), FFFD);
	ck_assert_uint_eq(replaced, 2);
	ck_assert_uint_eq(document.replaced, 1);
}
END_TEST

/* Members that are not asked for may be any JSON there is. */
static const struct {
	const char *value;
} others[] = {
	{ "1" },
	{ "-1.5e3" },
	{ "\"\\u0000\"" },
	{ "[[[]], {\"text\": 1}]" },
	{ "9223372036854775808" },
	{ "18446744073709551615" },
	{ "-123456789012345678901234567890" },
};

START_TEST(passes_over_members_it_does_not_know)
{
	struct bytes line = { 0 };
	size_t replaced;

	bytes_printf(&line, "{\"text\": \"B\", \"other\": %s}",
		     others[_i].value);
	ck_assert(read_object(line.data, line.length, &replaced));
	ck_assert_str_eq(bytes_text(&document.body), "B");
	bytes_free(&line);
}
END_TEST

#define NOT_JSON "not valid JSON"
#define NOT_OBJECT "not a JSON object"
#define NO_TEXT "\"text\" is missing or not a string"
#define BAD_ID "\"id\" is neither a string nor a whole number"

static const struct {
	const char *json;
	size_t length;
	const char *what;
} refusals[] = {
	{ LITERAL(""), NOT_JSON },
	{ LITERAL("{"), NOT_JSON },
	{ LITERAL("{\"text\": \"a\""), NOT_JSON },
	{ LITERAL("{\"text\": \"a\"} x"), NOT_JSON },
	{ LITERAL("{\"text\": \"a\",}"), NOT_JSON },
	{ LITERAL("{'text': 'a'}"), NOT_JSON },
	{ LITERAL("{\"text\": \"a\tb\"}"), NOT_JSON },
	{ LITERAL("{\"text\": \"\\x\"}"), NOT_JSON },
	{ LITERAL("{\"text\": \"\\u12\"}"), NOT_JSON },
	{ LITERAL("{\"text\": \"\\ud8"), NOT_JSON },
	{ LITERAL("{\"text\": \"\\"), NOT_JSON },
	{ LITERAL("{\"text\": \"\xff\""), NOT_JSON },
	{ LITERAL("{\"text\": \"a\"}\0"), NOT_JSON },
	{ LITERAL("{\"text\": \"a\", \"n\": 1\0}"), NOT_JSON },
	{ LITERAL("[\"text\"]"), NOT_OBJECT },
	{ LITERAL("[\"\xff\"]"), NOT_OBJECT },
	{ LITERAL("{}"), NO_TEXT },
	{ LITERAL("{\"Text\": \"a\"}"), NO_TEXT },
	{ LITERAL("{\"text\": null}"), NO_TEXT },
	{ LITERAL("{\"text\": 5}"), NO_TEXT },
	{ LITERAL("{\"text\": [\"a\"]}"), NO_TEXT },
	{ LITERAL("{\"id\": 7.5, \"text\": \"\"}"), BAD_ID },
	{ LITERAL("{\"id\": true, \"text\": \"\"}"), BAD_ID },
	{ LITERAL("{\"id\": [], \"text\": \"\"}"), BAD_ID },
	{ LITERAL("{\"title\": {}, \"text\": \"\"}"),
	  "\"title\" is not a string" },
};

START_TEST(refuses_and_says_why)
{
	size_t replaced;

	ck_assert(!read_object(refusals[_i].json, refusals[_i].length,
			       &replaced));
	ck_assert_int_eq(error.status, STATUS_BAD_INPUT);
	ck_assert_str_eq(error.what, refusals[_i].what);
}
END_TEST

START_TEST(refuses_to_nest_without_end)
{
	struct bytes line = { 0 };
	size_t replaced;

	bytes_append_text(&line, "{\"text\": ");
	for (int i = 0; i < 100000; i++)
		bytes_append_byte(&line, '[');
	ck_assert(!read_object(line.data, line.length, &replaced));
	ck_assert_str_eq(error.what, NOT_JSON);
	bytes_free(&line);
}
END_TEST

START_TEST(reads_members_of_other_names)
{
	size_t replaced;

	names = (struct json_names){ "doc.body", "t.i", "doc.meta.id" };
	ck_assert(read_object(LITERAL("{\"text\": \"no\", \"doc\": {\"body\": "
				      "\"B\", \"meta\": {\"id\": 7}}, "
				      "\"t.i\": \"T\", \"t\": {\"i\": 1}}"),
			      &replaced));
	ck_assert_str_eq(bytes_text(&document.body), "B");
	ck_assert_str_eq(bytes_text(&document.title), "T");
	ck_assert_str_eq(bytes_text(&document.id), "7");
}
END_TEST

START_TEST(names_the_member_that_is_missing)
{
	size_t replaced;

	names.text = "doc.body";
	ck_assert(!read_object(LITERAL("{\"doc\": \"body\", \"text\": \"x\"}"),
			       &replaced));
	ck_assert_str_eq(error.what, NO_TEXT);
	ck_assert_str_eq(error.detail, "doc.body");
	names.text = "text";
	ck_assert(!read_object(LITERAL("{}"), &replaced));
	ck_assert_str_eq(error.detail, "");
}
END_TEST

Suite *
json_suite(void)
{
	Suite *suite = suite_create("json");
	TCase *reading = tcase_create("reading");
	TCase *refusal = tcase_create("refusal");

	tcase_add_checked_fixture(reading, setup, teardown);
	tcase_add_test(reading, fills_a_document);
	tcase_add_test(reading, can_do_without_id_and_title);
	tcase_add_test(reading, takes_whole_numbers_for_ids);
	tcase_add_loop_test(reading, repairs_what_scrapers_produce, 0,
			    COUNT(strings));
	tcase_add_test(reading, repairs_every_member);
	tcase_add_test(reading, reads_members_of_other_names);
	tcase_add_loop_test(reading, passes_over_members_it_does_not_know, 0,
			    COUNT(others));
	suite_add_tcase(suite, reading);

	tcase_add_checked_fixture(refusal, setup, teardown);
	tcase_add_loop_test(refusal, refuses_and_says_why, 0, COUNT(refusals));
	tcase_add_test(refusal, refuses_to_nest_without_end);
	tcase_add_test(refusal, names_the_member_that_is_missing);
	suite_add_tcase(suite, refusal);
	return suite;
}
