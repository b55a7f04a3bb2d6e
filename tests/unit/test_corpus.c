/* SPDX-License-Identifier: MIT */
/* Corpora as JSON Lines, and what all corpora share. */
#include "../../src/learn/corpus.h"

#include "scratch.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <zlib.h>

static const struct limits limits = { .bytes = 1 << 16 };

static struct corpus *corpus;
static char path[PATH_MAX];
static struct error error;

static void
setup(void)
{
	scratch_make();
	scratch_path("corpus.jsonl", path);
	corpus = corpus_new(&error);
	ck_assert_ptr_nonnull(corpus);
}

static void
teardown(void)
{
	corpus_free(corpus);
	scratch_remove();
}

static void
add(const char *text)
{
	scratch_write_text("corpus.jsonl", text);
	ck_assert_msg(corpus_add(corpus, path, true, &limits, &error),
		      "line %zu: %s", error.line, error.what);
}

static int
label_of(size_t example, const char *category)
{
	int c = corpus_category(corpus, category, strlen(category), &error);

	ck_assert_int_ge(c, 0);
	return corpus->example[example]->label[c];
}

#define OTHER_LINE \
	"{\"id\":\"z\",\"text\":\"t\",\"labels\":[\"a\",\"b\",\"c\"]}\n"

/* What a line says of the categories a, b and c, which another one names. */
static const struct {
	const char *members;
	int a, b, c;
} labellings[] = {
	{ "", 0, 0, 0 },
	{ ",\"labels\":[]", -1, -1, -1 },
	{ ",\"labels\":[\"a\"]", 1, -1, -1 },
	{ ",\"labels\":[\"a\",\"b\"]", 1, 1, -1 },
	{ ",\"labels\":[\"a\"],\"not\":\"*\"", 1, -1, -1 },
	{ ",\"labels\":[\"a\"],\"not\":[]", 1, 0, 0 },
	{ ",\"labels\":[\"a\"],\"not\":[\"b\"]", 1, -1, 0 },
	{ ",\"labels\":[],\"not\":[\"b\"]", 0, -1, 0 },
	{ ",\"not\":[\"b\",\"c\"]", 0, -1, -1 },
	{ ",\"not\":\"*\"", -1, -1, -1 },
};

static void
check_labelling(size_t example, int row)
{
	ck_assert_int_eq(label_of(example, "a"), labellings[row].a);
	ck_assert_int_eq(label_of(example, "b"), labellings[row].b);
	ck_assert_int_eq(label_of(example, "c"), labellings[row].c);
	ck_assert_int_eq(corpus_is_judged(corpus, example),
			 labellings[row].a != 0 || labellings[row].b != 0 ||
				 labellings[row].c != 0);
}

/* Before and after the line that brings in the categories. */
START_TEST(tells_no_from_unknown)
{
	char text[512];

	snprintf(text, sizeof text,
		 "{\"id\":\"x\",\"text\":\"t\"%s}\n" OTHER_LINE
		 "{\"id\":\"y\",\"text\":\"u\"%s}\n",
		 labellings[_i].members, labellings[_i].members);
	add(text);
	check_labelling(0, _i);
	check_labelling(2, _i);
}
END_TEST

START_TEST(reads_documents_torn_labels_and_folds)
{
	add("{\"id\":\"x\",\"title\":\"Title\",\"text\":\"Body\","
	    "\"labels\":[\"a\"],\"torn\":[\"b\"],\"fold\":7,\"more\":{}}\n"
	    " \t\n"
	    "{\"text\":\"Other\"}");
	ck_assert_uint_eq(corpus->examples, 2);

	const struct example *first = corpus->example[0];
	const struct example *second = corpus->example[1];
	char name[PATH_MAX + 4];

	ck_assert_str_eq(bytes_text(&first->document.id), "x");
	ck_assert_str_eq(bytes_text(&first->document.title), "Title");
	ck_assert_str_eq(bytes_text(&first->document.body), "Body");
	ck_assert_int_eq(first->fold, 7);
	ck_assert(!first->torn[0]);
	ck_assert(first->torn[1]);
	snprintf(name, sizeof name, "%s:3", path);
	ck_assert_str_eq(bytes_text(&second->document.id), name);
	ck_assert_int_eq(second->fold, FOLD_NONE);
}
END_TEST

