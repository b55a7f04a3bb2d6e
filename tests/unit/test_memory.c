/* SPDX-License-Identifier: MIT */
#include "../../src/text/memory.h"

#include "unit.h"

static struct memory memory;

static void
setup(void)
{
	ck_assert(memory_start(&memory));
}

static void
teardown(void)
{
	memory_clear(&memory);
}

/* A key of the same places as `key` that is none of the last two. */
static uint64_t
neighbour_of(uint64_t key, uint64_t from)
{
	do
		from++;
	while (memory_places(&memory, from) != memory_places(&memory, key));
	return from;
}

START_TEST(has_what_was_kept)
{
	ck_assert_uint_eq(memory_find(&memory, 5), 0);
	memory_keep(&memory, 5, 50);
	ck_assert_uint_eq(memory_find(&memory, 5), 50);
	ck_assert_uint_eq(memory_find(&memory, 6), 0);
}
END_TEST

START_TEST(forgets_what_was_not_met_for_longest)
{
	uint64_t key[MEMORY_WAYS + 1] = { 5 };

	for (size_t i = 1; i <= MEMORY_WAYS; i++)
		key[i] = neighbour_of(5, key[i - 1]);
	for (size_t i = 0; i < MEMORY_WAYS; i++)
		memory_keep(&memory, key[i], 10 * key[i]);
	ck_assert_uint_eq(memory_find(&memory, key[0]), 10 * key[0]);
	memory_keep(&memory, key[MEMORY_WAYS], 7);
	ck_assert_uint_eq(memory_find(&memory, key[MEMORY_WAYS]), 7);
	ck_assert_uint_eq(memory_find(&memory, key[0]), 10 * key[0]);
	ck_assert_uint_eq(memory_find(&memory, key[1]), 0);
	for (size_t i = 2; i < MEMORY_WAYS; i++)
		ck_assert_uint_eq(memory_find(&memory, key[i]), 10 * key[i]);
}
END_TEST

/* It grows once; whatever it still has is right. */
START_TEST(never_takes_a_word_for_another)
{
	size_t had = 0;
	unsigned shift = memory.shift;

	for (uint64_t key = 1; key < 100000; key++) {
		memory_keep(&memory, key, 7 * key);
		ck_assert_uint_eq(memory_find(&memory, key), 7 * key);
	}
	for (uint64_t key = 1; key < 100000; key++) {
		uint64_t hash = memory_find(&memory, key);

		ck_assert(hash == 0 || hash == 7 * key);
		had += hash != 0;
	}
	ck_assert_uint_lt(memory.shift, shift);
	ck_assert_uint_gt(had, (size_t)1 << (64 - memory.shift));
}
END_TEST

Suite *
memory_suite(void)
{
	Suite *suite = suite_create("memory");
	TCase *all = tcase_create("all");

	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_test(all, has_what_was_kept);
	tcase_add_test(all, forgets_what_was_not_met_for_longest);
	tcase_add_test(all, never_takes_a_word_for_another);
	suite_add_tcase(suite, all);
	return suite;
}
