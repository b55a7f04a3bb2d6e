/* SPDX-License-Identifier: MIT */
#include "../../src/features/places.h"

#include "unit.h"

/* Four of them have the same place to begin with. */
static struct entry entry[] = { { 1, 0 }, { 9, 0 }, { 17, 0 }, { 1048577, 0 },
				{ 7, 0 } };
static const struct vector vector = { .entry = entry, .count = COUNT(entry) };
static struct places places;

static void
teardown(void)
{
	places_free(&places);
}

static void
finds_all(size_t count)
{
	ck_assert(places_set(&places, count, &vector));
	for (size_t i = 0; i < COUNT(entry); i++)
		ck_assert_uint_eq(*places_find(&places, entry, entry[i].index),
				  i + 1);
	ck_assert_uint_eq(*places_find(&places, entry, 2097153), 0);
}

START_TEST(keep_apart_what_begins_at_one_place)
{
	finds_all(8);
	ck_assert_ptr_eq(places_home(&places, 1), places_home(&places, 9));
	finds_all(64);
	finds_all(16);
	ck_assert_uint_eq(places.room, 64);
}
END_TEST

START_TEST(are_as_many_as_a_text_asks_for)
{
	static const size_t tokens[] = { 0, 512, 513, 4096, 4097, 1 << 30 };
	static const size_t counts[] = { 1024, 1024, 2048, 8192, 8192, 8192 };

	for (size_t i = 0; i < COUNT(tokens); i++)
		ck_assert_uint_eq(places_for(tokens[i]), counts[i]);
}
END_TEST

Suite *
places_suite(void)
{
	Suite *suite = suite_create("places");
	TCase *table = tcase_create("table");

	tcase_add_checked_fixture(table, NULL, teardown);
	tcase_add_test(table, keep_apart_what_begins_at_one_place);
	tcase_add_test(table, are_as_many_as_a_text_asks_for);
	suite_add_tcase(suite, table);
	return suite;
}
