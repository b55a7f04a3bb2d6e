/* SPDX-License-Identifier: MIT */
/* What compilers do for us against the plain form of it. */
#include "../../src/base/builtin.h"

#include "unit.h"

#include <math.h>

#ifndef BUILTIN_SUITE
#define BUILTIN_SUITE "builtin"
#endif

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

static float
random_float(uint64_t *state)
{
	return (float)((double)unit_random(state) / 0x1p30 - 1);
}

/* To the bit, with 0, infinity and equal numbers among them. */
START_TEST(count_floats_as_c_does)
{
	static const float special[] = { 0, 1, INFINITY, -INFINITY };
	uint64_t state = 5;

	for (int round = 0; round < 1000; round++) {
		float a[FLOATS], b[FLOATS], got[6][FLOATS];

		for (int i = 0; i < FLOATS; i++) {
			a[i] = random_float(&state);
			b[i] = random_float(&state);
			if (unit_random(&state) % 4 == 0)
				b[i] = special[unit_random(&state) % 4];
		}

		struct floats x = floats_load(a);
		struct floats y = floats_load(b);

		floats_store(got[0], floats_add(x, y));
		floats_store(got[1], floats_subtract(x, y));
		floats_store(got[2], floats_multiply(x, y));
		floats_store(got[3], floats_divide(x, y));
		floats_store(got[4], floats_larger(x, y));
		floats_store(got[5], floats_all(a[3]));
		for (int i = 0; i < FLOATS; i++) {
			const float want[] = { a[i] + b[i], a[i] - b[i],
					       a[i] * b[i], a[i] / b[i],
					       a[i] > b[i] ? a[i] : b[i],
					       a[3] };

			for (size_t k = 0; k < COUNT(want); k++)
				ck_assert_mem_eq(&got[k][i], &want[k],
						 sizeof want[k]);
		}
	}
}
END_TEST

START_TEST(add_products_as_c_does)
{
	int16_t number[2 * FLOATS] = { 0, 1, -1, INT16_MAX, INT16_MIN };
	struct floats sum[2] = { floats_all(0), floats_all(0) };
	float want[2 * FLOATS] = { 0 };
	float got[2 * FLOATS];
	uint64_t state = 6;

	for (int round = 0; round < 1000; round++) {
		float factor[FLOATS];

		for (int i = 0; i < FLOATS; i++)
			factor[i] = random_float(&state);
		floats_add_products(sum, number, floats_load(factor));
		for (int i = 0; i < 2 * FLOATS; i++)
			want[i] += factor[i % FLOATS] * (float)number[i];
		for (int i = 0; i < 2 * FLOATS; i++)
			number[i] = (int16_t)unit_random(&state);
	}
	floats_store(got, sum[0]);
	floats_store(got + FLOATS, sum[1]);
	ck_assert_mem_eq(got, want, sizeof want);
}
END_TEST

START_TEST(find_the_largest_float)
{
	float value[FLOATS] = { -3, -INFINITY, -2, -4 };

	value[_i] = 7;
	ck_assert_float_eq(floats_most(floats_load(value)), 7);
	value[_i] = -8;
	ck_assert_float_le(floats_most(floats_load(value)), -2);
}
END_TEST

START_TEST(find_the_first_byte)
{
	unsigned char byte[8] = { 0 };
	uint64_t bytes = 0;

	ck_assert_uint_eq(bytes_before(0), 8);
	ck_assert_uint_eq(bytes_before_plain(0), 8);
	for (size_t i = (size_t)_i; i < sizeof byte; i++)
		byte[i] = (unsigned char)(1 << (i + (size_t)_i) % 8);
	memcpy(&bytes, byte, sizeof bytes);
	ck_assert_uint_eq(bytes_before(bytes), (unsigned)_i);
	ck_assert_uint_eq(bytes_before_plain(bytes), (unsigned)_i);
}
END_TEST

Suite *
builtin_suite(void)
{
	Suite *suite = suite_create(BUILTIN_SUITE);
	TCase *lanes = tcase_create("lanes");
	TCase *floats = tcase_create("floats");

	tcase_add_test(lanes, compare_lanes_as_the_plain_form_does);
	tcase_add_loop_test(lanes, find_each_lane, 0, LANES);
	tcase_add_loop_test(lanes, find_the_first_byte, 0, 8);
	suite_add_tcase(suite, lanes);
	tcase_add_test(floats, count_floats_as_c_does);
	tcase_add_test(floats, add_products_as_c_does);
	tcase_add_loop_test(floats, find_the_largest_float, 0, FLOATS);
	suite_add_tcase(suite, floats);
	return suite;
}
