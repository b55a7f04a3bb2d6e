/* SPDX-License-Identifier: MIT */
#include "../../src/features/gazetteer.h"

#include "unit.h"

#include "../../src/base/digest.h"

#include <string.h>

static struct gazetteer *gazetteer;
static struct error error;

static void
teardown(void)
{
	gazetteer_free(gazetteer);
	gazetteer = NULL;
}

static bool
parse(const char *text)
{
	gazetteer_free(gazetteer);
	gazetteer = gazetteer_parse((struct field){ text, strlen(text) },
				    false, STATUS_BAD_INPUT, &error);
	return gazetteer != NULL;
}

/* The classes of a hash, each behind a bar, and a dot if longer names follow. */
static void
expect(uint64_t hash, const char *expected)
{
	struct bytes found = { 0 };
	uint32_t bits = gazetteer_find(gazetteer, hash);

	for (size_t i = 0; i < gazetteer->head->classes; i++)
		if (bits >> i & 1) {
			bytes_append_byte(&found, '|');
			bytes_append_text(&found,
					  gazetteer_class(gazetteer, i));
		}
	if (bits & GAZETTEER_FOLLOWS)
		bytes_append_byte(&found, '.');
	ck_assert_str_eq(bytes_text(&found), expected);
	bytes_free(&found);
}

static uint64_t
hash_of(const char *word)
{
	return digest(word, strlen(word));
}

START_TEST(finds_names_and_their_beginnings)
{
	ck_assert(parse("# who is who\n\nFancy Bear\tstate-group,state-ru\n"
			"Shamoon\twiper\r\nShamoon 2\twiper,malware"));
	ck_assert_uint_eq(gazetteer->head->names, 3);
	expect(hash_of("fancy"), ".");
	expect(digest_pair(hash_of("fancy"), hash_of("bear")),
	       "|<state-group>|<state-ru>");
	expect(hash_of("shamoon"), "|<wiper>.");
	expect(digest_pair(hash_of("shamoon"), hash_of("2")),
	       "|<wiper>|<malware>");
	expect(hash_of("bear"), "");
	ck_assert(gazetteer_may_begin(gazetteer, hash_of("fancy"), true));
	ck_assert(!gazetteer_may_begin(gazetteer, hash_of("fancy"), false));
	ck_assert(gazetteer_may_begin(gazetteer, hash_of("shamoon"), true));
	ck_assert(!gazetteer_may_begin(gazetteer, hash_of("bear"), true));
	for (size_t i = 0; i < gazetteer->head->classes; i++)
		ck_assert(gazetteer->term[i] ==
			  hash_of(gazetteer_class(gazetteer, i)));
}
END_TEST

START_TEST(begins_names_of_any_case_in_any_case)
{
	ck_assert(parse("payroll fraud\ttopic-money\n"));
	ck_assert(gazetteer_may_begin(gazetteer, hash_of("payroll"), true));
	ck_assert(gazetteer_may_begin(gazetteer, hash_of("payroll"), false));
	ck_assert(!gazetteer_may_begin(gazetteer, hash_of("fraud"), false));
}
END_TEST

START_TEST(is_the_same_where_it_is_mapped)
{
	ck_assert(parse("Fancy Bear\tstate-group\n"));

	struct field table = gazetteer_table(gazetteer);
	struct gazetteer *own = gazetteer;

	gazetteer = gazetteer_open(table, own->text);
	ck_assert_ptr_nonnull(gazetteer);
	expect(digest_pair(hash_of("fancy"), hash_of("bear")),
	       "|<state-group>");
	ck_assert_uint_eq(gazetteer_table(gazetteer).length, table.length);
	gazetteer_free(own);
}
END_TEST

START_TEST(refuses_a_table_that_is_not_sound)
{
	ck_assert(parse("Fancy Bear\tstate-group\n"));

	struct field table = gazetteer_table(gazetteer);
	struct gazetteer_head *head = (void *)gazetteer->own_table.data;
	struct field shorter = { table.text, table.length - 1 };
	struct field nothing = { table.text, sizeof *head - 1 };
	uint32_t slots = head->slots;

	ck_assert_ptr_null(gazetteer_open(shorter, table));
	ck_assert_ptr_null(gazetteer_open(nothing, table));
	head->slots = 3;
	ck_assert_ptr_null(gazetteer_open(table, table));
	head->slots = 0;
	ck_assert_ptr_null(gazetteer_open(table, table));
	head->slots = slots;
	head->classes = GAZETTEER_CLASSES + 1;
	ck_assert_ptr_null(gazetteer_open(table, table));
	head->classes = 1;
	memset(head->class[0], 'x', GAZETTEER_LONGEST);
	ck_assert_ptr_null(gazetteer_open(table, table));
}
END_TEST

