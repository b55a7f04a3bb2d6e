/* SPDX-License-Identifier: MIT */
#include "../../src/text/tokens.h"

#include "unit.h"

#include "../../src/base/digest.h"

#include <string.h>

static struct patterns *patterns;
static struct matcher *matcher;
static struct tokens tokens;
static struct bytes bytes;
static struct error error;

static void
setup(void)
{
	patterns = patterns_new(&error);
	ck_assert_ptr_nonnull(patterns);
	matcher = matcher_new(patterns, &error);
	ck_assert_ptr_nonnull(matcher);
	tokens = (struct tokens){ 0 };
	bytes = (struct bytes){ 0 };
}

static void
teardown(void)
{
	bytes_free(&bytes);
	tokens_free(&tokens);
	matcher_free(matcher);
	patterns_free(patterns);
}

/* The words of a text with `|` between them, in `bytes`. */
static const char *
words_of(const char *text)
{
	tokens_clear(&tokens);
	tokens_scan(&tokens, matcher, text, strlen(text), SIZE_MAX);
	ck_assert(tokens_ok(&tokens));
	bytes_clear(&bytes);
	for (size_t i = 0; i < tokens.count; i++) {
		if (i > 0)
			bytes_append_byte(&bytes, '|');
		bytes_append(&bytes, tokens_text(&tokens, i),
			     tokens.token[i].folded_length);
	}
	return bytes_text(&bytes);
}

/* Words of one flag, as a bit string: 1 where it is set. */
static const char *
flags_of(const char *text, enum token_flag flag)
{
	words_of(text);
	bytes_clear(&bytes);
	for (size_t i = 0; i < tokens.count; i++)
		bytes_append_byte(&bytes,
				  tokens.token[i].flags & flag ? '1' : '0');
	return bytes_text(&bytes);
}

static const struct {
	const char *text;
	const char *words;
} texts[] = {
	{ "", "" },
	{ " \t\r\n.,;-'_$%&", "" },
	{ "One two.THREE", "one|two|three" },
	/* names that are kept whole */
	{ "CVE-2024-3400, cve-2024-3400", "cve-2024-3400|cve-2024-3400" },
	{ "(T1059.001).", "t1059.001" },
	{ "APT-29 = APT 29 = APT29", "apt29|apt29|apt29" },
	{ "FIN 7 and UNC-2452", "fin7|and|unc2452" },
	{ "APT-C-36", "aptc36" },
	{ "C2, a 0-day by Cl0p", "c2|a|0-day|by|cl0p" },
	{ "the U.S. e.g.", "the|u.s|e.g" },
	{ "x-ray, B-team, win32k.sys", "x-ray|b-team|win32k.sys" },
	{ "snake_case _x_ a__b", "snake_case|x|a|b" },
	{ "v2.0-beta", "v2.0-beta" },
	/* addresses */
	{ "hxxps://evil[.]com/a?b=1, then", "hxxps://evil[.]com/a?b=1|then" },
	{ "https://a.example/x(1).", "https://a.example/x(1" },
	{ "10.0.0[.]1 or 10.0.0.1:80.", "10.0.0[.]1|or|10.0.0.1:80" },
	{ "evil[.]example[.]net, c2(.)bad[.]org",
	  "evil[.]example[.]net|c2(.)bad[.]org" },
	{ "to joe@example.com now", "to|joe@example.com|now" },
	/* links between words */
	{ "state-sponsored", "state|sponsored" },
	{ "end-of-life well--known -dash-", "end|of|life|well|known|dash" },
	{ "and/or AT&T", "and|or|at|t" },
	{ "one.Two", "one|two" },
	/* apostrophes */
	{ "don't DON\xe2\x80\x99T", "dont|dont" },
	{ "Kim's Kim\xe2\x80\x99s KIM'S", "kim|kim|kim" },
	{ "'quoted' its' rock'n'roll", "quoted|its|rocknroll" },
	{ "it's-there", "it|there" },
	{ "APT29's", "apt29" },
	/* numbers */
	{ "4,000 4,000,000 1,5", "4000|4000000|15" },
	{ "one,2 3,four 5, 6", "one|2|3|four|5|6" },
	{ "$4.5 million", "4.5|million" },
	{ "3.8 Tbps or 10,000 users", "3.8|tbps|or|10000|users" },
	/* what Unicode calls the same */
	{ "\xef\xbc\xa3\xef\xbc\x92", "c2" },
	{ "o\xef\xac\x83" "ce \xef\xac\x81le", "office|file" },
	{ "mal\xc2\xadware a\xe2\x80\x8d" "b", "malware|ab" },
	{ "STRA\xc3\x9f" "E e\xcc\x81t\xc3\xa9", "strasse|\xc3\xa9t\xc3\xa9" },
	{ "ab\xe2\x80\x90" "cd a\xe2\x80\x91" "b", "ab|cd|a-b" },
	{ "one\xe2\x80\x93two\xe2\x80\x94three\xe2\x80\xa6",
	  "one|two|three" },
	{ "\xe2\x80\x9cquoted\xe2\x80\x9d\xc2\xa0" "end", "quoted|end" },
	{ "\xef\xbf\xbd" "a\xef\xbf\xbd", "a" },
};

