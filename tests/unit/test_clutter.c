/* SPDX-License-Identifier: MIT */
#include "../../src/document/clutter.h"
#include "../../src/document/phrase_rows.h"
#include "../../src/document/phrases.h"

#include "unit.h"

#include <stdio.h>
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

static const struct {
	const char *line;
	bool is_date;
} dates[] = {
	{ "Sep 7, 2023", true },
	{ "\xe2\x80\xa2 Tue. Oct 10th, 2023", true },
	{ "Published: 3 March 2021, 14:05 UTC", true },
	{ "2024-01-31", true },
	{ "2024-01-31T10:00:00Z", true },
	{ "31/01/2024 10:00", true },
	{ "September 2023", true },
	{ "Thursday, 5 Sept. 2024 at 9:30 am", true },
	{ "2023", false },
	{ "10.0.0.1", false },
	{ "May 25 people were told", false },
	{ "In March 2021", false },
	{ "March", false },
	{ "1 2 3 4", false },
	{ "CVE-2024-12345", false },
	{ "Mar 1 2 3 4 5 6 7 8", false },
	{ "", false },
};

START_TEST(tells_dates)
{
	ck_assert(clutter_is_date(dates[_i].line, strlen(dates[_i].line)) ==
		  dates[_i].is_date);
}
END_TEST

static const struct {
	const char *line;
	enum phrase phrase;
} phrases[] = {
	{ "Share on Facebook", PHRASE_LINE },
	{ "SHARE THIS:", PHRASE_LINE },
	{ "* 5 min read", PHRASE_LINE },
	{ "12 shares", PHRASE_LINE },
	{ "Latest posts by Jo Doe (see all)", PHRASE_LINE },
	{ "Related Articles", PHRASE_SECTION },
	{ "3 comments", PHRASE_SECTION },
	{ "\xe2\x86\x92 You may also like\xe2\x80\xa6", PHRASE_NONE },
	{ "You may also like...", PHRASE_SECTION },
	{ "Share prices fell on Monday", PHRASE_NONE },
	{ "Related posts were deleted by the attackers on Tuesday",
	  PHRASE_NONE },
	{ "Email", PHRASE_LINE },
	{ "Email addresses", PHRASE_NONE },
	{ "Emails", PHRASE_NONE },
	{ "\v\f 1,204  Shares!", PHRASE_NONE },
	{ "\v\f 1204 \t Shares!", PHRASE_LINE },
	{ "## (7) Comments.", PHRASE_NONE },
	{ "## 7 Comments.", PHRASE_SECTION },
	{ "\xc2\xa9 2031 Clinic Ltd", PHRASE_LINE },
	{ "\xc2", PHRASE_NONE },
	{ "* - *", PHRASE_NONE },
	{ "", PHRASE_NONE },
};

START_TEST(knows_phrases)
{
	ck_assert_int_eq(phrase_of(phrases[_i].line,
				   strlen(phrases[_i].line)),
			 phrases[_i].phrase);
}
END_TEST

/* Each is found, if only as a shorter one: by its order and its letters. */
START_TEST(finds_each_row)
{
	const struct phrase_row *row = &phrase_row[_i];
	char line[64];

	snprintf(line, sizeof line, "%s%s", row->words[0] == '#' ? "7" : "",
		 row->words + (row->words[0] == '#'));
	ck_assert_int_ne(phrase_of(line, strlen(line)), PHRASE_NONE);
	ck_assert(strlen(row->words) >= 4 ||
		  memcmp(row->words + 2, "\0", 2) == 0);
	if (_i > 0)
		ck_assert_int_le(memcmp(row[-1].words, row->words, 4), 0);
}
END_TEST

#define STORY "Attackers took the records of a clinic, it said on Monday."
#define MORE "The clinic has told all of those whose records were taken."

