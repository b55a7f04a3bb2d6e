/* SPDX-License-Identifier: MIT */
/* labels.tsv of a corpus folder; corpus_folder.c describes it. */
#include "filed.h"
#include "scratch.h"
#include "unit.h"

/* Of a document that its folder calls a. */
static const struct {
	const char *line;
	const char *labels;
} on_top[] = {
	{ "# a/one.txt\tb", "+a -b -c" },
	{ "a/one.txt", "+a -b -c" },
	{ "a/one.txt\tb", "+a +b -c" },
	{ "a/one.txt\tb\t*", "+a +b -c" },
	{ "a/one.txt\tb,c\t", "+a +b +c" },
	{ "a/one.txt\tb\t", "+a +b ?c" },
	{ "a/one.txt\t\t", "+a ?b ?c" },
	{ "a/one.txt\t\tb", "+a -b ?c" },
	{ "a/one.txt\tnone\t-", "+a ?b ?c" },
	{ "a/one.txt\tb\tc", "+a +b -c" },
	{ "a/one.txt\t\t*\tc", "+a -b -c!" },
	{ "a/one.txt\t\t\ta,b", "+a! ?b! ?c" },
	{ "a/one.txt\tb\t\r", "+a +b ?c" },
};

START_TEST(reads_labels_on_top_of_folders)
{
	filed_write_three();
	scratch_write_text("labels.tsv", on_top[_i].line);
	filed_read();
	ck_assert_uint_eq(filed.corpus->examples, 3);
	filed_assert_labels("a/one.txt", on_top[_i].labels);
	filed_assert_labels("c/three.txt", "-a -b +c");
}
END_TEST

START_TEST(reads_labels_instead_of_folders)
{
	scratch_write_text("one.txt", "first body");
	scratch_write_text("two.txt", "second body");
	scratch_write_text("left-out.txt", "third body");
	scratch_write_text("labels.tsv", "\none.txt\ta,b\n"
					 "two.txt\tc\ta\n");
	filed_read();
	ck_assert_uint_eq(filed.corpus->examples, 2);
	filed_assert_labels("one.txt", "+a +b -c");
	filed_assert_labels("two.txt", "-a ?b +c");
}
END_TEST

/* A line for every file, and categories that are no folders. */
START_TEST(takes_labels_instead_of_what_folders_are_called)
{
	scratch_write_text("feeds/one.txt", "first body");
	scratch_write_text("feeds/2026/two.txt", "second body");
	scratch_write_text("labels.tsv", "# what was read\n"
					 "feeds/one.txt\ta,b,c\n"
					 "feeds/2026/two.txt\n");
	filed_read();
	ck_assert_uint_eq(filed.corpus->categories, 3);
	filed_assert_labels("feeds/one.txt", "+a +b +c");
	filed_assert_labels("feeds/2026/two.txt", "-a -b -c");
}
END_TEST

/* Lines that leave files in the folders to be labelled by them. */
static const char *const leftovers[] = {
	"",
	"# all/of\n# it is/\n# said by/folders\n",
	"a/one.txt\na/one.txt\na/one.txt\n",
	"a/one.txt\nb/deep/two.txt\n",
};

START_TEST(labels_by_folders_unless_every_file_has_a_line)
{
	filed_write_three();
	scratch_write_text("labels.tsv", leftovers[_i]);
	filed_read();
	filed_assert_labels("a/one.txt", "+a -b -c");
	filed_assert_labels("b/deep/two.txt", "-a +b -c");
	filed_assert_labels("c/three.txt", "-a -b +c");
}
END_TEST

/* A name with two dots in it leads nowhere. */
START_TEST(takes_names_that_only_look_like_the_way_out)
{
	filed_write_three();
	scratch_write_text("a/..b/x..txt", "fourth body");
	scratch_write_text("labels.tsv", "a/..b/x..txt\ta\n");
	filed_read();
	filed_assert_labels("a/..b/x..txt", "+a -b -c");
}
END_TEST

#define ESCAPES "path leads out of the corpus"

static const struct {
	const char *text;
	const char *what;
	const char *detail;	/* the word it is about */
	size_t line;
} refusals[] = {
	{ "a/one.txt\tb\na/one.txt\tspies\n",
	  "unknown category", "spies", 2 },
	{ "a/one.txt\t\tspies\n", "unknown category", "spies",
	  1 },
	{ "a/one.txt\t\t\tspies\n", "unknown category",
	  "spies", 1 },
	{ "a/one.txt\ta,,b\n", "unknown category", "",
	  1 },
	{ "../one.txt\ta\n", ESCAPES, "", 1 },
	{ "a/../../one.txt\ta\n", ESCAPES, "", 1 },
	{ "a/..\ta\n", ESCAPES, "", 1 },
	{ "/etc/passwd\ta\n", ESCAPES, "", 1 },
	{ "\ta\n", "path is empty or too long", "",
	  1 },
	{ "a/one.txt\ta\t*\t\tb\n",
	  "more than four columns", "", 1 },
};

START_TEST(refuses_a_line_and_says_why)
{
	char path[PATH_MAX];

	filed_write_three();
	scratch_write_text("labels.tsv", refusals[_i].text);
	scratch_path("labels.tsv", path);
	ck_assert(!filed_add(FILED_MOST));
	ck_assert_int_eq(filed.error.status, STATUS_BAD_INPUT);
	ck_assert_str_eq(filed.error.what, refusals[_i].what);
	ck_assert_str_eq(filed.error.detail, refusals[_i].detail);
	ck_assert_uint_eq(filed.error.line, refusals[_i].line);
	ck_assert_str_eq(filed.error.subject, path);
}
END_TEST

START_TEST(refuses_a_document_that_is_not_there)
{
	char path[PATH_MAX];

	filed_write_three();
	scratch_write_text("labels.tsv", "a/gone.txt\ta\n");
	scratch_path("a/gone.txt", path);
	ck_assert(!filed_add(FILED_MOST));
	ck_assert_int_eq(filed.error.status, STATUS_NO_INPUT);
	ck_assert_str_eq(filed.error.subject, path);
}
END_TEST

Suite *
labels_suite(void)
{
	Suite *suite = suite_create("labels");
	TCase *lines = tcase_create("lines");
	TCase *refusal = tcase_create("refusal");

	tcase_add_checked_fixture(lines, filed_setup, filed_teardown);
	tcase_add_loop_test(lines, reads_labels_on_top_of_folders, 0,
			    COUNT(on_top));
	tcase_add_test(lines, reads_labels_instead_of_folders);
	tcase_add_test(lines, takes_labels_instead_of_what_folders_are_called);
	tcase_add_loop_test(lines,
			    labels_by_folders_unless_every_file_has_a_line, 0,
			    COUNT(leftovers));
	tcase_add_test(lines, takes_names_that_only_look_like_the_way_out);
	suite_add_tcase(suite, lines);

	tcase_add_checked_fixture(refusal, filed_setup, filed_teardown);
	tcase_add_loop_test(refusal, refuses_a_line_and_says_why, 0,
			    COUNT(refusals));
	tcase_add_test(refusal, refuses_a_document_that_is_not_there);
	suite_add_tcase(suite, refusal);
	return suite;
}