START_TEST(leaves_labels_alone_where_they_are_not_wanted)
{
	scratch_write_text("corpus.jsonl",
			   "{\"text\":\"t\",\"labels\":7,\"fold\":-1}\n");
	ck_assert(corpus_add(corpus, path, false, &limits, &error));
	ck_assert_uint_eq(corpus->categories, 0);
	ck_assert(!corpus_is_judged(corpus, 0));
}
END_TEST

START_TEST(reads_gzip)
{
	gzFile file;

	scratch_path("corpus.jsonl", path);
	file = gzopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	gzputs(file, OTHER_LINE);
	ck_assert_int_eq(gzclose(file), Z_OK);
	ck_assert(corpus_add(corpus, path, true, &limits, &error));
	ck_assert_uint_eq(corpus->examples, 1);
	ck_assert_int_eq(label_of(0, "a"), LABEL_HOLDS);
}
END_TEST

static const struct {
	const char *text;
	const char *what;
	const char *detail;
	size_t line;
} refusals[] = {
#define NAME_RULE "a category's name is lower-case letters, digits and hyphens"
#define NOT_A_LIST "a list of categories is not a list"
#define NOT_A_FOLD "\"fold\" is not a small whole number"
	{ OTHER_LINE "\n{\n", "not valid JSON", "", 3 },
	{ OTHER_LINE "[]\n", "not a JSON object", "", 2 },
	{ "{\"title\":\"t\"}\n", "\"text\" is missing or not a string", "",
	  1 },
	{ "{\"text\":\"t\",\"title\":7}\n", "\"title\" is not a string",
	  "", 1 },
	{ "{\"text\":\"t\",\"labels\":\"a\"}\n", NOT_A_LIST, "", 1 },
	{ "{\"text\":\"t\",\"not\":\"a\"}\n", NOT_A_LIST, "", 1 },
	{ "{\"text\":\"t\",\"labels\":[],\"torn\":1}\n", NOT_A_LIST, "",
	  1 },
	{ "{\"text\":\"t\",\"labels\":[1]}\n", "a category is not a string",
	  "", 1 },
	{ "{\"text\":\"t\",\"labels\":[\"A b\"]}\n", NAME_RULE, "A b", 1 },
	{ "{\"text\":\"t\",\"labels\":[\"\"]}\n", NAME_RULE, "", 1 },
	{ "{\"text\":\"t\",\"fold\":-1}\n", NOT_A_FOLD, "", 1 },
	{ "{\"text\":\"t\",\"fold\":1000}\n", NOT_A_FOLD, "", 1 },
	{ "{\"text\":\"t\",\"fold\":1.5}\n", NOT_A_FOLD, "", 1 },
	{ "{\"text\":\"t\",\"fold\":\"1\"}\n", NOT_A_FOLD, "", 1 },
};

START_TEST(names_the_line_it_refuses)
{
	scratch_write_text("corpus.jsonl", refusals[_i].text);
	ck_assert(!corpus_add(corpus, path, true, &limits, &error));
	ck_assert_int_eq(error.status, STATUS_BAD_INPUT);
	ck_assert_str_eq(error.what, refusals[_i].what);
	ck_assert_uint_eq(error.line, refusals[_i].line);
	ck_assert_str_eq(error.detail, refusals[_i].detail);
	ck_assert_str_eq(error.subject, path);
}
END_TEST

START_TEST(refuses_a_document_past_the_limit)
{
	scratch_write_text("corpus.jsonl", OTHER_LINE OTHER_LINE);
	ck_assert(!corpus_add(corpus, path, true, &(struct limits){ .bytes = 20 },
			     &error));
	ck_assert_int_eq(error.status, STATUS_LIMIT);
	ck_assert_uint_eq(error.line, 1);
}
END_TEST

