/* SPDX-License-Identifier: MIT */
#include "../../src/document/charset.h"

#include "../../src/document/charset_western.h"

#include "unit.h"

#include <string.h>

#define FFFD "\xef\xbf\xbd"
/* "Überfall" and a word that is Russian in each of four charsets. */
#define UBER "\xc3\x9c" "berfall"
#define ATAKA "\xd0\xb0\xd1\x82\xd0\xb0\xd0\xba\xd0\xb0"
#define ATAKA_KOI8 "\xc1\xd4\xc1\xcb\xc1"

static struct document document;
static struct bytes text;

static void
setup(void)
{
	document = (struct document){ 0 };
	text = (struct bytes){ 0 };
}

static void
teardown(void)
{
	document_free(&document);
	bytes_free(&text);
}

static const struct {
	const char *data;
	size_t length;
	const char *declared;
	const char *text;
	const char *charset;
	bool guessed;
	size_t replaced;
} rows[] = {
	{ LITERAL("plain"), NULL, "plain", "UTF-8", false, 0 },
	{ LITERAL(""), NULL, "", "UTF-8", false, 0 },
	{ LITERAL("\xef\xbb\xbf" UBER), "koi8-r", UBER, "UTF-8", false, 0 },
	{ LITERAL("\xff\xfe" "A\0\xdc\0"), NULL, "A\xc3\x9c", "UTF-16LE",
	  false, 0 },
	{ LITERAL("\xfe\xff" "\0A\0\xdc"), "utf-8", "A\xc3\x9c", "UTF-16BE",
	  false, 0 },
	{ LITERAL("\xff\xfe\0\0A\0\0\0"), NULL, "A", "UTF-32LE", false, 0 },
	{ LITERAL("\xdc" "berfall"), "ISO-8859-1", UBER, "WINDOWS-1252",
	  false, 0 },
	{ LITERAL("\x93quoted\x94"), "us-ascii",
	  "\xe2\x80\x9cquoted\xe2\x80\x9d", "WINDOWS-1252", false, 0 },
	{ LITERAL(ATAKA_KOI8), "koi8-r", ATAKA, "koi8-r", false, 0 },
	{ LITERAL("\x1b$B%F%9%H\x1b(B"), "ISO-2022-JP",
	  "\xe3\x83\x86\xe3\x82\xb9\xe3\x83\x88", "ISO-2022-JP", false, 0 },
	{ LITERAL("\xb2\xe2\xca\xd4"), "gb2312",
	  "\xe6\xb5\x8b\xe8\xaf\x95", "GB18030", false, 0 },
	/* Wrong declarations. */
	{ LITERAL(UBER), "iso-8859-1", UBER, "UTF-8", true, 0 },
	{ LITERAL("\xdc" "berfall"), "utf-8", UBER, "WINDOWS-1252", true, 0 },
	{ LITERAL("\xdc" "berfall"), "x-no-such", UBER, "WINDOWS-1252", true,
	  0 },
	{ LITERAL("\xdc" "berfall"), "../../etc/x", UBER, "WINDOWS-1252",
	  true, 0 },
	{ LITERAL("plain"), "utf-16", "plain", "UTF-8", true, 0 },
	/* What is broken in places stays what it is. */
	{ LITERAL(UBER UBER UBER "\xff"), "utf-8", UBER UBER UBER FFFD,
	  "UTF-8", false, 1 },
	{ LITERAL("a\0b"), NULL, "a" FFFD "b", "UTF-8", false, 1 },
	{ LITERAL("A\0B\0C\0D\0"), NULL, "ABCD", "UTF-16LE", true, 0 },
	{ LITERAL("\0A\0B\0C\0D"), NULL, "ABCD", "UTF-16BE", true, 0 },
	{ LITERAL("\xfe\xff\0A\0"), NULL, "A" FFFD, "UTF-16BE", false, 1 },
	{ LITERAL("\xfe\xff\xdc\0\0A"), NULL, FFFD "A", "UTF-16BE", false,
	  1 },
};

START_TEST(reads_what_bytes_mean)
{
	charset_append(&text, rows[_i].data, rows[_i].length,
		       rows[_i].declared, &document);
	ck_assert_str_eq(bytes_text(&text), rows[_i].text);
	ck_assert_str_eq(bytes_text(&document.charset), rows[_i].charset);
	ck_assert(document.charset_guessed == rows[_i].guessed);
	ck_assert_uint_eq(document.replaced, rows[_i].replaced);
}
END_TEST

