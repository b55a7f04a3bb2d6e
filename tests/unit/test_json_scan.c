/* SPDX-License-Identifier: MIT */
#include "../../src/document/json_scan.h"

#include "unit.h"

#include <string.h>

/* The keys and values of an object, or what kept it from its end. */
static const struct {
	const char *text;
	const char *parts;
} objects[] = {
	{ "{}", "." },
	{ " \t\n{ } ", "." },
	{ "\xef\xbb\xbf{\"a\":1}", "\"a\"=1;." },
	{ "{\"a\" : [1, {\"b\": \"]}\"}], \"c\":\"\\\"}\" }",
	  "\"a\"=[1, {\"b\": \"]}\"}];\"c\"=\"\\\"}\";." },
	{ "{\"a\":null,\"b\":-1.5e3}", "\"a\"=null;\"b\"=-1.5e3;." },
	{ "{\"a\":1,}", "\"a\"=1;!" },
	{ "{,\"a\":1}", "!" },
	{ "{\"a\":1 \"b\":2}", "\"a\"=1;!" },
	{ "{\"a\" 1}", "!" },
	{ "{a:1}", "!" },
	{ "{\"a\":}", "!" },
	{ "{\"a\":1", "\"a\"=1;!" },
	{ "{\"a\":\"1", "!" },
	{ "{\"a\":\"1\\", "!" },
	{ "{\"a\":[1", "!" },
	{ "{\"a", "!" },
	{ "{", "!" },
	{ "[]", "!" },
	{ "", "!" },
};

static void
append_span(char *to, const struct json_scan *scan, struct json_span span,
	    const char *behind)
{
	strncat(to, scan->data + span.start, span.end - span.start);
	strcat(to, behind);
}

START_TEST(finds_members)
{
	const char *text = objects[_i].text;
	struct json_scan scan = json_scan_start(text, strlen(text));
	struct json_span key;
	struct json_span value;
	char parts[200] = "";
	enum json_step step = JSON_BROKEN;

	if (json_scan_open(&scan, '{'))
		while ((step = json_scan_next(&scan, '}')) == JSON_PART) {
			if (!json_scan_key(&scan, &key) ||
			    !json_scan_value(&scan, &value)) {
				step = JSON_BROKEN;
				break;
			}
			append_span(parts, &scan, key, "=");
			append_span(parts, &scan, value, ";");
		}
	strcat(parts,
	       step == JSON_CLOSED && json_scan_is_over(&scan) ? "." : "!");
	ck_assert_str_eq(parts, objects[_i].parts);
}
END_TEST

START_TEST(finds_elements_and_comes_back)
{
	static const char text[] = "{\"a\":[ 1 ,\"x\",[]], \"b\":2}";
	struct json_scan scan = json_scan_start(text, strlen(text));
	struct json_span part;
	int elements = 0;

	ck_assert(json_scan_open(&scan, '{'));
	ck_assert_int_eq(json_scan_next(&scan, '}'), JSON_PART);
	ck_assert(json_scan_key(&scan, &part));
	ck_assert(json_scan_open(&scan, '['));
	while (json_scan_next(&scan, ']') == JSON_PART) {
		ck_assert(json_scan_value(&scan, &part));
		elements++;
	}
	ck_assert_int_eq(elements, 3);
	ck_assert_int_eq(json_scan_next(&scan, '}'), JSON_PART);
	ck_assert(json_scan_key(&scan, &part));
	ck_assert(json_span_is(&scan, part, "b"));
}
END_TEST

static const struct {
	const char *quoted;
	const char *text;
	bool same;
} strings[] = {
	{ "\"triage\"", "triage", true },
	{ "\"\\u0074riage\"", "triage", true },
	{ "\"a\\/b\"", "a/b", true },
	{ "\"triage2\"", "triage", false },
	{ "\"triag\"", "triage", false },
	{ "\"triage\\u0000\"", "triage", false },
	{ "\"\\uZZZZ\"", "triage", false },
	{ "\"\"", "", true },
};

START_TEST(tells_strings_however_they_are_escaped)
{
	const char *text = strings[_i].quoted;
	struct json_scan scan = json_scan_start(text, strlen(text));
	struct json_span whole = { 0, strlen(text) };

	ck_assert(json_span_is(&scan, whole, strings[_i].text) ==
		  strings[_i].same);
}
END_TEST

/* As deep as a text can be: nothing here calls itself. */
START_TEST(takes_any_depth)
{
	enum { DEPTH = 1000000 };
	static char text[2 * DEPTH + 1];
	struct json_span value;

	memset(text, '[', DEPTH);
	memset(text + DEPTH, ']', DEPTH);

	struct json_scan scan = json_scan_start(text, 2 * DEPTH);

	ck_assert(json_scan_value(&scan, &value));
	ck_assert_uint_eq(value.end, 2 * DEPTH);
}
END_TEST

Suite *
json_scan_suite(void)
{
	Suite *suite = suite_create("json_scan");
	TCase *parts = tcase_create("parts");

	tcase_add_loop_test(parts, finds_members, 0, COUNT(objects));
	tcase_add_test(parts, finds_elements_and_comes_back);
	tcase_add_loop_test(parts, tells_strings_however_they_are_escaped, 0,
			    COUNT(strings));
	tcase_add_test(parts, takes_any_depth);
	suite_add_tcase(suite, parts);
	return suite;
}
