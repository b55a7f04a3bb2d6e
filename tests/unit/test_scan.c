/* SPDX-License-Identifier: MIT */
/* The scanner on texts nobody wrote: random ones and hostile ones. */
#include "../../src/text/tokens.h"

#include "../../src/base/utf8.h"
#include "unit.h"

#include <ctype.h>
#include <string.h>

static struct patterns *patterns;
static struct matcher *matcher;
static struct tokens tokens;
static struct bytes text;
static struct error error;

static void
setup(void)
{
	patterns = patterns_new(&error);
	ck_assert_ptr_nonnull(patterns);
	matcher = matcher_new(patterns, &error);
	ck_assert_ptr_nonnull(matcher);
	tokens = (struct tokens){ 0 };
	text = (struct bytes){ 0 };
}

static void
teardown(void)
{
	bytes_free(&text);
	tokens_free(&tokens);
	matcher_free(matcher);
	patterns_free(patterns);
}

/*
 * A slow and plain reading of the rules for letters, hyphens, dots and
 * apostrophes alone, one word after the other with a blank behind each and a
 * bar before it where a sentence ended.
 */
static bool
holds_together(const char *sign)
{
	return strchr("-.'", *sign) && *sign && isalpha(sign[1]);
}

static const char *
end_of_run(const char *start)
{
	while (isalpha(*start) || holds_together(start))
		start++;
	return start;
}

static bool
is_of_long_parts(const char *start, const char *end)
{
	size_t length = 0;

	for (; start < end; start++) {
		bool parts = *start == '-' || *start == '.';

		if (parts && length < 2)
			return false;
		length = parts ? 0 : length + 1;
	}
	return length >= 2;
}

static void
append_word(struct bytes *words, const char *start, const char *end)
{
	if (end - start >= 3 && end[-2] == '\'' && tolower(end[-1]) == 's')
		end -= 2;
	for (; start < end; start++)
		if (*start != '\'')
			bytes_append_byte(words, (char)tolower(*start));
	bytes_append_byte(words, ' ');
}

static void
append_run(struct bytes *words, const char *start, const char *end)
{
	bool parted = is_of_long_parts(start, end);

	for (const char *at = start; at < end; at++)
		if (parted && (*at == '-' || *at == '.')) {
			append_word(words, start, at);
			start = at + 1;
		}
	append_word(words, start, end);
}

/* Whether a dot before a blank, or an empty line, is from `start` to `end`. */
static bool
has_break(const char *start, const char *end)
{
	size_t lines = 0;

	for (; start < end; start++) {
		lines += *start == '\n';
		if (lines > 1 || (*start == '.' && isspace(start[1])))
			return true;
	}
	return false;
}

static void
read_slowly(const char *at, struct bytes *words)
{
	const char *gap = at;

	while (*at) {
		if (!isalpha(*at)) {
			at++;
			continue;
		}
		if (words->length == 0 || has_break(gap, at))
			bytes_append_byte(words, '|');
		gap = end_of_run(at);
		append_run(words, at, gap);
		at = gap;
	}
}

static void
append_scanned(struct bytes *words)
{
	tokens_clear(&tokens);
	tokens_scan(&tokens, matcher, bytes_text(&text), text.length,
		    SIZE_MAX);
	for (size_t i = 0; i < tokens.count; i++) {
		if (tokens.token[i].flags & TOKEN_BREAK)
			bytes_append_byte(words, '|');
		bytes_append(words, tokens_text(&tokens, i),
			     tokens.token[i].folded_length);
		bytes_append_byte(words, ' ');
	}
}

/* No top-level domain can be written with these letters. */
static void
make_random_text(uint64_t *state)
{
	static const char signs[] = "aabbzzssQBSS''--.. \n\n";
	size_t length = unit_random(state) % 60;

	bytes_clear(&text);
	while (length-- > 0)
		bytes_append_byte(&text, signs[unit_random(state) %
					       (sizeof signs - 1)]);
}

START_TEST(reads_as_the_rules_say)
{
	uint64_t state = 11 + (uint64_t)_i;

	for (int i = 0; i < 2000; i++) {
		struct bytes slow = { 0 };
		struct bytes quick = { 0 };

		make_random_text(&state);
		read_slowly(bytes_text(&text), &slow);
		append_scanned(&quick);
		if (strcmp(bytes_text(&slow), bytes_text(&quick)) != 0)
			ck_abort_msg("'%s' reads '%s', not '%s'",
				     bytes_text(&text), bytes_text(&quick),
				     bytes_text(&slow));
		bytes_free(&slow);
		bytes_free(&quick);
	}
}
END_TEST

