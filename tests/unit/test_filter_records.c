/* SPDX-License-Identifier: MIT */
/* Feeds that are no XML, and single records, on their way through. */
#include "tagger.h"

#include "unit.h"

#include "../../src/document/json.h"
#include "../../src/document/json_scan.h"

#include <string.h>

#define FEED(items)                                                            \
	"{\"version\":\"https://jsonfeed.org/version/1\",\n \"items\" : "      \
	"[" items "],\"x\":[1, 2 ] }\n"
#define SPY "\"_triage\":{\"tags\":[\"espionage\"]}"

static const struct {
	const char *text;
	const char *expected;
} feeds[] = {
	{ FEED("\n{\"title\":\"spy\"}\n"),
	  FEED("\n{\"title\":\"spy\",\"tags\":[\"espionage\"]," SPY "}\n") },
	{ FEED("{ \"title\" : \"spy flood\" , \"tags\" : [ \"own\" ] }"),
	  FEED("{ \"title\" : \"spy flood\" , \"tags\" : [ \"own\","
	       "\"espionage\",\"ddos\" ],\"_triage\":{\"tags\":[\"espionage\","
	       "\"ddos\"]} }") },
	{ FEED("{\"tags\":[],\"title\":\"spy\"},{\"title\":\"calm\"},{}"),
	  FEED("{\"tags\":[\"espionage\"],\"title\":\"spy\"," SPY
	       "},{\"title\":\"calm\"},{}") },
	/* What the feed has of its own is not ours to take away. */
	{ FEED("{\"tags\":[\"\\u0065spionage\"],\"title\":\"spy flood\"}"),
	  FEED("{\"tags\":[\"\\u0065spionage\",\"ddos\"],\"title\":\"spy "
	       "flood\",\"_triage\":{\"tags\":[\"ddos\"]}}") },
	/* What an earlier run left. */
	{ FEED("{\"_triage\":{\"tags\":[\"ddos\",\"gone\"]},\"tags\":[\"ddos\""
	       ", \"own\", \"gone\"],\"title\":\"spy\"}"),
	  FEED("{\"tags\":[\"own\",\"espionage\"],\"title\":\"spy\"," SPY
	       "}") },
	{ FEED("{\"title\":\"calm\",\"tags\":[\"ddos\"],\"_triage\":{\"tags\":"
	       "[\"ddos\"]}}"),
	  FEED("{\"title\":\"calm\",\"tags\":[]}") },
	{ FEED("{\"title\":\"spy idle\"," SPY "}"),
	  FEED("{\"title\":\"spy idle\"}") },
	{ FEED("{\"title\":\"spy\",\"tags\":null}"),
	  FEED("{\"title\":\"spy\",\"tags\":null}") },
	/* What --drop and --keep ask for. */
	{ FEED("{\"title\":\"goes\"}"), FEED("") },
	{ FEED(" {\"title\":\"goes\"} , {} , {\"title\":\"goes\"} , {} "),
	  FEED(" {} , {} ") },
	{ FEED("{} , {\"title\":\"goes\"}\n"), FEED("{}\n") },
};

START_TEST(json_feeds_get_tags_and_keep_all_else)
{
	tagger_expect(filter_feed, feeds[_i].text, feeds[_i].expected);
}
END_TEST

START_TEST(json_feeds_get_a_prefix_for_their_titles)
{
	tagger.request.title_prefix = "[\"{labels}\"] ";
	tagger_expect(filter_feed, FEED("{\"title\":\"spy\"}"),
		      FEED("{\"title\":\"[\\\"espionage\\\"] spy\",\"tags\":"
			   "[\"espionage\"]," SPY "}"));
}
END_TEST

static const char *const broken_feeds[] = {
	FEED("{\"title\":\"spy\"}") "x",
	FEED("7"),
	FEED("{\"title\":\"fail\"}"),
	FEED("{\"title\":\"spy\"},"),
	"{\"version\":\"https://jsonfeed.org/version/1\",\"a\":tru}",
};

START_TEST(json_feeds_that_are_broken_are_refused)
{
	const char *text = broken_feeds[_i];

	ck_assert(!tagger_pass(filter_feed, text, strlen(text)));
	ck_assert_ptr_nonnull(tagger.error.what);
}
END_TEST

