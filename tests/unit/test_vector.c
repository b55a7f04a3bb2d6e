/* SPDX-License-Identifier: MIT */
/*
 * vectorizer_run() against a slow and obvious TF-IDF: names are compared as
 * strings, everything is summed in doubles, nothing is hashed.
 */
#include "../../src/features/vector.h"

#include "../../src/document/reader.h"
#include "unit.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { DOCUMENTS = 40 };

static const struct limits limits = { .bytes = 1 << 20 };

/* Some terms of each kind; the two at first are too common to have a weight. */
static const char TEXT[] =
	"the\t38\n^the\t30\nand\t16\nto\t15\nof the\t13\nin the\t12\n"
	"data\t11\n<cve>\t9\ngroup\t8\nattack\t7\nmalwar\t6\n<money>\t5\n"
	"ransomwar\t5\nfrom the\t4\nbank\t3\nthe group\t2\nz\t1\n";

static struct settings settings;
static struct patterns *patterns;
static struct matcher *matcher;
static struct vocabulary *vocabulary;
static struct vectorizer *vectorizer;
static struct terms terms;
static struct vector vector;
static struct error error;

static void
setup(void)
{
	settings_default(&settings);
	patterns = patterns_new(&error);
	matcher = matcher_new(patterns, &error);
	vocabulary = vocabulary_parse(LITERAL(TEXT), DOCUMENTS, &settings,
				      &error);
	ck_assert_ptr_nonnull(vocabulary);
	vectorizer = vectorizer_new(vocabulary, &error);
	ck_assert_ptr_nonnull(vectorizer);
}

static void
teardown(void)
{
	vector_free(&vector);
	terms_free(&terms);
	vectorizer_free(vectorizer);
	vocabulary_free(vocabulary);
	matcher_free(matcher);
	patterns_free(patterns);
}

/* The weight of all occurrences of a name. */
static double
plain_tf(const char *name, size_t length)
{
	struct bytes other = { 0 };
	double sum = 0;

	for (size_t i = 0; i < terms.count; i++) {
		bytes_clear(&other);
		terms_append_name(&terms, &terms.term[i], &other);
		if (other.length == length &&
		    memcmp(other.data, name, length) == 0)
			sum += (double)terms.term[i].weight;
	}
	bytes_free(&other);
	return sum;
}

static double
plain_value(uint32_t index)
{
	size_t length;
	const char *name = vocabulary_name(vocabulary, index, &length);
	double documents = vocabulary->documents[index];
	double tf = plain_tf(name, length);

	if (tf == 0 || documents > settings.max_share * DOCUMENTS)
		return 0;
	return log1p(tf) *
	       (log((1.0 + DOCUMENTS) / (1.0 + documents)) + 1) *
	       (name[0] == '^' ? settings.lead_field : 1);
}

static double
value_at(uint32_t index)
{
	for (size_t i = 0; i < vector.count; i++)
		if (vector.entry[i].index == index)
			return (double)vector.entry[i].value;
	return 0;
}

static void
compare(const struct document *document)
{
	double squares = 0;

	terms_extract(&terms, &settings, matcher, document);
	ck_assert(vectorizer_run(vectorizer, &terms, &vector, &error));
	for (uint32_t i = 0; i < vocabulary->size; i++)
		squares += plain_value(i) * plain_value(i);
	for (uint32_t i = 0; i < vocabulary->size; i++)
		ck_assert_double_eq_tol(
			value_at(i),
			squares > 0 ? plain_value(i) / sqrt(squares) : 0,
			1e-6);
}

static size_t
compare_folder(const char *folder)
{
	DIR *directory = opendir(folder);
	struct document document = { 0 };
	struct dirent *entry;
	size_t count = 0;

	while (directory && (entry = readdir(directory))) {
		char path[512];
		struct reader *reader;

		if (!strstr(entry->d_name, ".txt"))
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		reader = reader_open(path, NULL, &limits, &error);
		ck_assert_ptr_nonnull(reader);
		ck_assert_int_eq(reader_next(reader, &document, &error),
				 READER_READ);
		compare(&document);
		count++;
		reader_free(reader);
	}
	if (directory)
		closedir(directory);
	document_free(&document);
	return count;
}

START_TEST(agrees_with_plain_sums_on_the_sample)
{
	static const char *const folders[] = {
		"training/sample/none",	      "training/sample/malware",
		"training/sample/espionage",  "training/sample/ransomware",
		"training/sample/data-breach", "training/sample/financial",
	};
	size_t count = 0;

	for (size_t i = 0; i < COUNT(folders); i++)
		count += compare_folder(folders[i]);
	ck_assert_uint_ge(count, 40);
}
END_TEST

START_TEST(agrees_with_plain_sums_on_random_bytes)
{
	static const char *const piece[] = { "the ", "group ", "bank", "\xff",
					     "CVE-2031-1234 ", ". ", "data ",
					     "$5 million ",	"z ", "\n\n" };
	uint64_t state = 7;
	struct document document = { 0 };

	for (int round = 0; round < 200; round++) {
		struct bytes raw = { 0 };

		for (int i = 0; i < 60; i++) {
			state = state * UINT64_C(6364136223846793005) + 1;
			bytes_append_text(
				&raw, piece[(state >> 33) % COUNT(piece)]);
		}
		document_read_text(&document, raw.data, raw.length);
		compare(&document);
		bytes_free(&raw);
	}
	document_free(&document);
}
END_TEST

START_TEST(counts_what_the_vocabulary_knows)
{
	struct document document = { 0 };

	document_read_text(&document, LITERAL("the malware of Zanzibar 17"));
	terms_extract(&terms, &settings, matcher, &document);
	ck_assert(vectorizer_run(vectorizer, &terms, &vector, &error));
	ck_assert_uint_eq(vector.words, 4);
	ck_assert_uint_eq(vector.known, 2);
	document_free(&document);
}
END_TEST

Suite *
vector_suite(void)
{
	Suite *suite = suite_create("vector");
	TCase *all = tcase_create("all");

	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_test(all, agrees_with_plain_sums_on_the_sample);
	tcase_add_test(all, agrees_with_plain_sums_on_random_bytes);
	tcase_add_test(all, counts_what_the_vocabulary_knows);
	suite_add_tcase(suite, all);
	return suite;
}
