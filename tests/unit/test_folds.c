/* SPDX-License-Identifier: MIT */
#include "../../src/learn/folds.h"

#include "sample.h"
#include "unit.h"

#include <string.h>

static struct sample sample;
static unsigned fold[SAMPLE_DOCUMENTS];
static size_t group[SAMPLE_DOCUMENTS];
static struct error error;

static void
setup(void)
{
	sample_open(&sample);
}

static void
teardown(void)
{
	sample_close(&sample);
}

static void
forget_folds(void)
{
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		sample.corpus->example[i]->fold = FOLD_NONE;
}

static unsigned
assign(size_t members, unsigned wanted)
{
	return folds_assign(sample.corpus, sample.bags, sample.member,
			    members, wanted, fold, &error);
}

static void
set_text(size_t i, const char *text)
{
	struct document *document = &sample.corpus->example[i]->document;

	document_clear(document);
	bytes_printf(&document->id, "document-%03zu", i);
	bytes_append_text(&document->body, text);
}

START_TEST(honours_the_folds_of_the_corpus)
{
	ck_assert_uint_eq(assign(SAMPLE_DOCUMENTS, 5), SAMPLE_FOLDS);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		ck_assert_int_eq((int)fold[i],
				 sample.corpus->example[i]->fold);
}
END_TEST

/*
 * Without gaps; those that have none are learned from in turns, so that each
 * fold goes without its share.
 */
static const struct {
	int given[5];
	unsigned expected[5];
	unsigned folds;
} numbers[] = {
	{ { 3, 999, 3, 40, 999 }, { 0, 2, 0, 1, 2 }, 3 },
	{ { FOLD_NONE, 4, FOLD_NONE, 9, FOLD_NONE }, { 0, 0, 1, 1, 0 }, 2 },
};

START_TEST(numbers_given_folds)
{
	for (size_t i = 0; i < 5; i++)
		sample.corpus->example[i]->fold = numbers[_i].given[i];
	ck_assert_uint_eq(assign(5, 5), numbers[_i].folds);
	for (size_t i = 0; i < 5; i++)
		ck_assert_uint_eq(fold[i], numbers[_i].expected[i]);
}
END_TEST

/* A single one is no cross-validation. */
START_TEST(deals_where_one_fold_is_given_to_all)
{
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		sample.corpus->example[i]->fold = 7;
	ck_assert_uint_eq(assign(SAMPLE_DOCUMENTS, 5), 5);
}
END_TEST

START_TEST(tells_folds_that_are_given)
{
	forget_folds();
	ck_assert(!folds_are_given(sample.corpus, sample.member, 3));
	sample.corpus->example[1]->fold = 2;
	ck_assert(!folds_are_given(sample.corpus, sample.member, 3));
	sample.corpus->example[2]->fold = 0;
	ck_assert(folds_are_given(sample.corpus, sample.member, 3));
	ck_assert(!folds_are_given(sample.corpus, sample.member, 2));
}
END_TEST

/* Each fold gets its share of each category, and of all, within one. */
START_TEST(balances_every_category)
{
	unsigned folds = (unsigned)_i;
	size_t count[SAMPLE_CATEGORIES + 1][8] = { { 0 } };

	forget_folds();
	ck_assert_uint_eq(assign(SAMPLE_DOCUMENTS, folds), folds);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		ck_assert_uint_lt(fold[i], folds);
		count[SAMPLE_CATEGORIES][fold[i]]++;
		for (size_t c = 0; c < SAMPLE_CATEGORIES; c++)
			count[c][fold[i]] +=
				sample.corpus->example[i]->label[c] ==
				LABEL_HOLDS;
	}
	for (size_t c = 0; c <= SAMPLE_CATEGORIES; c++) {
		size_t most = 0;
		size_t least = SAMPLE_DOCUMENTS;

		for (size_t f = 0; f < folds; f++) {
			most = count[c][f] > most ? count[c][f] : most;
			least = count[c][f] < least ? count[c][f] : least;
		}
		ck_assert_uint_le(most - least, 2);
	}
}
END_TEST

START_TEST(deals_the_same_each_time)
{
	unsigned first[SAMPLE_DOCUMENTS];

	forget_folds();
	assign(SAMPLE_DOCUMENTS, 5);
	memcpy(first, fold, sizeof first);
	assign(SAMPLE_DOCUMENTS, 5);
	ck_assert_mem_eq(fold, first, sizeof first);
}
END_TEST

static const char STORY[] =
	"The ministry said on Monday that intruders had read the mail of "
	"several embassies for two years, after an implant was found on a "
	"server in the capital by engineers who looked for something else.";

/* One copy as it is, one with a line of its own, one for another reader. */
static void
write_copies(void)
{
	struct bytes text = { 0 };

	set_text(3, STORY);
	set_text(40, STORY);
	bytes_append_text(&text, STORY);
	bytes_append_text(&text, " Subscribe.");
	set_text(77, bytes_text(&text));
	bytes_free(&text);
	sample_read_again(&sample);
}

START_TEST(groups_near_duplicates)
{
	write_copies();
	ck_assert(duplicates_group(sample.bags, sample.member,
				   SAMPLE_DOCUMENTS, group, &error));
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		ck_assert_uint_eq(group[i], i == 40 || i == 77 ? 3 : i);
}
END_TEST

START_TEST(keeps_near_duplicates_in_one_fold)
{
	forget_folds();
	write_copies();
	ck_assert_uint_eq(assign(SAMPLE_DOCUMENTS, 5), 5);
	ck_assert_uint_eq(fold[40], fold[3]);
	ck_assert_uint_eq(fold[77], fold[3]);
}
END_TEST

/* Of two words there are no triples to compare. */
START_TEST(does_not_take_short_documents_for_copies)
{
	set_text(10, "ransom note");
	set_text(20, "embassy implant");
	sample_read_again(&sample);
	ck_assert(duplicates_group(sample.bags, sample.member,
				   SAMPLE_DOCUMENTS, group, &error));
	ck_assert_uint_eq(group[20], 20);
}
END_TEST

/* folds.h: numbers from 0, without gaps; the result is how many. */
START_TEST(leaves_no_fold_empty)
{
	bool used[5] = { false };
	unsigned folds;

	forget_folds();
	folds = assign(3, 5);
	ck_assert_uint_le(folds, 5);
	for (size_t i = 0; i < 3; i++)
		used[fold[i]] = true;
	for (unsigned f = 0; f < folds; f++)
		ck_assert_msg(used[f], "fold %u of %u is empty", f, folds);
}
END_TEST

Suite *
folds_suite(void)
{
	Suite *suite = suite_create("folds");
	TCase *given = tcase_create("given");
	TCase *dealt = tcase_create("dealt");

	tcase_add_checked_fixture(given, setup, teardown);
	tcase_add_test(given, honours_the_folds_of_the_corpus);
	tcase_add_loop_test(given, numbers_given_folds, 0, COUNT(numbers));
	tcase_add_test(given, deals_where_one_fold_is_given_to_all);
	tcase_add_test(given, tells_folds_that_are_given);
	suite_add_tcase(suite, given);

	tcase_add_checked_fixture(dealt, setup, teardown);
	tcase_add_loop_test(dealt, balances_every_category, 2, 8);
	tcase_add_test(dealt, deals_the_same_each_time);
	tcase_add_test(dealt, groups_near_duplicates);
	tcase_add_test(dealt, keeps_near_duplicates_in_one_fold);
	tcase_add_test(dealt, does_not_take_short_documents_for_copies);
	tcase_add_test(dealt, leaves_no_fold_empty);
	suite_add_tcase(suite, dealt);
	return suite;
}