static const struct {
	const char *text;
	const char *expected;
} lines[] = {
	{ "1\tspy\tl\tc\tplain\ti\ta\te\t\n",
	  "1\tspy\tl\tc\tplain\ti\ta\te\tespionage\n" },
	{ "1\tspy flood\tl\tc\tplain\ti\ta\te\town|ddos\tten\r\n",
	  "1\tspy flood\tl\tc\tplain\ti\ta\te\town|ddos|espionage\tten\r\n" },
	{ "1\tspy\tl\t\t\ti\ta\te", "1\tspy\tl\t\t\ti\ta\te\tespionage" },
	{ "1\tT\tl\t<p>spy\\nx</p>\thtml\ti\ta\te\tespionage2\n",
	  "1\tT\tl\t<p>spy\\nx</p>\thtml\ti\ta\te\tespionage2|espionage\n" },
	{ "\nspy stray\n1\tcalm\tl\tc\tplain\ti\ta\te\tc\n\n",
	  "\nspy stray\n1\tcalm\tl\tc\tplain\ti\ta\te\tc\n\n" },
	{ "1\tgoes\tl\t\t\ti\ta\te\tc\n1\tx\tl\t\t\ti\ta\te\tc\n1\tgoes\tl\t"
	  "\t\ti\ta\te\tc",
	  "1\tx\tl\t\t\ti\ta\te\tc\n" },
	{ "", "" },
};

START_TEST(sfeed_lines_get_categories_and_keep_all_else)
{
	tagger_expect(filter_sfeed, lines[_i].text, lines[_i].expected);
}
END_TEST

START_TEST(sfeed_lines_get_a_prefix_for_their_titles)
{
	tagger.request.title_prefix = "[{labels}]\t";
	ck_assert(tagger_pass(filter_sfeed,
			      LITERAL("1\tspy\tl\t\t\ti\ta\te\t\n")));
	ck_assert_str_eq(tagger.output.data,
			 "1\t[espionage] spy\tl\t\t\ti\ta\te\tespionage\n");
}
END_TEST

#define RESULT(labels)                                                         \
	"\"triage\":{\"status\":\"ok\",\"words\":3,\"known\":0.000,\"model\":" \
	"\"sample-1\",\"labels\":[" labels "],\"unsure\":[],\"confidence\":{"
#define SPIES                                                                  \
	RESULT("\"espionage\"")                                                \
	"\"espionage\":0.9000,\"ransomware\":0.1000,\"ddos\":0.1000}}"
#define ERROR(what) "\"triage\":{\"status\":\"error\",\"error\":\"" what "\"}"

static const struct {
	const char *record;
	const char *reply;
	const char *alone;
	bool good;
} records[] = {
	{ "{\"text\":\"spy\",\"id\":7}",
	  "{\"text\":\"spy\",\"id\":7," SPIES "}", "{\"id\":\"7\"," SPIES "}",
	  true },
	{ " { \"text\" : \"spy\", \"big\" : 1e400 }\r", NULL, NULL, false },
	{ " {\"text\" : \"spy\" , \"n\" : 12345678901234567890 }\r",
	  " {\"text\" : \"spy\" , \"n\" : 12345678901234567890," SPIES " }\r",
	  "{" SPIES "}", true },
	{ "{\"triage\":{\"labels\":[\"x\"]},\"text\":\"spy\",\"tri\\u0061ge\""
	  ":1}",
	  "{\"text\":\"spy\"," SPIES "}", "{" SPIES "}", true },
	{ "{\"text\":\"idle\",\"triage\":1}", "{\"text\":\"idle\"}", "{}",
	  true },
	{ "{\"text\":\"fail\"}",
	  "{\"text\":\"fail\"," ERROR("judging failed") "}",
	  "{" ERROR("judging failed") "}", false },
	{ "{}", "{" ERROR("\\\"text\\\" is missing or not a string") "}",
	  "{" ERROR("\\\"text\\\" is missing or not a string") "}", false },
	{ "{\"id\":\"a\",\"text\":7}",
	  "{\"id\":\"a\",\"text\":7," ERROR(
		  "\\\"text\\\" is missing or not a string") "}",
	  "{" ERROR("\\\"text\\\" is missing or not a string") "}", false },
	{ "", "{" ERROR("not valid JSON") "}", "{" ERROR("not valid JSON") "}",
	  false },
	{ "[1]", "{" ERROR("not a JSON object") "}",
	  "{" ERROR("not a JSON object") "}", false },
	{ "{\"text\":\"spy\"", "{" ERROR("not valid JSON") "}",
	  "{" ERROR("not valid JSON") "}", false },
	{ "\xef\xbb\xbf{\"text\":\"spy \xff\"}",
	  "\xef\xbb\xbf{\"text\":\"spy \xff\"," SPIES "}", "{" SPIES "}",
	  true },
};

