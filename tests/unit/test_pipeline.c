/* SPDX-License-Identifier: MIT */
#include "../../src/base/pipeline.h"

#include "unit.h"

#include <sched.h>
#include <stdatomic.h>

enum { ITEMS = 3000, SLOTS_MOST = 16, THREADS_MOST = 5, NEVER = ITEMS + 1 };

/* Items are numbers; to work on one squares it. */
static struct {
	struct pipeline pipeline;
	size_t slot[SLOTS_MOST];
	size_t last; /* the item that ends it */
	size_t stop; /* the item after which nothing is wanted */
	atomic_size_t read;
	size_t written;
	atomic_size_t wrong;
	atomic_size_t worked;
	bool first_waits; /* for the second to be done */
} row;

static bool
read_number(void *context, size_t slot)
{
	row.wrong += context != &row || slot >= row.pipeline.slots;
	if (row.read == row.last)
		return false;
	row.slot[slot] = atomic_fetch_add(&row.read, 1) + 1;
	return true;
}

static void
square(void *context, size_t slot, unsigned worker)
{
	size_t number = row.slot[slot];

	(void)context;
	(void)worker;
	while (row.first_waits && number == 1 && row.worked == 0)
		sched_yield();
	/* Some take longer, so that later ones are done first. */
	for (volatile size_t i = 0; i < number % 7 * 300; i++)
		;
	row.slot[slot] = number * number;
	atomic_fetch_add(&row.worked, 1);
}

static bool
write_square(void *context, size_t slot)
{
	size_t number = ++row.written;

	(void)context;
	row.wrong += row.slot[slot] != number * number;
	/* With threads, none before all slots were filled. */
	if (row.first_waits)
		row.wrong +=
			row.read < row.pipeline.slots && row.read < row.last;
	return number != row.stop;
}

static void
run(size_t slots, unsigned threads, size_t last, size_t stop)
{
	row.last = last;
	row.stop = stop;
	row.read = 0;
	row.written = 0;
	row.wrong = 0;
	row.worked = 0;
	row.first_waits = threads > 1;
	row.pipeline = (struct pipeline){ slots, &row, read_number, square,
					  write_square };
	pipeline_run(&row.pipeline, threads);
	ck_assert_uint_eq(row.wrong, 0);
}

START_TEST(writes_each_item_in_order)
{
	static const size_t slots[] = { 2, 3, 4, SLOTS_MOST };

	for (unsigned threads = 1; threads <= THREADS_MOST; threads++) {
		run(slots[_i], threads, ITEMS, NEVER);
		ck_assert_uint_eq(row.read, ITEMS);
		ck_assert_uint_eq(row.worked, ITEMS);
		ck_assert_uint_eq(row.written, ITEMS);
		run(slots[_i], threads, 2, NEVER);
		ck_assert_uint_eq(row.written, 2);
		run(slots[_i], threads, 0, NEVER);
		ck_assert_uint_eq(row.written, 0);
	}
}
END_TEST

START_TEST(stops_where_nothing_more_is_wanted)
{
	for (unsigned threads = 1; threads <= THREADS_MOST; threads++) {
		run(SLOTS_MOST, threads, ITEMS, 100);
		ck_assert_uint_eq(row.written, 100);
		ck_assert_uint_le(row.read, 100 + SLOTS_MOST);
	}
}
END_TEST

Suite *
pipeline_suite(void)
{
	Suite *suite = suite_create("pipeline");
	TCase *all = tcase_create("all");

	tcase_set_timeout(all, 20);
	tcase_add_loop_test(all, writes_each_item_in_order, 0, 4);
	tcase_add_test(all, stops_where_nothing_more_is_wanted);
	suite_add_tcase(suite, all);
	return suite;
}
