/* SPDX-License-Identifier: MIT */
#include "../../src/learn/bag_sort.h"

#include "unit.h"

#include <stdlib.h>

enum { MOST = 3000 };

static struct bag_sorter *sorter;
static struct bag_entry entry[MOST];

static void
setup(void)
{
	sorter = bag_sorter_new();
	ck_assert_ptr_nonnull(sorter);
}

static void
teardown(void)
{
	bag_sorter_free(sorter);
}

/* In order, those that were equal in the order in which they came. */
static void
sorts(const uint64_t *hash, size_t count)
{
	bool seen[MOST] = { false };

	for (size_t i = 0; i < count; i++)
		entry[i] = (struct bag_entry){ .hash = hash[i],
					       .tf = (float)i };
	ck_assert(bag_sort(sorter, entry, count));
	for (size_t i = 0; i < count; i++) {
		size_t from = (size_t)entry[i].tf;

		ck_assert_uint_eq(entry[i].hash, hash[from]);
		ck_assert(!seen[from]);
		seen[from] = true;
		if (i > 0)
			ck_assert(entry[i - 1].hash < entry[i].hash ||
				  (entry[i - 1].hash == entry[i].hash &&
				   entry[i - 1].tf < entry[i].tf));
	}
}

static const size_t counts[] = { 0, 1, 2, 15, 16, 17, 500, MOST };

START_TEST(sorts_what_is_spread)
{
	static uint64_t hash[MOST];
	uint64_t state = 9;

	for (size_t i = 0; i < counts[_i]; i++)
		hash[i] = i % 7 ? unit_random(&state) : hash[i / 2];
	sorts(hash, counts[_i]);
}
END_TEST

/* All in one bucket, in falling order, or all the same. */
START_TEST(sorts_what_is_not_spread)
{
	static uint64_t hash[MOST];

	for (size_t i = 0; i < MOST; i++)
		hash[i] = _i == 0 ? MOST - i : _i == 1 ? 5 : i * 7 % 100;
	sorts(hash, MOST);
}
END_TEST

Suite *
bag_sort_suite(void)
{
	Suite *suite = suite_create("bag_sort");
	TCase *order = tcase_create("order");

	tcase_add_checked_fixture(order, setup, teardown);
	tcase_add_loop_test(order, sorts_what_is_spread, 0, COUNT(counts));
	tcase_add_loop_test(order, sorts_what_is_not_spread, 0, 3);
	suite_add_tcase(suite, order);
	return suite;
}
