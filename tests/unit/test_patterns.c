/* SPDX-License-Identifier: MIT */
/* Classes as the scanner finds them: by its hints and the patterns. */
#include "../../src/text/patterns.h"

#include "../../src/text/tokens.h"
#include "texts.h"
#include "unit.h"

#include <string.h>

static struct patterns *patterns;
static struct matcher *matcher;
static struct tokens tokens;
static struct error error;

static void
setup(void)
{
	patterns = patterns_new(&error);
	ck_assert_ptr_nonnull(patterns);
	matcher = matcher_new(patterns, &error);
	ck_assert_ptr_nonnull(matcher);
	tokens = (struct tokens){ 0 };
}

static void
teardown(void)
{
	tokens_free(&tokens);
	matcher_free(matcher);
	patterns_free(patterns);
}

/* The first token of a class in `text`, or NULL. */
static const struct token *
find_class(const char *text, const char *name)
{
	tokens_clear(&tokens);
	tokens_scan(&tokens, matcher, text, strlen(text), SIZE_MAX);
	for (size_t i = 0; i < tokens.count; i++) {
		size_t class = tokens.token[i].class;

		if (class && strcmp(patterns_class_name(class), name) == 0)
			return &tokens.token[i];
	}
	return NULL;
}

#define MD5 "d41d8cd98f00b204e9800998ecf8427e"
#define SHA1 "da39a3ee5e6b4b0d3255bfef95601890afd80709"
#define DASH "\xe2\x80\x91"

/* Of a whole class the text is the span; others may say more. */
static const struct {
	const char *class;
	const char *text;
} members[] = {
	{ "<url>", "http://a.example/x" },
	{ "<url>", "hxxps://evil[.]com" },
	{ "<url>", "FTP://files.example.org/a.bin" },
	{ "<url>", "hxxp[:]//bad.example/?q=1" },
	{ "<url>", "fxp[://]bad.example" },
	{ "<email>", "joe@example.com" },
	{ "<email>", "joe[at]example[.]com" },
	{ "<email>", "Joe.Doe[@]mail.example(.)org" },
	{ "<email>", "a_b@x.co" },
	{ "<ip>", "10.0.0.1" },
	{ "<ip>", "10[.]0[.]0[.]1" },
	{ "<ip>", "192.168.1.1:8080" },
	{ "<ip>", "10.0.0.0/8" },
	{ "<ip>", "2001:db8::8a2e" },
	{ "<ip>", "fe80::1" },
	{ "<ip>", "2001:db8:0:0:0:0:0:1" },
	{ "<cve>", "CVE-2024-3400" },
	{ "<cve>", "cve-2021-44228" },
	{ "<cve>", "CVE 2019-19781" },
	{ "<cve>", "CVE" DASH "2023" DASH "23397" },
	{ "<attack>", "T1059" },
	{ "<attack>", "T1059.001" },
	{ "<attack>", "TA0011" },
	{ "<hash>", MD5 },
	{ "<hash>", SHA1 },
	{ "<hash>", MD5 MD5 },
	{ "<group>", "APT29" },
	{ "<group>", "apt-c-36" },
	{ "<group>", "FIN 7" },
	{ "<group>", "UNC2452" },
	{ "<group>", "TA505" },
	{ "<group>", "Storm-0558" },
	{ "<group>", "DEV-0537" },
	{ "<group>", "UAC-0010" },
	{ "<group>", "TAG-22" },
	{ "<group>", "ITG08" },
	{ "<group>", "TG-3390" },
	{ "<group>", "CL-STA-0044" },
	{ "<domain>", "evil[.]com" },
	{ "<domain>", "www.bad(dot)example" },
	{ "<domain>", "bad-host.example[.]org" },
	{ "<domain>", "www.example.com" },
	{ "<domain>", "c2.evil.co.uk" },
	{ "<money>", "$4.5 million" },
	{ "<money>", "\xe2\x82\xac" "300,000" },
	{ "<money>", "\xc2\xa3" "20" },
	{ "<money>", "5 million dollars" },
	{ "<money>", "40 BTC" },
	{ "<money>", "500\xe2\x82\xac" },
	{ "<bitrate>", "3.8 Tbps" },
	{ "<bitrate>", "500Gbps" },
	{ "<bitrate>", "17.2 Mrps" },
	{ "<bitrate>", "46 million requests per second" },
	{ "<count>", "4,000 customers" },
	{ "<count>", "2.5 million user accounts" },
	{ "<count>", "30 state-owned computers" },
};

START_TEST(know_their_members)
{
	const char *text = members[_i].text;
	const struct token *token = find_class(text, members[_i].class);

	ck_assert_ptr_nonnull(token);
	if (patterns_class_is_whole(token->class)) {
		ck_assert_uint_eq(token->offset, 0);
		ck_assert_uint_eq(token->length, strlen(text));
		ck_assert_uint_eq(tokens.count, 1);
	}
}
END_TEST

