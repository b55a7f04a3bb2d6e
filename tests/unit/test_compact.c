/* SPDX-License-Identifier: MIT */
#include "../../src/learn/compact.h"

#include "unit.h"

enum { ROWS = 3 };

static struct entry one[] = { { 0, 0.6f }, { 2, 0.8f } };
static struct entry two[] = { { 1, 1 }, { 0, 0.001f }, { 2, 0 } };
static const struct vector vector[ROWS] = { { .entry = one, .count = 2 },
					    { .count = 0 },
					    { .entry = two, .count = 3 } };

static struct compact compact;
static struct error error;

static float
value(size_t row, size_t i)
{
	uint32_t entry = compact.entry[compact.start[row] + i];

	return compact_level(&compact, entry) * compact.unit[row];
}

/* For so many terms, within half a unit of a row whose largest is 1. */
static const struct {
	size_t terms;
	double within;
} sizes[] = { { 3, 1e-7 }, { 65536, 1 / 131070.0 }, { 1 << 24, 1 / 510.0 } };

START_TEST(keeps_terms_and_nearly_the_values)
{
	ck_assert(compact_make(&compact, vector, ROWS, sizes[_i].terms,
			       &error));
	for (size_t row = 0; row < ROWS; row++) {
		ck_assert_uint_eq(compact.start[row + 1] - compact.start[row],
				  vector[row].count);
		for (size_t i = 0; i < vector[row].count; i++) {
			const struct entry *entry = &vector[row].entry[i];

			ck_assert_uint_eq(
				compact_term(&compact,
					     compact.entry[compact.start[row] +
							   i]),
				entry->index);
			ck_assert_double_eq_tol((double)value(row, i),
						(double)entry->value,
						sizes[_i].within);
		}
	}
	compact_clear(&compact);
}
END_TEST

/* The last term and the largest level, with no bit of one in the other. */
START_TEST(tells_the_last_term_from_the_largest_level)
{
	size_t terms = (size_t)1 << (4 * _i + 1);
	struct entry last = { (uint32_t)terms - 1, 0.5f };
	struct vector row = { .entry = &last, .count = 1 };

	ck_assert(compact_make(&compact, &row, 1, terms, &error));
	ck_assert_uint_eq(compact_term(&compact, compact.entry[0]), terms - 1);
	ck_assert_double_eq_tol((double)value(0, 0), 0.5, 1e-6);
	compact_clear(&compact);
}
END_TEST

Suite *
compact_suite(void)
{
	Suite *suite = suite_create("compact");
	TCase *rows = tcase_create("rows");

	tcase_add_loop_test(rows, keeps_terms_and_nearly_the_values, 0,
			    COUNT(sizes));
	tcase_add_loop_test(rows, tells_the_last_term_from_the_largest_level,
			    0, 6);
	suite_add_tcase(suite, rows);
	return suite;
}