static const struct {
	const char *text;
	const char *title;
	const char *body;
	const char *aside;
} texts[] = {
	/* What is clean stays as it is. */
	{ "Title\n\n" STORY "\n\n" MORE "\n", "Title",
	  STORY "\n\n" MORE "\n", "" },
	/* Dates, bylines and a doubled title stand before the story. */
	{ "Mon, 3 Mar 2025\n\nClinic loses records to attackers\n\n"
	  "ByJane Roe\n3 March 2025\nClinic loses records to attackers\n"
	  "Jane Roe\n\n" STORY "\n",
	  "Clinic loses records to attackers", STORY "\n",
	  "Mon, 3 Mar 2025\nByJane Roe\n3 March 2025\nJane Roe" },
	/* Within the story a date or a name is no clutter. */
	{ "Title\n" STORY "\nMarch 2025\nBy Monday\n" MORE "\n", "Title",
	  STORY "\nMarch 2025\nBy Monday\n" MORE "\n", "" },
	/* An author box, a list of other articles: only at the end. */
	{ "Title\nBy Jane Roe\n" STORY "\n" MORE "\n" STORY "\nJane Roe\n"
	  "Jane has written about clinics for ten years.\n",
	  "Title", STORY "\n" MORE "\n" STORY "\n",
	  "By Jane Roe\nJane Roe\n"
	  "Jane has written about clinics for ten years." },
	{ "Title\n" STORY "\n" MORE "\n" STORY "\n" MORE "\n" STORY "\n"
	  "Related articles\nClinic reopens\nBridge closed\n",
	  "Title", STORY "\n" MORE "\n" STORY "\n" MORE "\n" STORY "\n",
	  "Related articles\nClinic reopens\nBridge closed" },
	{ "Title\nRelated articles\n" STORY "\n" MORE "\n" STORY "\n", "Title",
	  "Related articles\n" STORY "\n" MORE "\n" STORY "\n", "" },
	/* Share bars stand anywhere. */
	{ "Title\n" STORY "\nShare on Twitter\n" MORE "\n", "Title",
	  STORY "\n" MORE "\n", "Share on Twitter" },
	/* A first sentence that has the title's words is none. */
	{ "[list] libparcel 2 fixes two heap overflows\nHello,\n"
	  "libparcel 2 is out. It fixes two heap overflows in the decoder\n"
	  "of parcels.\n",
	  "[list] libparcel 2 fixes two heap overflows",
	  "Hello,\n"
	  "libparcel 2 is out. It fixes two heap overflows in the decoder\n"
	  "of parcels.\n",
	  "" },
	/* Nor is a line within a paragraph that was broken into lines. */
	{ "Title\n" STORY " The rumours were then\nposted by bots.\n" MORE
	  "\n", "Title", STORY " The rumours were then\nposted by bots.\n" MORE
	  "\n", "" },
	{ "Title\n" STORY " The rumours were posted on\nFacebook\n" MORE
	  "\n", "Title", STORY " The rumours were posted on\nFacebook\n" MORE "\n",
	  "" },
	{ "Home\nMenu\n", "", "", "Home\nMenu" },
};

START_TEST(sets_clutter_aside)
{
	clutter_split(&document, texts[_i].text, strlen(texts[_i].text));
	ck_assert_str_eq(bytes_text(&document.title), texts[_i].title);
	ck_assert_str_eq(bytes_text(&document.body), texts[_i].body);
	ck_assert_str_eq(bytes_text(&document.aside), texts[_i].aside);
}
END_TEST

START_TEST(keeps_a_title_that_is_known)
{
	static const char text[] = "Clinic loses records\n" STORY "\n";

	bytes_append_text(&document.title, "News: Clinic loses its records");
	clutter_split(&document, text, sizeof text - 1);
	ck_assert_str_eq(bytes_text(&document.title),
			 "News: Clinic loses its records");
	ck_assert_str_eq(bytes_text(&document.body),
			 "Clinic loses records\n" STORY "\n");
	document_clear(&document);
	bytes_append_text(&document.title, "News: The clinic loses records");
	clutter_split(&document, LITERAL("The clinic loses records\n" STORY));
	ck_assert_str_eq(bytes_text(&document.body),
			 "The clinic loses records\n" STORY);
	document_clear(&document);
	bytes_append_text(&document.title, "News: This clinic lost all records");
	clutter_split(&document,
		      LITERAL("This clinic lost all records\n" STORY));
	ck_assert_str_eq(bytes_text(&document.body), STORY);
	/* Nearly all words, whatever their letters are. */
	document_clear(&document);
	bytes_append_text(&document.title, "Clinic: patients lost records");
	clutter_split(&document,
		      LITERAL("CLINIC - Patients Lost records\n" STORY));
	ck_assert_str_eq(bytes_text(&document.body), STORY);
}
END_TEST

Suite *
clutter_suite(void)
{
	Suite *suite = suite_create("clutter");
	TCase *lines = tcase_create("lines");

	tcase_add_checked_fixture(lines, setup, teardown);
	tcase_add_loop_test(lines, tells_dates, 0, COUNT(dates));
	tcase_add_loop_test(lines, knows_phrases, 0, COUNT(phrases));
	tcase_add_loop_test(lines, finds_each_row, 0, (int)phrase_rows);
	tcase_add_loop_test(lines, sets_clutter_aside, 0, COUNT(texts));
	tcase_add_test(lines, keeps_a_title_that_is_known);
	suite_add_tcase(suite, lines);
	return suite;
}
