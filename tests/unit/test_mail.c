/* SPDX-License-Identifier: MIT */
#include "../../src/document/mail.h"

#include "unit.h"

#include <string.h>

static const struct limits limits = {
	.bytes = 1 << 20,
	.depth = 100,
	.elements = 1000,
	.mail_depth = 10,
	.mail_parts = 50,
	.mail_part_bytes = 10000,
	.mail_field_bytes = 200,
};
static struct document document;
static struct error error;

static void
setup(void)
{
	document = (struct document){ 0 };
	document_clear(&document);
}

static void
teardown(void)
{
	document_free(&document);
}

static void
read_mail(const char *message)
{
	document_clear(&document);
	ck_assert_msg(document_read_mail(&document, message, strlen(message),
					 &limits, &error),
		      "%s", error.what);
}

#define TEN "one two three four five six seven eight nine ten "
#define MULTI(type) "Content-Type: multipart/" type "; boundary=b\n\n"
#define PLAIN "--b\nContent-Type: text/plain\n\n"
#define HTML "--b\nContent-Type: text/html\n\n"
#define MESSAGE "--b\nContent-Type: message/rfc822\n\n"

static const struct {
	const char *message;
	const char *title;
	const char *body;
	const char *aside;
} messages[] = {
	{ "Subject: News\n\nBody.\n", "News", "Body.\n", "" },
	{ "From jo@x Mon Sep  7 09:00:00 2026\nSubject: News\n\nBody.\n",
	  "News", "Body.\n", "" },
	{ "From jo@x Mon Sep  7 09:00:00 2026\n"
	  ">From al@x Mon Sep  7 09:00:00 2026\nSubject: News\n\nBody.\n",
	  "News", "Body.\n", "" },
	{ "From jo@x Mon Sep  7 09:00:00 2026", "", "", "" },
	{ "From jo@x Mon Sep  7 09:00:00 2026\n>", "", "", ">\n" },
	{ "Subject: =?utf-8?q?M=C3=BCll?=\n =?utf-8?b?LQ==?= x\n\nBody.\n",
	  "M\xc3\xbcll- x", "Body.\n", "" },
	{ "Subject: M\xfcll und Stra\xdf"
	  "e\n\nBody.\n",
	  "M\xc3\xbcll und Stra\xc3\x9f"
	  "e",
	  "Body.\n", "" },
	{ "Body without a header\n", "", "Body without a header\n", "" },
	{ "Subject: s\nContent-Type: text/plain; charset=iso-8859-1\n\n\xfc\n",
	  "s", "\xc3\xbc\n", "" },
	{ "Content-Type: text/plain; charset=us-ascii\n\n\xc3\xbc\n", "",
	  "\xc3\xbc\n", "" },
	{ "Content-Type: text/plain; format=flowed\n\none \ntwo\n", "",
	  "one two\n", "" },
	{ "Subject: Re: s\n\nYes.\n\nOn Monday Jo wrote:\n> old\n> older\n",
	  "Re: s", "Yes.\n\n", "On Monday Jo wrote:\n> old\n> older\n" },
	{ MULTI("alternative") PLAIN TEN "\n" HTML "<p>" TEN "</p>\n--b--\n",
	  "", TEN "\n", "" },
	{ MULTI("alternative") PLAIN "See HTML.\n" HTML "<p>" TEN
				     "</p>\n--b--\n",
	  "", "one two three four five six seven eight nine ten\n", "" },
	{ MULTI("alternative") PLAIN "<html><p>x</p>\n" HTML
				     "<p>y</p>\n--b--\n",
	  "", "y\n", "" },
	{ MULTI("alternative") HTML "<p>y</p>\n--b--\n", "", "y\n", "" },
	{ MULTI("mixed") PLAIN "x\n" PLAIN "y\n"
			       "--b\nContent-Type: image/png\n\nz\n--b--\n",
	  "", "x\ny\n", "" },
	{ MULTI("related") "--b\nContent-Type: image/png\n\nz\n" HTML
			   "<p>y</p>\n--b--\n",
	  "", "y\n", "" },
	{ "Subject: Fwd: s\n" MULTI("mixed") PLAIN
	  "FYI\n" MESSAGE "Subject: =?utf-8?q?inn=65r?=\n\nx\n--b--\n",
	  "Fwd: s", "FYI\ninner\n\nx\n", "" },
	{ "Content-Type: application/pdf\n\nx", "", "", "" },
	{ "Content-Transfer-Encoding: base64\n\n4pyTCg==\n", "",
	  "\xe2\x9c\x93\n", "" },
};