static const struct {
	const char *class;
	const char *text;
} strangers[] = {
	{ "<url>", "http:/one.slash" },
	{ "<url>", "https:// blank" },
	{ "<url>", "httpx://what.example" },
	{ "<url>", "xhttp://what.example" },
	{ "<email>", "joe@localhost" },
	{ "<email>", "joe@ example.com" },
	{ "<email>", "joe at example.com" },
	{ "<email>", "@joe" },
	{ "<ip>", "1.2.3" },
	{ "<ip>", "1.2.3.4.5" },
	{ "<ip>", "10.0.0.1a" },
	{ "<ip>", "1234.1.1.1" },
	{ "<ip>", "12:30:45" },
	{ "<ip>", "std::vector" },
	{ "<cve>", "CVE-24-3400" },
	{ "<cve>", "CVE-2024-340" },
	{ "<cve>", "CVE-2024-12345678" },
	{ "<cve>", "CVE-2024-3400x" },
	{ "<cve>", "xCVE-2024-3400" },
	{ "<attack>", "t1059" },
	{ "<attack>", "T105" },
	{ "<attack>", "T10591" },
	{ "<attack>", "TA1011" },
	{ "<hash>", "d41d8cd98f00b204e9800998ecf8427" },
	{ "<hash>", MD5 "0" },
	{ "<hash>", "g41d8cd98f00b204e9800998ecf8427e" },
	{ "<hash>", MD5 SHA1 },
	{ "<group>", "apt install" },
	{ "<group>", "APT2900" },
	{ "<group>", "finish 7" },
	{ "<group>", "Storm 0558" },
	{ "<group>", "UNC24" },
	{ "<domain>", "notes.txt" },
	{ "<domain>", "state-sponsored" },
	{ "<domain>", "evil .com" },
	{ "<domain>", "example.com.txt" },
	{ "<domain>", "evil[.]" },
	{ "<money>", "version 4.5" },
	{ "<money>", "5 dollarsigns" },
	{ "<money>", "$ign 7" },
	{ "<bitrate>", "3 Tbpsx" },
	{ "<bitrate>", "500 GB" },
	{ "<bitrate>", "46 million requests" },
	{ "<count>", "4,000 trees" },
	{ "<count>", "customers 4,000" },
	{ "<count>", "40 of all those many customers" },
};

START_TEST(know_no_strangers)
{
	ck_assert_ptr_null(
		find_class(strangers[_i].text, strangers[_i].class));
}
END_TEST

START_TEST(have_names_that_are_terms)
{
	for (size_t class = 1; class <= patterns_count(); class++) {
		const char *name = patterns_class_name(class);

		ck_assert_int_eq(name[0], '<');
		ck_assert_int_eq(name[strlen(name) - 1], '>');
	}
}
END_TEST

START_TEST(are_tried_only_under_their_hints)
{
	static const char text[] = "CVE-2024-3400";
	struct match match = matcher_at(matcher, LITERAL(text), 0, HINT_DIGIT);

	ck_assert_uint_eq(match.end, sizeof text - 1);
	ck_assert_str_eq(patterns_class_name(match.class), "<cve>");
	match = matcher_at(matcher, LITERAL(text), 0, HINT_COLON);
	ck_assert_uint_eq(match.class, 0);
	match = matcher_at(matcher, LITERAL(text), 1, HINT_DIGIT);
	ck_assert_uint_eq(match.class, 0);
}
END_TEST

static size_t matches;

/* Every pattern at every place, whatever hints and prefilters say of it. */
static void
compare_with_prefilters(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		for (size_t class = 1; class <= patterns_count(); class++) {
			if (!matcher_end(matcher, class, text, length, i))
				continue;
			matches++;
			ck_assert_msg(
				patterns_may_match(class, text, length, i),
				"%s in '%.*s'", patterns_class_name(class),
				(int)(length - i), text + i);
		}
}

START_TEST(are_never_held_back_where_they_match)
{
	matches = 0;
	texts_each(compare_with_prefilters);
	ck_assert_uint_gt(matches, 1000);
}
END_TEST

Suite *
patterns_suite(void)
{
	Suite *suite = suite_create("patterns");
	TCase *classes = tcase_create("classes");

	tcase_add_checked_fixture(classes, setup, teardown);
	tcase_add_loop_test(classes, know_their_members, 0, COUNT(members));
	tcase_add_loop_test(classes, know_no_strangers, 0, COUNT(strangers));
	tcase_add_test(classes, have_names_that_are_terms);
	tcase_add_test(classes, are_tried_only_under_their_hints);
	tcase_add_test(classes, are_never_held_back_where_they_match);
	suite_add_tcase(suite, classes);
	return suite;
}