static bool
answer(const char *record, size_t length)
{
	bytes_clear(&tagger.output);
	return filter_jsonl(&tagger.request, record, length, &tagger.output);
}

START_TEST(records_are_answered)
{
	const char *record = records[_i].record;

	ck_assert(answer(record, strlen(record)) == records[_i].good);
	if (records[_i].reply)
		ck_assert_str_eq(tagger.output.data, records[_i].reply);
	tagger.request.result_only = true;
	ck_assert(answer(record, strlen(record)) == records[_i].good);
	if (records[_i].alone)
		ck_assert_str_eq(tagger.output.data, records[_i].alone);
}
END_TEST

START_TEST(records_of_other_kinds_are_answered_by_the_result)
{
	tagger.request.kind = "text";
	ck_assert(answer(LITERAL("a title\n\nspy \xff\0 x")));
	ck_assert_str_eq(tagger.output.data, "{" SPIES "}");
	tagger.request.kind = "html";
	ck_assert(answer(LITERAL("<p>A s<b>py</b> came in from the cold.")));
	ck_assert_str_eq(tagger.output.data, "{" SPIES "}");
	tagger.request.kind = "mail";
	ck_assert(answer(LITERAL("Subject: a\nMessage-ID: <m@x.example>\n\n"
				 "spy\n")));
	ck_assert_ptr_nonnull(strstr(tagger.output.data, "m@x.example"));
	ck_assert_ptr_nonnull(strstr(tagger.output.data, SPIES));
	tagger.request.kind = "text";
	ck_assert(!answer(LITERAL("fail")));
	ck_assert_str_eq(tagger.output.data, "{" ERROR("judging failed") "}");
}
END_TEST

START_TEST(records_may_have_members_of_other_names)
{
	static const struct json_names names = { "doc.body", "head", "n" };

	tagger.request.names = &names;
	ck_assert(answer(LITERAL("{\"n\":1,\"doc\":{\"body\":\"spy\"}}")));
	ck_assert_str_eq(tagger.output.data,
			 "{\"n\":1,\"doc\":{\"body\":\"spy\"}," SPIES "}");
}
END_TEST

#define SPIES_ROW "\tok\tespionage\t-\tespionage=0.9000"

static const struct {
	const char *row;
	uint64_t key_field;
	const char *reply;
	const char *alone;
	bool good;
} rows[] = {
	{ "7\tspy", 1, "7\tspy" SPIES_ROW, "7" SPIES_ROW, true },
	{ "7\tspy\r", 1, "7\tspy" SPIES_ROW "\r", "7" SPIES_ROW "\r", true },
	{ "spy\tcalm", 1, "spy\tcalm\tok\t-\t-\t-", "spy\tok\t-\t-\t-",
	  true },
	{ "a\tspy\tc", 3, "a\tspy\tc" SPIES_ROW, "c" SPIES_ROW, true },
	/* What has no such field has no key. */
	{ "a\tspy", 3, "a\tspy" SPIES_ROW, SPIES_ROW, true },
	{ "spy", 1, "spy" SPIES_ROW, SPIES_ROW, true },
	{ "7\ta\\tspy\\n\\x\\", 1, "7\ta\\tspy\\n\\x\\" SPIES_ROW,
	  "7" SPIES_ROW, true },
	{ "7\tidle", 1, "7\tidle\t-\t-\t-\t-", "7\t-\t-\t-\t-", true },
	{ "7\tfail", 1, "7\tfail\terror\t-\t-\t-", "7\terror\t-\t-\t-",
	  false },
	{ "", 1, "\tok\t-\t-\t-", "\tok\t-\t-\t-", true },
};

START_TEST(rows_get_four_more_fields)
{
	const char *row = rows[_i].row;

	tagger.request.key_field = rows[_i].key_field;
	ck_assert(filter_tsv(&tagger.request, row, strlen(row),
			     &tagger.output) == rows[_i].good);
	ck_assert_str_eq(bytes_text(&tagger.output), rows[_i].reply);
	bytes_clear(&tagger.output);
	tagger.request.result_only = true;
	ck_assert(filter_tsv(&tagger.request, row, strlen(row),
			     &tagger.output) == rows[_i].good);
	ck_assert_str_eq(bytes_text(&tagger.output), rows[_i].alone);
}
END_TEST

