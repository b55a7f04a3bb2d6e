/* SPDX-License-Identifier: MIT */
/* The short way to read an object against the long one. */
#include "../../src/document/json_quick.h"

#include "texts.h"
#include "unit.h"

#include "../../src/base/json_text.h"

#include <string.h>

static struct document quick;
static struct document slow;
static struct bytes line;
static struct error error;
static size_t taken;

static void
setup(void)
{
	taken = 0;
}

static void
teardown(void)
{
	document_free(&quick);
	document_free(&slow);
	bytes_free(&line);
}

static bool
read_slowly(const char *text, size_t length)
{
	size_t replaced;
	json_t *object = json_parse_object(text, length, &replaced, &error);
	bool read = object && document_read_json(&slow, object,
						 &json_names_standard, &error);

	slow.replaced += object ? replaced : 0;
	json_decref(object);
	return read;
}

static void
ck_assert_bytes_eq(const struct bytes *first, const struct bytes *second,
		   const char *text)
{
	if (first->length != second->length ||
	    memcmp(bytes_text(first), bytes_text(second), first->length) != 0)
		ck_abort_msg("'%s' and '%s' of %s", bytes_text(first),
			     bytes_text(second), text);
}

/* What the short way takes, it takes as the long one does. */
static bool
agree(const char *text, size_t length)
{
	if (!json_read_quickly(&quick, text, length, &json_names_standard))
		return false;
	taken++;
	ck_assert_msg(read_slowly(text, length), "refused: %.*s", (int)length,
		      text);
	ck_assert_str_eq(quick.kind, slow.kind);
	ck_assert_uint_eq(quick.replaced, slow.replaced);
	ck_assert_bytes_eq(&quick.id, &slow.id, text);
	ck_assert_bytes_eq(&quick.title, &slow.title, text);
	ck_assert_bytes_eq(&quick.body, &slow.body, text);
	return true;
}

static const char *const usual[] = {
	"{\"text\":\"a\"}",
	" { \"id\" : 7 , \"title\" : \"T\" , \"text\" : \"a b\" } \t",
	"{\"id\":\"x\",\"title\":null,\"text\":\"\"}",
	"{\"id\":-12,\"text\":\"a\\n\\t\\\"\\\\\\/\\b\\f\\r\\u00e9\\u20ac\"}",
	"{\"text\":\"first\",\"text\":\"last\"}",
	"{\"other\":[1,2.5,-3e+9,true,false,null,{\"text\":7}],\"text\":\"a\"}",
	"{\"x\":{},\"y\":[],\"text\":\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\"}",
	"{\"id\":0,\"text\":\"0123456789abcdef\\\\0123456789abcdef\"}",
};

START_TEST(takes_what_is_usual)
{
	ck_assert_msg(agree(usual[_i], strlen(usual[_i])), "%s", usual[_i]);
}
END_TEST

static const char *const unusual[] = {
	"", "{", "[]", "{}", "7", "null", "{\"text\":7}", "{\"text\":null}",
	"{\"title\":\"a\"}", "{\"text\":\"a\"", "{\"text\":\"a}",
	"{\"text\":\"a\"}x", "{\"text\":\"a\",}", "{\"text\" \"a\"}",
	"{text:\"a\"}", "{'text':'a'}", "{\"text\":\"\\x\"}",
	"{\"text\":\"\\u12g4\"}", "{\"text\":\"a\tb\"}",
	"{\"text\":\"\\ud83d\\ude00\"}", "{\"text\":\"\\ud83d\"}",
	"{\"text\":\"\\u0000\"}", "{\"text\":\"\xff\"}",
	"{\"te\\u0078t\":\"a\"}", "{\"id\":1.5,\"text\":\"a\"}",
	"{\"id\":-0,\"text\":\"a\"}", "{\"id\":01,\"text\":\"a\"}",
	"{\"id\":true,\"text\":\"a\"}", "{\"title\":7,\"text\":\"a\"}",
	"{\"n\":1234567890123456789012,\"text\":\"a\"}",
	"{\"n\":1e999,\"text\":\"a\"}", "{\"n\":1.,\"text\":\"a\"}",
	"{\"n\":-,\"text\":\"a\"}", "{\"n\":truex,\"text\":\"a\"}",
	"{\"n\":nul,\"text\":\"a\"}", "{\"n\":[1 2],\"text\":\"a\"}",
};

START_TEST(leaves_what_is_not)
{
	ck_assert_msg(!json_read_quickly(&quick, unusual[_i],
					 strlen(unusual[_i]),
					 &json_names_standard),
		      "%s", unusual[_i]);
}
END_TEST

START_TEST(leaves_what_is_nested_deeply)
{
	static char deep[300];
	size_t depth = 100;

	memset(deep, '[', depth);
	memset(deep + depth, ']', depth);
	bytes_printf(&line, "{\"x\":%s,\"text\":\"a\"}", deep);
	ck_assert(!agree(line.data, line.length));
	ck_assert(read_slowly(line.data, line.length));
}
END_TEST

START_TEST(leaves_names_that_are_paths)
{
	const struct json_names names = { "a.text", "title", "id" };

	ck_assert(!json_read_quickly(&quick, LITERAL("{\"a.text\":\"b\"}"),
				     &names));
}
END_TEST

static void
agree_on_text(const char *text, size_t length)
{
	bytes_clear(&line);
	bytes_append_text(&line, "{\"id\":");
	json_append_text(&line, text, length < 9 ? length : 0);
	bytes_append_text(&line, ",\"text\":");
	json_append_text(&line, text, length);
	bytes_append_text(&line, "}");
	agree(line.data, line.length);
}

START_TEST(agrees_on_the_sample_and_on_random_texts)
{
	texts_each(agree_on_text);
	ck_assert_uint_ge(taken, 400);
}
END_TEST

/* A few bytes of a usual line are changed to what means something. */
START_TEST(agrees_on_random_changes)
{
	static const char signs[] = "{}[]:,\"\\ntfu0123456789eE+-. \t\xc3\xa9";
	uint64_t state = 5 + (uint64_t)_i;

	for (int i = 0; i < 20000; i++) {
		const char *from = usual[unit_random(&state) % COUNT(usual)];
		int changes = 1 + (int)(unit_random(&state) % 3);

		bytes_clear(&line);
		bytes_append_text(&line, from);
		while (changes-- > 0)
			line.data[unit_random(&state) % line.length] =
				signs[unit_random(&state) %
				      (sizeof signs - 1)];
		agree(line.data, line.length);
	}
	ck_assert_uint_ge(taken, 1000);
}
END_TEST

Suite *
json_quick_suite(void)
{
	Suite *suite = suite_create("json_quick");
	TCase *reading = tcase_create("reading");

	tcase_add_checked_fixture(reading, setup, teardown);
	tcase_add_loop_test(reading, takes_what_is_usual, 0, COUNT(usual));
	tcase_add_loop_test(reading, leaves_what_is_not, 0, COUNT(unusual));
	tcase_add_test(reading, leaves_what_is_nested_deeply);
	tcase_add_test(reading, leaves_names_that_are_paths);
	tcase_add_test(reading, agrees_on_the_sample_and_on_random_texts);
	tcase_add_loop_test(reading, agrees_on_random_changes, 0, 3);
	suite_add_tcase(suite, reading);
	return suite;
}