START_TEST(takes_a_text_apart_into_words)
{
	ck_assert_str_eq(words_of(texts[_i].text), texts[_i].words);
}
END_TEST

/* Rules that hold for each form of a sign as for the plain one. */
static const struct {
	const char *text;
	const char *words;
} signs[] = {
	{ "APT29\xe2\x80\x99s", "apt29" },
	{ "CVE-2024-3400\xe2\x80\x99s", "cve-2024-3400" },
	{ "Kim\xca\xbcs", "kim" },
	{ "Kim\xef\xbc\x87s", "kim" },
	{ "ab\xe2\x80\x90" "c", "ab-c" },
	{ "abc\xe2\x80\x91" "d.e", "abc-d.e" },
};

START_TEST(treats_forms_of_a_sign_alike)
{
	ck_assert_str_eq(words_of(signs[_i].text), signs[_i].words);
}
END_TEST

static const struct {
	const char *text;
	const char *breaks;
} breaks[] = {
	{ "one two", "10" },
	{ "one. Two", "11" },
	{ "one.Two", "10" },
	{ "one! two? three: four; five", "11111" },
	{ "one, two - three (four)", "1000" },
	{ "one.\ntwo.\tthree.\r\nfour", "1111" },
	{ "one\ntwo\n\nthree\r\nfour\r\n \r\nfive", "10101" },
	{ "one.) two \"three.\" four", "1000" },
	{ "the U.S. army", "101" },
	{ "see 4.5. Then", "101" },
};

START_TEST(sees_where_sentences_end)
{
	ck_assert_str_eq(flags_of(breaks[_i].text, TOKEN_BREAK),
			 breaks[_i].breaks);
}
END_TEST

START_TEST(marks_the_words_of_a_phrase)
{
	ck_assert_str_eq(flags_of("paid 4.5 million dollars now",
				  TOKEN_INSIDE),
			 "00110");
	ck_assert_str_eq(flags_of("of 4,000 customers", TOKEN_INSIDE), "001");
	ck_assert_str_eq(flags_of("40 state-owned systems fell",
				  TOKEN_INSIDE),
			 "01110");
}
END_TEST

START_TEST(marks_words_with_a_letter)
{
	ck_assert_str_eq(flags_of("a1 22 b 3,000 c-d ef-gh", TOKEN_LETTERS),
			 "1010111");
}
END_TEST

START_TEST(drops_a_word_that_is_too_long_and_its_marks)
{
	char text[TOKEN_LONGEST + 8];

	memset(text, 'x', sizeof text);
	strcpy(text + TOKEN_LONGEST, " 22");
	ck_assert_uint_eq(strlen(words_of(text)), TOKEN_LONGEST + 3);
	ck_assert_str_eq(flags_of(text, TOKEN_LETTERS), "10");

	strcpy(text + TOKEN_LONGEST, "x 22");
	ck_assert_str_eq(words_of(text), "22");
	ck_assert_str_eq(flags_of(text, TOKEN_LETTERS), "0");
}
END_TEST