/* Whether the words lie one behind the other in the text. */
static bool
are_in_order(void)
{
	size_t behind = 0;

	for (size_t i = 0; i < tokens.count; i++) {
		const struct token *token = &tokens.token[i];

		if (token->offset < behind || token->length == 0)
			return false;
		behind = token->offset + token->length;
	}
	return behind <= text.length;
}

START_TEST(keeps_the_order_of_any_text)
{
	static const char *const pieces[] = {
		"a",	 "1",	  ".",	   "[.]",   "://",  "hxxp",
		" ",	 "CVE-",  "2024-", "APT",   "@",    "\xe2\x80\x99s",
		"\n",	 "\xff",  "\xc2\xad", "\xef\xac\x81", "$", "million",
		"users", "T1059", ":",	   "-",	    "4,0",  "\xe4\xb8\xad",
	};
	uint64_t state = 5;

	for (int i = 0; i < 3000; i++) {
		struct bytes raw = { 0 };

		for (int j = 0; j < 40; j++)
			bytes_append_text(&raw, pieces[unit_random(&state) %
						       COUNT(pieces)]);
		bytes_clear(&text);
		utf8_append_repaired(&text, raw.data, raw.length);
		bytes_free(&raw);
		tokens_clear(&tokens);
		tokens_scan(&tokens, matcher, text.data, text.length,
			    SIZE_MAX);
		if (!are_in_order() || !tokens_ok(&tokens))
			ck_abort_msg("not in order: '%s'", text.data);
	}
}
END_TEST

/*
 * Repeated to a megabyte these look like something at every turn.  If time
 * were not linear in the text, the limit of the test case would pass.
 */
static const char *const near_matches[] = {
	"a.",	     "aa-",	 "1.",	      "1.1.1.",	    "f:",
	"f::",	     "a@a.",	 "a@",	      "http://",    "hxxp[:",
	"a[.]",	     "[.]a",	 "1,",	      "1 million ", "$1 ",
	"1 a a a ",  "CVE-2024-", "CVE 1",    "APT ",	    "T1059.",
	"T1059-",    "T1059_",	 "T1059'",    "1.1.1.1_",   "cl-sta-",
	"0a",	     "A'",	 "'s",	      "\xc2\xad",   "a\xc2\xad",
	"\xe2\x80\x99", "a\xe2\x80\x99s", "\n",	"http://\xe4\xb8\xad",
	"\xef\xb7\xba", "1 billion packets per", "1bps ", "a.com.",
};

enum { HOSTILE_LENGTH = 1 << 20 };

START_TEST(takes_time_in_proportion_to_a_hostile_text)
{
	while (text.length < HOSTILE_LENGTH)
		bytes_append_text(&text, near_matches[_i]);
	tokens_scan(&tokens, matcher, text.data, text.length, SIZE_MAX);
	ck_assert(tokens_ok(&tokens));
	ck_assert(are_in_order());
	ck_assert_uint_eq(matcher_limits_hit(matcher), 0);
}
END_TEST

/* The most that an address may have need not end between two characters. */
START_TEST(is_not_lost_inside_a_character)
{
	bytes_append_text(&text, "http://");
	for (int i = 0; i < _i; i++)
		bytes_append_byte(&text, 'x');
	for (int i = 0; i < 1000; i++)
		bytes_append_text(&text, "\xe4\xb8\xad");
	bytes_append_text(&text, " behind");
	tokens_scan(&tokens, matcher, text.data, text.length, SIZE_MAX);
	ck_assert_uint_ge(tokens.count, 2);
	ck_assert_mem_eq(tokens_text(&tokens, tokens.count - 1), "behind", 6);
}
END_TEST

Suite *
scan_suite(void)
{
	Suite *suite = suite_create("scan");
	TCase *random = tcase_create("random");
	TCase *hostile = tcase_create("hostile");

	tcase_add_checked_fixture(random, setup, teardown);
	tcase_add_loop_test(random, reads_as_the_rules_say, 0, 5);
	tcase_add_test(random, keeps_the_order_of_any_text);
	suite_add_tcase(suite, random);

	tcase_add_checked_fixture(hostile, setup, teardown);
	tcase_set_timeout(hostile, 20);
	tcase_add_loop_test(hostile, takes_time_in_proportion_to_a_hostile_text,
			    0, COUNT(near_matches));
	tcase_add_loop_test(hostile, is_not_lost_inside_a_character, 0, 3);
	suite_add_tcase(suite, hostile);
	return suite;
}
