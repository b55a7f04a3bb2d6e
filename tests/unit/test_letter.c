/* SPDX-License-Identifier: MIT */
#include "../../src/document/letter.h"

#include "unit.h"

#include <string.h>

static struct document document;

static void
setup(void)
{
	document = (struct document){ 0 };
}

static void
teardown(void)
{
	document_free(&document);
}

/* Forty words that somebody wrote, so that they are no mere remark. */
#define TEN "one two three four five six seven eight nine ten\n"
#define OWN TEN TEN TEN TEN
#define RULE "________________________________________\n"

static const struct {
	const char *name;
	const char *text;
	const char *body;
	const char *aside;
	bool reply;
} letters[] = {
	{ "nothing", "", "", "", false },
	{ "plain", OWN "\nbye", OWN "\nbye\n", "", false },
	{ "crlf", "a\r\n\r\nb\r\n", "a\n\nb\n", "", false },
	{ "quotation", OWN "On Monday Jo wrote:\n> old\n>> older\n" TEN,
	  OWN TEN, "On Monday Jo wrote:\n> old\n>> older\n", true },
	{ "wrapped introduction",
	  OWN "On Mon, 7 Sep 2026 at 09:00,\nJo Doe <jo@example.org> wrote:\n"
	      "\n> old\n",
	  OWN "\n",
	  "On Mon, 7 Sep 2026 at 09:00,\nJo Doe <jo@example.org> wrote:\n"
	  "> old\n",
	  true },
	{ "no introduction", OWN "A sentence.\n> old\n", OWN "A sentence.\n",
	  "> old\n", true },
	{ "signature", OWN "-- \nJo Doe\nDesk 7\n", OWN,
	  "-- \nJo Doe\nDesk 7\n", false },
	{ "signature without its blank", OWN "--\nJo\n", OWN, "--\nJo\n",
	  false },
	{ "signature above what is quoted", OWN "-- \nJo\nAl wrote:\n> old\n",
	  OWN, "-- \nJo\nAl wrote:\n> old\n", true },
	{ "no signature", "--- \nJo\n--flag\n", "--- \nJo\n--flag\n", "",
	  false },
	{ "footer", OWN RULE "desk mailing list\nunsubscribe here\n", OWN,
	  RULE "desk mailing list\nunsubscribe here\n", false },
	{ "rule of another kind", OWN "====================\nTo Unsubscribe: x\n",
	  OWN, "====================\nTo Unsubscribe: x\n", false },
	{ "rule in an article", OWN "--------------------\nReferences\n[1]\n",
	  OWN "--------------------\nReferences\n[1]\n", "", false },
	{ "rule and much behind it",
	  OWN RULE TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN,
	  OWN RULE TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN, "",
	  false },
	{ "remark about a quotation",
	  "See below.\n> " TEN "> " TEN "> and more\n",
	  "See below.\n" TEN TEN "and more\n", "", true },
	{ "deep quotation alone", "> > " TEN, TEN, "", true },
	{ "forwarded",
	  "FYI\n---------- Forwarded message ---------\n"
	  "From: Al <al@example.org>\nDate: Mon, 7 Sep 2026\n"
	  "Subject: news\nTo: <jo@example.org>\n\n" TEN,
	  "FYI\n" TEN,
	  "---------- Forwarded message ---------\n"
	  "From: Al <al@example.org>\nDate: Mon, 7 Sep 2026\n"
	  "Subject: news\nTo: <jo@example.org>\n\n",
	  true },
	{ "forwarded and quoted",
	  OWN "Begin forwarded message:\n\n> From: Al\n> Subject: news\n>\n"
	      "> " TEN ">> old\n",
	  OWN TEN,
	  "Begin forwarded message:\n\n> From: Al\n> Subject: news\n>\n"
	  "> old\n",
	  false },
	{ "what is replied to",
	  OWN "-----Original Message-----\nFrom: Al\nSent: Monday\n\n" TEN,
	  OWN,
	  "-----Original Message-----\nFrom: Al\nSent: Monday\n\n" TEN, true },
	{ "the same where it is no reply",
	  OWN "-----Original Message-----\nFrom: Al\nSent: Monday\n\n" TEN,
	  OWN TEN,
	  "-----Original Message-----\nFrom: Al\nSent: Monday\n\n", false },
	{ "a quotation of HTML", OWN "On Monday, Jo wrote:\n\n" TEN, OWN,
	  "On Monday, Jo wrote:\n\n" TEN, true },
	{ "the same in the article", OWN "On Monday, Jo wrote:\n\n" TEN,
	  OWN "On Monday, Jo wrote:\n\n" TEN, "", false },
	{ "a header alone",
	  OWN "From: Al\nSent: Monday\nTo: Jo\nSubject: news\n\n" TEN, OWN,
	  "From: Al\nSent: Monday\nTo: Jo\nSubject: news\n\n" TEN, true },
	{ "two fields are prose", OWN "From: Al\nTo: Jo\n" TEN,
	  OWN "From: Al\nTo: Jo\n" TEN, "", true },
	{ "armour",
	  "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" TEN
	  "- --\n- ---- more\n"
	  "-----BEGIN PGP SIGNATURE-----\n\niQIz\n"
	  "-----END PGP SIGNATURE-----\n" TEN,
	  TEN TEN,
	  "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n--\n"
	  "---- more\n"
	  "-----BEGIN PGP SIGNATURE-----\n\niQIz\n"
	  "-----END PGP SIGNATURE-----\n",
	  false },
};

START_TEST(parts_what_was_written_from_the_rest)
{
	letter_append(&document, letters[_i].text, strlen(letters[_i].text),
		      letters[_i].reply);
	ck_assert_msg(strcmp(bytes_text(&document.body), letters[_i].body) ==
			      0,
		      "%s: body is '%s'", letters[_i].name,
		      bytes_text(&document.body));
	ck_assert_msg(strcmp(bytes_text(&document.aside),
			     letters[_i].aside) == 0,
		      "%s: aside is '%s'", letters[_i].name,
		      bytes_text(&document.aside));
}
END_TEST

START_TEST(takes_a_long_signature_for_text)
{
	struct bytes text = { 0 };

	bytes_append_text(&text, "-- \n");
	for (size_t i = 0; i < 30; i++)
		bytes_append_text(&text, TEN);
	letter_append(&document, text.data, text.length, false);
	ck_assert_uint_eq(document.aside.length, 0);
	ck_assert_uint_eq(document.body.length, text.length);
	bytes_free(&text);
}
END_TEST

static const struct {
	const char *text;
	size_t words;
} counts[] = {
	{ "", 0 },
	{ " - -- > \n", 0 },
	{ "one", 1 },
	{ "it's one-two 3\n>four", 4 },
	{ "\xc3\xbc \xe2\x80\x94x", 2 },
};

START_TEST(counts_words)
{
	ck_assert_uint_eq(letter_words(counts[_i].text,
				       strlen(counts[_i].text)),
			  counts[_i].words);
}
END_TEST

Suite *
letter_suite(void)
{
	Suite *suite = suite_create("letter");
	TCase *tests = tcase_create("parts");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, parts_what_was_written_from_the_rest, 0,
			    COUNT(letters));
	tcase_add_test(tests, takes_a_long_signature_for_text);
	tcase_add_loop_test(tests, counts_words, 0, COUNT(counts));
	suite_add_tcase(suite, tests);
	return suite;
}