START_TEST(refuses_a_file_that_is_not_there)
{
	ck_assert(!corpus_add(corpus, path, true, &limits, &error));
	ck_assert_int_eq(error.status, STATUS_NO_INPUT);
	ck_assert_str_eq(error.subject, path);
}
END_TEST

START_TEST(orders_categories_by_name_and_documents_by_id)
{
	add("{\"id\":\"y\",\"text\":\"t\",\"labels\":[\"b\"],"
	    "\"torn\":[\"c\"]}\n"
	    "{\"id\":\"x\",\"text\":\"t\",\"labels\":[\"a\"],\"not\":[]}\n");
	ck_assert(corpus_finish(corpus, &error));
	ck_assert_uint_eq(corpus->categories, 3);
	ck_assert_str_eq(corpus->category[0].name, "a");
	ck_assert_str_eq(corpus->category[1].name, "b");
	ck_assert_str_eq(corpus->category[2].name, "c");
	ck_assert_str_eq(bytes_text(&corpus->example[0]->document.id), "x");
	ck_assert_int_eq(label_of(0, "a"), LABEL_HOLDS);
	ck_assert_int_eq(label_of(0, "b"), LABEL_UNKNOWN);
	ck_assert_int_eq(label_of(1, "a"), LABEL_NOT);
	ck_assert_int_eq(label_of(1, "b"), LABEL_HOLDS);
	ck_assert(corpus->example[1]->torn[2]);
	ck_assert(!corpus->example[1]->torn[0]);
}
END_TEST

static const struct {
	const char *text;
	const char *what;
	const char *subject;
} unfinished[] = {
	{ "", "the corpus has no documents", "" },
	{ "{\"text\":\"t\"}\n", "the corpus has no categories", "" },
	{ OTHER_LINE OTHER_LINE, "two documents have this id", "z" },
};

START_TEST(refuses_to_finish_and_says_why)
{
	add(unfinished[_i].text);
	ck_assert(!corpus_finish(corpus, &error));
	ck_assert_int_eq(error.status, STATUS_BAD_INPUT);
	ck_assert_str_eq(error.what, unfinished[_i].what);
	ck_assert_str_eq(error.subject, unfinished[_i].subject);
}
END_TEST

START_TEST(takes_so_many_categories_and_no_more)
{
	char name[16];

	for (int i = 0; i <= MODEL_CATEGORIES_MOST; i++) {
		snprintf(name, sizeof name, "c%d", i);
		ck_assert_int_eq(corpus_category(corpus, name, strlen(name),
						 &error),
				 i < MODEL_CATEGORIES_MOST ? i : -1);
	}
	ck_assert_str_eq(error.what, "too many categories");
}
END_TEST

Suite *
corpus_suite(void)
{
	Suite *suite = suite_create("corpus");
	TCase *lines = tcase_create("lines");
	TCase *finish = tcase_create("finish");

	tcase_add_checked_fixture(lines, setup, teardown);
	tcase_add_loop_test(lines, tells_no_from_unknown, 0,
			    COUNT(labellings));
	tcase_add_test(lines, reads_documents_torn_labels_and_folds);
	tcase_add_test(lines, leaves_labels_alone_where_they_are_not_wanted);
	tcase_add_test(lines, reads_gzip);
	tcase_add_loop_test(lines, names_the_line_it_refuses, 0,
			    COUNT(refusals));
	tcase_add_test(lines, refuses_a_document_past_the_limit);
	tcase_add_test(lines, refuses_a_file_that_is_not_there);
	suite_add_tcase(suite, lines);

	tcase_add_checked_fixture(finish, setup, teardown);
	tcase_add_test(finish, orders_categories_by_name_and_documents_by_id);
	tcase_add_loop_test(finish, refuses_to_finish_and_says_why, 0,
			    COUNT(unfinished));
	tcase_add_test(finish, takes_so_many_categories_and_no_more);
	suite_add_tcase(suite, finish);
	return suite;
}
