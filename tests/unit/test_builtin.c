/* SPDX-License-Identifier: MIT */
/* What compilers do for us against the plain form of it. */
#include "../../src/base/builtin.h"

#include "unit.h"

START_TEST(compare_lanes_as_the_plain_form_does)
{
	uint64_t state = 3;
	size_t equal = 0;

	for (int i = 0; i < 10000; i++) {
		uint32_t number[LANES];
		uint32_t value = (uint32_t)unit_random(&state) % 3;

		for (size_t k = 0; k < LANES; k++) {
			uint32_t random = (uint32_t)unit_random(&state);

			number[k] = random % 2 ? random % 3 : random;
		}
		ck_assert_uint_eq(lanes_equal(number, value),
				  lanes_equal_plain(number, value));
		equal += lanes_equal(number, value) != 0;
	}
	ck_assert_uint_gt(equal, 1000);
}
END_TEST

START_TEST(find_each_lane)
{
	uint32_t number[LANES] = { 0 };

	number[_i] = UINT32_MAX;
	ck_assert_uint_eq(lanes_equal(number, UINT32_MAX), 1u << _i);
	ck_assert_uint_eq(lanes_equal_plain(number, UINT32_MAX), 1u << _i);
	ck_assert_uint_eq(lowest_bit(0xff00u | 1u << _i), (unsigned)_i);
	ck_assert_uint_eq(lowest_bit_plain(0xff00u | 1u << _i), (unsigned)_i);
}
END_TEST

Suite *
builtin_suite(void)
{
	Suite *suite = suite_create("builtin");
	TCase *lanes = tcase_create("lanes");

	tcase_add_test(lanes, compare_lanes_as_the_plain_form_does);
	tcase_add_loop_test(lanes, find_each_lane, 0, LANES);
	suite_add_tcase(suite, lanes);
	return suite;
}