/* The reply is an object with the result, and without it what came in. */
static void
check_reply(const char *record, size_t length)
{
	size_t replaced;
	json_t *reply =
		json_parse_object(tagger.output.data, tagger.output.length,
				  &replaced, &tagger.error);
	json_t *input =
		json_parse_object(record, length, &replaced, &tagger.error);

	ck_assert_ptr_nonnull(reply);
	ck_assert(!memchr(tagger.output.data, '\n', tagger.output.length));
	ck_assert(json_is_object(json_object_get(reply, "triage")));
	json_object_del(reply, "triage");
	if (input) {
		json_object_del(input, "triage");
		ck_assert(json_equal(reply, input));
	} else {
		ck_assert_uint_eq(json_object_size(reply), 0);
	}
	json_decref(reply);
	json_decref(input);
}

static const char *const pieces[] = {
	"{",	"}",	     "\"",	"\"triage\"", ":",    ",",  "[",
	"]",	"\"text\":", "\"spy\"", "1",	      "null", "\\", "\\u0074",
	"\xff", "\xc3\xa9",  " ",	"tru",	      "\t",
};

static const char *const members[] = {
	"\"text\":\"spy\"",	"\"triage\":{\"a\":[1,\"}\"]}", "\"\":null",
	"\"triag\\u0065\" : 1", "\"a\":{\"triage\":2}",		" \"b\" : [ ] ",
	"\"id\":\"7\"",		"\"c\":\"\\\"triage\\\":\"",
};

static const char *
any_of(const char *const *text, size_t count, uint64_t *state)
{
	return text[unit_random(state) % count];
}

/* Pieces of JSON, or an object of which a piece may have come between. */
static void
write_record(struct bytes *record, uint64_t *state)
{
	uint64_t count = unit_random(state) % 6;
	bool sound = unit_random(state) % 3 > 0;

	bytes_append_text(record, sound ? "{\"text\":\"spy\"" : "");
	while (count-- > 0) {
		bytes_append_text(record, sound ? "," : "");
		bytes_append_text(record,
				  sound ? any_of(members, COUNT(members), state)
					: any_of(pieces, COUNT(pieces), state));
	}
	if (unit_random(state) % 4 == 0)
		bytes_append_text(record, any_of(pieces, COUNT(pieces), state));
	bytes_append_text(record, sound ? "}" : "");
}

START_TEST(records_have_one_reply_whatever_they_are)
{
	uint64_t state = 7;
	size_t good = 0;

	for (int round = 0; round < 50000; round++) {
		struct bytes record = { 0 };

		write_record(&record, &state);
		good += answer(bytes_text(&record), record.length);
		check_reply(bytes_text(&record), record.length);
		bytes_free(&record);
	}
	ck_assert_uint_gt(good, 10000);
	ck_assert_uint_lt(good, 40000);
}
END_TEST

Suite *
filter_records_suite(void)
{
	Suite *suite = suite_create("filter_records");
	TCase *feed = tcase_create("feeds");
	TCase *record = tcase_create("records");

	tcase_add_checked_fixture(feed, tagger_setup, tagger_teardown);
	tcase_add_loop_test(feed, json_feeds_get_tags_and_keep_all_else, 0,
			    COUNT(feeds));
	tcase_add_test(feed, json_feeds_get_a_prefix_for_their_titles);
	tcase_add_loop_test(feed, json_feeds_that_are_broken_are_refused, 0,
			    COUNT(broken_feeds));
	tcase_add_loop_test(feed, sfeed_lines_get_categories_and_keep_all_else,
			    0, COUNT(lines));
	tcase_add_test(feed, sfeed_lines_get_a_prefix_for_their_titles);
	suite_add_tcase(suite, feed);

	tcase_add_checked_fixture(record, tagger_setup, tagger_teardown);
	tcase_add_loop_test(record, records_are_answered, 0, COUNT(records));
	tcase_add_test(record,
		       records_of_other_kinds_are_answered_by_the_result);
	tcase_add_test(record, records_may_have_members_of_other_names);
	tcase_add_test(record, records_have_one_reply_whatever_they_are);
	tcase_add_loop_test(record, rows_get_four_more_fields, 0, COUNT(rows));
	suite_add_tcase(suite, record);
	return suite;
}
