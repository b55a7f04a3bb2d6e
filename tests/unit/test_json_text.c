/* SPDX-License-Identifier: MIT */
#include "../../src/base/json_text.h"

#include "unit.h"

#include <jansson.h>
#include <string.h>

static struct bytes bytes;

static void
setup(void)
{
	bytes = (struct bytes){ 0 };
}

static void
teardown(void)
{
	bytes_free(&bytes);
}

static const struct {
	const char *text;
	size_t length;
	const char *json;
} strings[] = {
	{ LITERAL(""), "\"\"" },
	{ LITERAL("plain"), "\"plain\"" },
	{ LITERAL("a/b"), "\"a/b\"" },
	{ LITERAL("\"\\"), "\"\\\"\\\\\"" },
	{ LITERAL("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\"" },
	{ LITERAL("a\0b"), "\"a\\u0000b\"" },
	{ LITERAL("\x01\x1f\x7f"), "\"\\u0001\\u001f\\u007f\"" },
	{ LITERAL("\xc3\xa9\xf0\x9f\x98\x80"),
	  "\"\xc3\xa9\xf0\x9f\x98\x80\"" },
	{ LITERAL("x\xe2\x80\xa8y\xe2\x80\xa9"), "\"x\\u2028y\\u2029\"" },
	{ LITERAL("\xe2\x80\xa7\xe2\x82\xac"), "\"\xe2\x80\xa7\xe2\x82\xac\"" },
};

START_TEST(escapes_what_must_be)
{
	bytes_append_text(&bytes, ":");
	json_append_text(&bytes, strings[_i].text, strings[_i].length);
	ck_assert_str_eq(bytes_text(&bytes) + 1, strings[_i].json);
}
END_TEST

START_TEST(writes_nothing_appended_as_an_empty_string)
{
	struct bytes nothing = { 0 };

	json_append_string(&bytes, &nothing);
	ck_assert_str_eq(bytes_text(&bytes), "\"\"");
}
END_TEST

/* Another implementation of RFC 8259 reads what this one wrote. */
START_TEST(is_read_back_by_jansson)
{
	struct bytes text = { 0 };

	for (int byte = 0; byte < 0x80; byte++)
		bytes_append_byte(&text, (char)byte);
	bytes_append_text(&text, "\xe2\x80\xa8\xef\xbf\xbd");
	json_append_string(&bytes, &text);
	ck_assert_ptr_null(memchr(bytes.data, '\n', bytes.length));

	json_t *value = json_loadb(bytes.data, bytes.length,
				   JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);

	ck_assert_ptr_nonnull(value);
	ck_assert_uint_eq(json_string_length(value), text.length);
	ck_assert_mem_eq(json_string_value(value), text.data, text.length);
	json_decref(value);
	bytes_free(&text);
}
END_TEST

Suite *
json_text_suite(void)
{
	Suite *suite = suite_create("json_text");
	TCase *string = tcase_create("string");

	tcase_add_checked_fixture(string, setup, teardown);
	tcase_add_loop_test(string, escapes_what_must_be, 0, COUNT(strings));
	tcase_add_test(string, writes_nothing_appended_as_an_empty_string);
	tcase_add_test(string, is_read_back_by_jansson);
	suite_add_tcase(suite, string);
	return suite;
}
