/* SPDX-License-Identifier: MIT */
/* Corpora as folders; corpus_folder.c describes them. */
#include "filed.h"
#include "scratch.h"
#include "unit.h"

#include <string.h>

START_TEST(files_documents_under_their_first_folder)
{
	filed_write_three();
	scratch_write_text("none/four.txt", "fourth body");
	scratch_write_text("README", "not a document");
	scratch_write_text(".git/config", "not a document");
	scratch_write_text("a/.hidden", "not a document");
	filed_read();
	ck_assert_uint_eq(filed.corpus->examples, 4);
	ck_assert_uint_eq(filed.corpus->categories, 3);
	filed_assert_labels("a/one.txt", "+a -b -c");
	filed_assert_labels("b/deep/two.txt", "-a +b -c");
	filed_assert_labels("c/three.txt", "-a -b +c");
	filed_assert_labels("none/four.txt", "-a -b -c");
	ck_assert_str_eq(
		bytes_text(&filed_example("a/one.txt")->document.title), "One");
	ck_assert_int_eq(filed_example("a/one.txt")->fold, FOLD_NONE);
}
END_TEST

START_TEST(gives_a_document_filed_twice_both_labels)
{
	filed_write_three();
	scratch_write_text("a/same.txt", "the same bytes");
	scratch_write_text("b/same.txt", "the same bytes");
	scratch_write_text("none/same.txt", "the same bytes");
	scratch_write_text("labels.tsv", "b/same.txt\tb\t\tb\n");
	filed_read();
	ck_assert_uint_eq(filed.corpus->examples, 4);
	for (size_t i = 0; i < filed.corpus->examples; i++) {
		const struct document *document =
			&filed.corpus->example[i]->document;

		if (strcmp(bytes_text(&document->body), "the same bytes") == 0)
			filed_assert_labels(bytes_text(&document->id),
					 "+a +b! -c");
	}
}
END_TEST

START_TEST(reads_many_documents_of_one_file)
{
	filed_write_three();
	scratch_write_text("a/many.jsonl", "{\"text\":\"many 1\"}\n"
					   "{\"text\":\"many 2\"}\n");
	filed_read();
	ck_assert_uint_eq(filed.corpus->examples, 5);
	filed_assert_labels("a/many.jsonl", "+a -b -c");
	filed_assert_labels("a/many.jsonl:2", "+a -b -c");
}
END_TEST

START_TEST(takes_an_empty_folder_for_a_category)
{
	filed_write_three();
	scratch_write_text("d/.keep", "");
	filed_read();
	ck_assert_uint_eq(filed.corpus->categories, 4);
	ck_assert_int_eq(filed_example("a/one.txt")->label[3], LABEL_NOT);
}
END_TEST

START_TEST(takes_names_order_and_summaries_from_the_table)
{
	filed_write_three();
	scratch_write_text("categories.tsv", "# name, summary, tags\n"
					     "\nc\tthe third\ttag\nb\n"
					     "a\tthe first\nd\n");
	filed_read();
	ck_assert_uint_eq(filed.corpus->categories, 4);
	ck_assert_str_eq(filed.corpus->category[0].name, "c");
	ck_assert_str_eq(filed.corpus->category[0].summary, "the third");
	ck_assert_str_eq(filed.corpus->category[1].name, "b");
	ck_assert_str_eq(filed.corpus->category[1].summary, "");
	ck_assert_str_eq(filed.corpus->category[2].summary, "the first");
	filed_assert_labels("a/one.txt", "+a -b -c");
	ck_assert_int_eq(filed_example("a/one.txt")->label[3], LABEL_NOT);
}
END_TEST

#define NAME_RULE "a category's name is lower-case letters, digits and hyphens"

static const struct {
	const char *name;
	const char *text;
	const char *what;
	const char *detail;	/* the word it is about */
	const char *subject;	/* in the folder */
	size_t line;
} refusals[] = {
	{ "categories.tsv", "a\nb\n", "unknown category", "c", "", 0 },
	{ "categories.tsv", "a\n\nb\nA\n", NAME_RULE, "",
	  "categories.tsv", 4 },
	{ "categories.tsv", "a\nb\na\n", "category is listed twice", "",
	  "categories.tsv", 3 },
	{ "Not a name/one.txt", "first", NAME_RULE, "Not a name", "", 0 },
	{ "b/one.txt", "other bytes",
	  "has the name of another document in the corpus but other bytes: "
	  "rename one of them",
	  "", NULL, 0 },
	{ "a/broken.jsonl", "{\"text\":\"t\"}\n{\"text\":1}\n",
	  "\"text\" is missing or not a string", "", "a/broken.jsonl", 2 },
};

START_TEST(refuses_and_says_where_and_why)
{
	char path[PATH_MAX];

	filed_write_three();
	scratch_write_text(refusals[_i].name, refusals[_i].text);
	ck_assert(!filed_add(FILED_MOST));
	ck_assert_str_eq(filed.error.what, refusals[_i].what);
	ck_assert_str_eq(filed.error.detail, refusals[_i].detail);
	ck_assert_uint_eq(filed.error.line, refusals[_i].line);
	if (!refusals[_i].subject)
		return;
	scratch_path(refusals[_i].subject, path);
	ck_assert_str_eq(filed.error.subject, path);
}
END_TEST

START_TEST(refuses_a_document_past_the_limit)
{
	filed_write_three();
	ck_assert(!filed_add(5));
	ck_assert_int_eq(filed.error.status, STATUS_LIMIT);
}
END_TEST

START_TEST(does_not_follow_folders_for_ever)
{
	char path[PATH_MAX] = "a";

	for (int i = 0; i < 40; i++)
		strcat(path, "/a");
	strcat(path, "/one.txt");
	scratch_write_text(path, "first body");
	ck_assert(!filed_add(FILED_MOST));
	ck_assert_int_eq(filed.error.status, STATUS_LIMIT);
	ck_assert_str_eq(filed.error.what, "folders are nested too deeply");
}
END_TEST

Suite *
folder_suite(void)
{
	Suite *suite = suite_create("folder");
	TCase *layout = tcase_create("layout");
	TCase *refusal = tcase_create("refusal");

	tcase_add_checked_fixture(layout, filed_setup, filed_teardown);
	tcase_add_test(layout, files_documents_under_their_first_folder);
	tcase_add_test(layout, gives_a_document_filed_twice_both_labels);
	tcase_add_test(layout, reads_many_documents_of_one_file);
	tcase_add_test(layout, takes_an_empty_folder_for_a_category);
	tcase_add_test(layout, takes_names_order_and_summaries_from_the_table);
	suite_add_tcase(suite, layout);

	tcase_add_checked_fixture(refusal, filed_setup, filed_teardown);
	tcase_add_loop_test(refusal, refuses_and_says_where_and_why, 0,
			    COUNT(refusals));
	tcase_add_test(refusal, refuses_a_document_past_the_limit);
	tcase_add_test(refusal, does_not_follow_folders_for_ever);
	suite_add_tcase(suite, refusal);
	return suite;
}