/* Sentences that were written for this test, in the charsets of the time. */
static const struct {
	const char *data;
	const char *declared;
	const char *charset;
	const char *begins;
} guesses[] = {
	{ "\xf7\xda\xcc\xcf\xcd\xdd\xc9\xcb\xc9 \xd0\xcf\xc8\xc9\xd4\xc9\xcc"
	  "\xc9 \xc4\xc1\xce\xce\xd9\xc5 \xc2\xc1\xce\xcb\xc1 \xc9 \xcf\xd0"
	  "\xd5\xc2\xcc\xc9\xcb\xcf\xd7\xc1\xcc\xc9 \xc9\xc8",
	  NULL, "KOI8-R",
	  "\xd0\x92\xd0\xb7\xd0\xbb\xd0\xbe\xd0\xbc\xd1\x89\xd0\xb8\xd0\xba" },
	/* The same in a mail that claims to be Western. */
	{ "\xf7\xda\xcc\xcf\xcd\xdd\xc9\xcb\xc9 \xd0\xcf\xc8\xc9\xd4\xc9\xcc"
	  "\xc9 \xc4\xc1\xce\xce\xd9\xc5 \xc2\xc1\xce\xcb\xc1 \xc9 \xcf\xd0"
	  "\xd5\xc2\xcc\xc9\xcb\xcf\xd7\xc1\xcc\xc9 \xc9\xc8",
	  "iso-8859-1", "KOI8-R",
	  "\xd0\x92\xd0\xb7\xd0\xbb\xd0\xbe\xd0\xbc\xd1\x89\xd0\xb8\xd0\xba" },
};

START_TEST(guesses_by_letters)
{
	charset_append(&text, guesses[_i].data, strlen(guesses[_i].data),
		       guesses[_i].declared, &document);
	ck_assert_str_eq(bytes_text(&document.charset), guesses[_i].charset);
	ck_assert(document.charset_guessed);
	ck_assert_int_eq(strncmp(bytes_text(&text), guesses[_i].begins,
				 strlen(guesses[_i].begins)),
			 0);
	ck_assert_uint_eq(document.replaced, 0);
}
END_TEST

/* What iconv() makes of a byte, or of what it has no character for. */
static void
append_by_iconv(struct bytes *expected, char byte)
{
	iconv_t converter = iconv_open("UTF-8", "WINDOWS-1252");
	char piece[8];
	char *from = &byte;
	char *to = piece;
	size_t left = 1;
	size_t room = sizeof piece;

	ck_assert(converter != (iconv_t)-1);
	if (byte == '\0' ||
	    iconv(converter, &from, &left, &to, &room) == (size_t)-1)
		bytes_append_text(expected, FFFD);
	bytes_append(expected, piece, (size_t)(to - piece));
	iconv_close(converter);
}

START_TEST(reads_every_western_byte_as_iconv_does)
{
	struct bytes expected = { 0 };
	char data[256];

	for (int i = 0; i < 256; i++) {
		data[i] = (char)i;
		append_by_iconv(&expected, data[i]);
	}
	/* NUL, and the five that have no character. */
	ck_assert_uint_eq(charset_append_western(&text, data, sizeof data), 6);
	ck_assert_str_eq(bytes_text(&text), expected.data);
	bytes_free(&expected);
}
END_TEST

START_TEST(takes_a_stray_quote_for_western)
{
	struct bytes data = { 0 };

	for (int i = 0; i < 20; i++)
		bytes_append_text(&data, "the company did not say more. ");
	bytes_append_text(&data, "It\x92s over.");
	charset_append(&text, data.data, data.length, NULL, &document);
	bytes_free(&data);
	ck_assert_str_eq(bytes_text(&document.charset), "WINDOWS-1252");
	ck_assert(strstr(text.data, "It\xe2\x80\x99s over."));
}
END_TEST

START_TEST(survives_any_bytes_in_any_charset)
{
	static const char *const names[] = {
		"utf-8",  "utf-16", "utf-7",   "iso-2022-jp", "gb18030", "big5",
		"euc-kr", "cp932",  "euc-tw", "koi8-r",	     "utf-32",	NULL,
	};
	uint64_t state = 7;

	for (size_t i = 0; i < 40 * COUNT(names); i++) {
		char data[300];

		for (size_t k = 0; k < sizeof data; k++)
			data[k] = (char)unit_random(&state);
		bytes_clear(&text);
		charset_append(&text, data, sizeof data,
			       names[i % COUNT(names)], &document);
		ck_assert(bytes_ok(&text));
		ck_assert_uint_eq(strlen(bytes_text(&text)), text.length);
	}
}
END_TEST

Suite *
charset_suite(void)
{
	Suite *suite = suite_create("charset");
	TCase *append = tcase_create("append");

	tcase_add_checked_fixture(append, setup, teardown);
	tcase_add_loop_test(append, reads_what_bytes_mean, 0, COUNT(rows));
	tcase_add_loop_test(append, guesses_by_letters, 0, COUNT(guesses));
	tcase_add_test(append, reads_every_western_byte_as_iconv_does);
	tcase_add_test(append, takes_a_stray_quote_for_western);
	tcase_add_test(append, survives_any_bytes_in_any_charset);
	suite_add_tcase(suite, append);
	return suite;
}