/* A table without an empty slot, as no writer makes it, is searched once. */
START_TEST(ends_in_a_full_table)
{
	ck_assert(parse("Fancy Bear\tstate-group\n"));

	struct gazetteer_slot *slot =
		(void *)(gazetteer->own_table.data + sizeof *gazetteer->head);

	for (size_t i = 0; i < gazetteer->head->slots; i++)
		slot[i] = (struct gazetteer_slot){ 1, 1 };
	ck_assert_uint_eq(gazetteer_find(gazetteer, 2), 0);
}
END_TEST

START_TEST(takes_any_number_of_words_that_no_blank_parts)
{
	struct bytes text = { 0 };

	for (unsigned i = 0; i < 3000; i++)
		bytes_printf(&text, "X%u(Y%u)Z\tcrime\n", i, i);
	ck_assert(parse(bytes_text(&text)));
	ck_assert_uint_eq(gazetteer->head->names, 3000);
	bytes_free(&text);
}
END_TEST

static const struct {
	const char *text;
	const char *complaint;
	size_t line;
} refused[] = {
	{ "", "no name is in it", 0 },
	{ "# OilRig\tcrime\n", "no name is in it", 0 },
	{ "OilRig\n", "not a name, a tab and classes", 1 },
	{ "OilRig\ta\tb\n", "not a name, a tab and classes", 1 },
	{ "\tcrime\n", "a name has 1 to 6 words", 1 },
	{ "A B C D E F G\tcrime\n", "a name has 1 to 6 words", 1 },
	{ "OilRig\tcrime,a,b,c,d\n", "a name has at most 4 classes", 1 },
	{ "OilRig\t\n",
	  "a class is of lower-case letters, digits and hyphens, at most 29",
	  1 },
	{ "OilRig\tCrime\n",
	  "a class is of lower-case letters, digits and hyphens, at most 29",
	  1 },
	{ "OilRig\ta23456789-123456789-1234567890\n",
	  "a class is of lower-case letters, digits and hyphens, at most 29",
	  1 },
	{ "OilRig\tcrime\n\nOILRIG\tbanker\n", "the name is there twice", 3 },
};

START_TEST(says_what_is_wrong_and_where)
{
	const char *complaint = refused[_i].complaint;

	ck_assert(!parse(refused[_i].text));
	ck_assert_str_eq(error.what, complaint);
	ck_assert_uint_eq(error.line, refused[_i].line);
	ck_assert_int_eq(error.status, STATUS_BAD_INPUT);
}
END_TEST

START_TEST(has_room_for_so_many_classes)
{
	struct bytes text = { 0 };

	for (unsigned i = 0; i < GAZETTEER_CLASSES; i++)
		bytes_printf(&text, "N%u\tc%u\n", i, i);
	ck_assert(parse(bytes_text(&text)));
	ck_assert_uint_eq(gazetteer->head->classes, GAZETTEER_CLASSES);
	expect(hash_of("n29"), "|<c29>");
	bytes_append_text(&text, "N30\tc30\n");
	ck_assert(!parse(bytes_text(&text)));
	ck_assert_str_eq(error.what, "more than 30 classes");
	bytes_free(&text);
}
END_TEST

Suite *
gazetteer_suite(void)
{
	Suite *suite = suite_create("gazetteer");
	TCase *cases = tcase_create("gazetteer");

	tcase_add_checked_fixture(cases, NULL, teardown);
	tcase_add_test(cases, finds_names_and_their_beginnings);
	tcase_add_test(cases, begins_names_of_any_case_in_any_case);
	tcase_add_test(cases, is_the_same_where_it_is_mapped);
	tcase_add_test(cases, refuses_a_table_that_is_not_sound);
	tcase_add_test(cases, ends_in_a_full_table);
	tcase_add_test(cases, takes_any_number_of_words_that_no_blank_parts);
	tcase_add_loop_test(cases, says_what_is_wrong_and_where, 0,
			    COUNT(refused));
	tcase_add_test(cases, has_room_for_so_many_classes);
	suite_add_tcase(suite, cases);
	return suite;
}