START_TEST(reads_what_was_written)
{
	read_mail(messages[_i].message);
	ck_assert_str_eq(document.kind, "mail");
	ck_assert_str_eq(bytes_text(&document.title), messages[_i].title);
	ck_assert_str_eq(bytes_text(&document.body), messages[_i].body);
	ck_assert_str_eq(bytes_text(&document.aside), messages[_i].aside);
	ck_assert_uint_eq(document.replaced, 0);
	ck_assert_ptr_null(document.cut);
}
END_TEST

START_TEST(keeps_what_the_header_tells)
{
	read_mail("From: =?utf-8?q?J=C3=B6?= <jo@example.org>\n"
		  "Date: Mon, 7 Sep 2026 09:00:00 +0200\n"
		  "Message-ID: <1@example.org>\n"
		  "Archived-At: <https://example.org/1>\n\nx");
	ck_assert_str_eq(bytes_text(&document.from),
			 "J\xc3\xb6 <jo@example.org>");
	ck_assert_str_eq(bytes_text(&document.date),
			 "2026-09-07T09:00:00+02:00");
	ck_assert_str_eq(bytes_text(&document.id), "1@example.org");
	ck_assert_str_eq(bytes_text(&document.link), "https://example.org/1");
	read_mail("Date: soon\nArchived-At: <ftp://example.org/1>\n\nx");
	ck_assert_str_eq(bytes_text(&document.link), "");
	ck_assert_str_eq(bytes_text(&document.date), "soon");
}
END_TEST

START_TEST(says_what_was_cut)
{
	struct bytes message = { 0 };

	bytes_append_text(&message, "Subject: s\n\n");
	for (size_t i = 0; i < 12000; i++)
		bytes_append_byte(&message, 'x');
	read_mail(message.data);
	bytes_free(&message);
	ck_assert_str_eq(document.cut, "mail-part-bytes");
	/* What is left, and a line end. */
	ck_assert_uint_eq(document.body.length, 10001);
}
END_TEST

static const struct {
	const char *data;
	bool is;
} headers[] = {
	{ "Subject: s\n\nbody", true },
	{ "Subject: s\r\n\r\nbody", true },
	{ "Received: from a\n\tby b\nX: y\n\n", true },
	{ "X-Strange: y\nMessage-ID: <1@x>\nDate: z\n\n", true },
	{ "Return-Path: <>", true },
	{ "SUBJECT: s", true },
	{ "From: Jo\nTo: Al\nSubj", true },
	{ "", false },
	{ "\nSubject: s\n\n", false },
	{ "Date: Monday\nTo: all\n\nAn article.", false },
	{ "Subject: s\nAn article.\n", false },
	{ "Subject of the day\n\nbody", false },
	{ " Subject: s\n\n", false },
	{ "https://example.org\nSubject: s\n\n", true },
	{ "Note: this\n\nSubject: s", false },
};

START_TEST(knows_a_header)
{
	ck_assert_int_eq(mail_is_header(headers[_i].data,
					strlen(headers[_i].data)),
			 headers[_i].is);
}
END_TEST

static const struct {
	const char *data;
	size_t length;
} from_lines[] = {
	{ "From jo@example.org Mon Sep  7 09:00:00 2026\nA: b", 45 },
	{ "From - Mon Sep  7 09:00 2026", 28 },
	{ "From here on it is prose\n", 0 },
	{ ">From jo@example.org Mon Sep  7 09:00:00 2026\n", 0 },
	{ "From: Jo 09:00:00\n", 0 },
	{ "From a\nb 09:00:00", 0 },
	{ "", 0 },
};

START_TEST(knows_the_line_of_an_mbox)
{
	ck_assert_uint_eq(mail_from_line(from_lines[_i].data,
					 strlen(from_lines[_i].data)),
			  from_lines[_i].length);
}
END_TEST

Suite *
mail_suite(void)
{
	Suite *suite = suite_create("mail");
	TCase *tests = tcase_create("reading");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, reads_what_was_written, 0,
			    COUNT(messages));
	tcase_add_test(tests, keeps_what_the_header_tells);
	tcase_add_test(tests, says_what_was_cut);
	tcase_add_loop_test(tests, knows_a_header, 0, COUNT(headers));
	tcase_add_loop_test(tests, knows_the_line_of_an_mbox, 0,
			    COUNT(from_lines));
	suite_add_tcase(suite, tests);
	return suite;
}
