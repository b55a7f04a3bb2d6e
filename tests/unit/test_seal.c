/* SPDX-License-Identifier: MIT */
#include "../../src/base/seal.h"

#include "unit.h"

#include <string.h>

enum { LENGTH = 3 * SEAL_BLOCK + 5, BLOCKS = 4 };

static char data[LENGTH];
static struct bytes seals;
static struct sealed sealed;
static struct seal_watch watch;

static void
setup(void)
{
	memset(data, 'x', sizeof data);
	seal_append(&seals, data, sizeof data);
	sealed = (struct sealed){ data, sizeof data,
				  (const uint32_t *)(void *)seals.data };
	ck_assert(seal_watch_start(&watch, &sealed));
}

static void
teardown(void)
{
	seal_watch_clear(&watch);
	bytes_free(&seals);
}

START_TEST(are_as_many_as_blocks)
{
	ck_assert_uint_eq(seals.length, BLOCKS * sizeof(uint32_t));
	ck_assert_uint_eq(seal_count(LENGTH), BLOCKS);
	ck_assert_uint_eq(seal_count(3 * SEAL_BLOCK), 3);
	ck_assert_uint_eq(seal_count(1), 1);
	ck_assert_uint_eq(seal_count(0), 0);
}
END_TEST

/* A changed byte is met by whoever looks at its block, and by nobody else. */
START_TEST(tell_of_damage_where_it_is)
{
	data[_i]++;
	ck_assert(!sealed_holds(&sealed));
	for (size_t i = 0; i < LENGTH; i++)
		ck_assert_int_eq(seal_watch_holds(&watch, i, 1),
				 i / SEAL_BLOCK != (size_t)_i / SEAL_BLOCK);
	ck_assert(!seal_watch_holds(&watch, 0, LENGTH));
	data[_i]--;
	ck_assert(sealed_holds(&sealed));
	ck_assert(seal_watch_holds(&watch, 0, LENGTH));
}
END_TEST

START_TEST(look_at_each_block_once)
{
	ck_assert(seal_watch_holds(&watch, SEAL_BLOCK - 1, 2));
	data[0]++;
	ck_assert(seal_watch_holds(&watch, 0, 2 * SEAL_BLOCK));
	ck_assert(!sealed_holds(&sealed));
}
END_TEST

/* Not before a quarter was looked at; then what comes later is not met. */
START_TEST(settle_once_a_good_part_was_seen)
{
	seal_watch_settle(&watch);
	ck_assert_ptr_nonnull(watch.seen);
	ck_assert(seal_watch_is_new(&watch));
	seal_watch_expect(&watch, LENGTH - 1);
	ck_assert(seal_watch_holds(&watch, 0, 1));
	seal_watch_settle(&watch);
	ck_assert_ptr_null(watch.seen);
	ck_assert(!seal_watch_is_new(&watch));
	ck_assert(seal_watch_has_seen(&watch, LENGTH - 1));
	data[LENGTH - 1]++;
	ck_assert(seal_watch_holds(&watch, 0, LENGTH));
}
END_TEST

/* Damage elsewhere keeps the others good, however often one tries. */
START_TEST(never_settle_on_damage)
{
	data[LENGTH - 1]++;
	ck_assert(seal_watch_holds(&watch, 0, 1));
	for (int i = 0; i < 2; i++) {
		seal_watch_settle(&watch);
		ck_assert_ptr_nonnull(watch.seen);
		ck_assert(seal_watch_holds(&watch, 0, 3 * SEAL_BLOCK));
		ck_assert(!seal_watch_holds(&watch, LENGTH - 1, 1));
	}
}
END_TEST

START_TEST(let_pass_what_has_none)
{
	struct seal_watch open;

	sealed.seal = NULL;
	data[7]++;
	ck_assert(sealed_holds(&sealed));
	ck_assert(seal_watch_start(&open, &sealed));
	ck_assert(seal_watch_holds(&open, 0, LENGTH));
	seal_watch_clear(&open);
}
END_TEST

Suite *
seal_suite(void)
{
	Suite *suite = suite_create("seal");
	TCase *blocks = tcase_create("blocks");

	tcase_add_checked_fixture(blocks, setup, teardown);
	tcase_add_test(blocks, are_as_many_as_blocks);
	tcase_add_loop_test(blocks, tell_of_damage_where_it_is, 0, LENGTH);
	tcase_add_test(blocks, look_at_each_block_once);
	tcase_add_test(blocks, settle_once_a_good_part_was_seen);
	tcase_add_test(blocks, never_settle_on_damage);
	tcase_add_test(blocks, let_pass_what_has_none);
	suite_add_tcase(suite, blocks);
	return suite;
}
