/* SPDX-License-Identifier: MIT */
#include "../../src/base/splitmix.h"

#include "unit.h"

/* The first numbers of Vigna's reference implementation. */
static const struct {
	uint64_t seed;
	uint64_t next[5];
} streams[] = {
	{ 1234567,
	  { UINT64_C(6457827717110365317), UINT64_C(3203168211198807973),
	    UINT64_C(9817491932198370423), UINT64_C(4593380528125082431),
	    UINT64_C(16408922859458223821) } },
	{ 0,
	  { UINT64_C(0xe220a8397b1dcdaf), UINT64_C(0x6e789e6aa1b965f4),
	    UINT64_C(0x06c45d188009454f), UINT64_C(0xf88bb8a8724c81ec),
	    UINT64_C(0x1b39896a51a8749b) } },
};

START_TEST(gives_the_published_numbers)
{
	struct splitmix splitmix = { streams[_i].seed };

	for (size_t i = 0; i < COUNT(streams[_i].next); i++)
		ck_assert_uint_eq(splitmix_next(&splitmix),
				  streams[_i].next[i]);
}
END_TEST

static const uint32_t limits[] = { 1, 2, 3, 7, 10, 4096, 3000000000 };

/* The lowest and the highest third, to six standard deviations. */
START_TEST(stays_below_the_limit_and_is_even)
{
	struct splitmix splitmix = { 42 };
	uint32_t limit = limits[_i];
	size_t low = 0;
	size_t high = 0;

	for (size_t i = 0; i < 3000; i++) {
		uint32_t number = splitmix_below(&splitmix, limit);

		ck_assert_uint_lt(number, limit);
		low += number < limit / 3;
		high += number >= limit - limit / 3;
	}
	double expected = 3000.0 * (limit / 3) / limit;

	ck_assert_double_eq_tol((double)low, expected, 150);
	ck_assert_double_eq_tol((double)high, expected, 150);
}
END_TEST

Suite *
splitmix_suite(void)
{
	Suite *suite = suite_create("splitmix");
	TCase *all = tcase_create("splitmix");

	tcase_add_loop_test(all, gives_the_published_numbers, 0,
			    (int)COUNT(streams));
	tcase_add_loop_test(all, stays_below_the_limit_and_is_even, 0,
			    (int)COUNT(limits));
	suite_add_tcase(suite, all);
	return suite;
}
