/* SPDX-License-Identifier: MIT */
#include "../../src/base/parallel.h"

#include "unit.h"

#include <stdatomic.h>

enum { TASKS = 1000, NOBODY = TASKS };

struct tally {
	atomic_int runs[TASKS];
	atomic_uint worker_most;
	atomic_int begun;
	size_t refused;		/* the work that fails, or NOBODY */
};

static struct tally tally;

static bool
count_run(void *context, size_t i, unsigned worker)
{
	struct tally *counted = context;
	unsigned most = atomic_load(&counted->worker_most);

	while (worker > most && !atomic_compare_exchange_weak(
					&counted->worker_most, &most, worker))
		;
	atomic_fetch_add(&counted->begun, 1);
	atomic_fetch_add(&counted->runs[i], 1);
	return i != counted->refused;
}

static void
setup(void)
{
	tally = (struct tally){ .refused = NOBODY };
}

static const unsigned threads[] = { 1, 2, 7, 64, PARALLEL_MOST,
				    PARALLEL_MOST + 50 };
static const size_t amounts[] = { 0, 1, 2, 63, TASKS };

START_TEST(runs_each_piece_of_work_once)
{
	for (size_t i = 0; i < COUNT(amounts); i++) {
		setup();
		ck_assert(parallel_run(threads[_i], amounts[i], count_run,
				       &tally));
		for (size_t task = 0; task < TASKS; task++)
			ck_assert_int_eq(atomic_load(&tally.runs[task]),
					 task < amounts[i]);
	}
}
END_TEST

START_TEST(names_workers_below_the_number_of_threads)
{
	ck_assert(parallel_run(threads[_i], TASKS, count_run, &tally));
	ck_assert_uint_lt(atomic_load(&tally.worker_most), threads[_i]);
	ck_assert_uint_lt(atomic_load(&tally.worker_most), PARALLEL_MOST);
}
END_TEST

START_TEST(tells_when_some_work_failed)
{
	tally.refused = TASKS / 2;
	ck_assert(!parallel_run(threads[_i], TASKS, count_run, &tally));
	ck_assert_int_eq(atomic_load(&tally.runs[TASKS / 2]), 1);
	for (size_t task = 0; task < TASKS; task++)
		ck_assert_int_le(atomic_load(&tally.runs[task]), 1);
}
END_TEST

START_TEST(begins_nothing_behind_a_failure)
{
	tally.refused = 10;
	ck_assert(!parallel_run(1, TASKS, count_run, &tally));
	ck_assert_int_eq(atomic_load(&tally.begun), 11);
}
END_TEST

START_TEST(has_one_processor_at_least)
{
	ck_assert_uint_ge(parallel_processors(), 1);
	ck_assert_uint_le(parallel_processors(), PARALLEL_MOST);
}
END_TEST

Suite *
parallel_suite(void)
{
	Suite *suite = suite_create("parallel");
	TCase *work = tcase_create("work");

	tcase_add_checked_fixture(work, setup, NULL);
	tcase_add_loop_test(work, runs_each_piece_of_work_once, 0,
			    COUNT(threads));
	tcase_add_loop_test(work, names_workers_below_the_number_of_threads, 0,
			    COUNT(threads));
	tcase_add_loop_test(work, tells_when_some_work_failed, 0,
			    COUNT(threads));
	tcase_add_test(work, begins_nothing_behind_a_failure);
	tcase_add_test(work, has_one_processor_at_least);
	suite_add_tcase(suite, work);
	return suite;
}