START_TEST(points_back_into_the_text)
{
	static const char text[] = "The CVE-2024-3400 of \xc3\x89vil's.";
	static const char *const spans[] = { "The", "CVE-2024-3400", "of",
					     "\xc3\x89vil" };

	words_of(text);
	ck_assert_uint_eq(tokens.count, COUNT(spans));
	for (size_t i = 0; i < tokens.count; i++) {
		const struct token *token = &tokens.token[i];

		ck_assert_uint_eq(token->length, strlen(spans[i]));
		ck_assert_mem_eq(text + token->offset, spans[i],
				 token->length);
		ck_assert_uint_eq(token->hash,
				  digest(tokens_text(&tokens, i),
					 token->folded_length));
	}
}
END_TEST

START_TEST(appends_to_the_tokens_of_the_text_before)
{
	tokens_scan(&tokens, matcher, "Title", 5, SIZE_MAX);
	tokens_scan(&tokens, matcher, "body text", 9, SIZE_MAX);
	ck_assert_uint_eq(tokens.count, 3);
	ck_assert(tokens.token[1].flags & TOKEN_BREAK);
	ck_assert_mem_eq(tokens_text(&tokens, 0), "title", 5);
	ck_assert_mem_eq(tokens_text(&tokens, 1), "body", 4);
}
END_TEST

static const char *const crowds[] = {
	"one two three four five",
	"one-two-three-four-five",
	"4 million two-three customers",
};

START_TEST(takes_so_many_words_and_no_more)
{
	for (size_t most = 0; most < 5; most++) {
		tokens_clear(&tokens);
		tokens_scan(&tokens, matcher, crowds[_i], strlen(crowds[_i]),
			    most);
		ck_assert_uint_eq(tokens.count, most);
	}
}
END_TEST

/* A list that has room already, or whose text is all blanks, is no trouble. */
START_TEST(has_room_for_what_a_text_is_likely_to_hold)
{
	char text[6000];

	memset(text, ' ', sizeof text);
	tokens_free(&tokens);
	tokens_scan(&tokens, matcher, text, sizeof text, 100);
	ck_assert_uint_eq(tokens.count, 0);
	ck_assert_uint_eq(tokens.capacity, 100);
	for (size_t i = 0; i < sizeof text; i += 2)
		text[i] = 'a';
	tokens_scan(&tokens, matcher, text, sizeof text, SIZE_MAX);
	ck_assert_uint_eq(tokens.count, sizeof text / 2);
	ck_assert(tokens_ok(&tokens));
}
END_TEST

Suite *
tokens_suite(void)
{
	Suite *suite = suite_create("tokens");
	TCase *words = tcase_create("words");
	TCase *marks = tcase_create("marks");

	tcase_add_checked_fixture(words, setup, teardown);
	tcase_add_loop_test(words, takes_a_text_apart_into_words, 0,
			    COUNT(texts));
	tcase_add_loop_test(words, treats_forms_of_a_sign_alike, 0,
			    COUNT(signs));
	tcase_add_test(words, has_room_for_what_a_text_is_likely_to_hold);
	tcase_add_loop_test(words, takes_so_many_words_and_no_more, 0,
			    COUNT(crowds));
	tcase_add_test(words, appends_to_the_tokens_of_the_text_before);
	tcase_add_test(words, points_back_into_the_text);
	suite_add_tcase(suite, words);

	tcase_add_checked_fixture(marks, setup, teardown);
	tcase_add_loop_test(marks, sees_where_sentences_end, 0, COUNT(breaks));
	tcase_add_test(marks, marks_the_words_of_a_phrase);
	tcase_add_test(marks, marks_words_with_a_letter);
	tcase_add_test(marks, drops_a_word_that_is_too_long_and_its_marks);
	suite_add_tcase(suite, marks);
	return suite;
}
