/* SPDX-License-Identifier: MIT */
#include "../../src/learn/gram.h"

#include "sample.h"
#include "unit.h"

#include <math.h>
#include <stdlib.h>

/* More than two blocks of rows, the last of them not full. */
enum { SIZE = 150, TERMS = 60, LONGEST = 25 };

static struct vector vector[SIZE];
static struct entry entry[SIZE][LONGEST];
static struct error error;

/* Every tenth is empty; the others are of ascending terms and length 1. */
static void
setup(void)
{
	uint64_t state = 3;

	for (size_t i = 0; i < SIZE; i++) {
		uint32_t term = sample_random(&state, 3);
		double squares = 0;

		vector[i] = (struct vector){ .entry = entry[i] };
		while (i % 10 != 0 && term < TERMS) {
			struct entry *next = &entry[i][vector[i].count++];

			ck_assert_uint_le(vector[i].count, LONGEST);
			next->index = term;
			next->value =
				(float)(1 + sample_random(&state, 900)) / 100;
			squares += (double)next->value * (double)next->value;
			term += 3 + sample_random(&state, 8);
		}
		for (size_t k = 0; k < vector[i].count; k++)
			entry[i][k].value /= (float)sqrt(squares);
	}
}

static double
product(const struct vector *first, const struct vector *second)
{
	double sum = 0;

	for (size_t i = 0; i < first->count; i++)
		for (size_t k = 0; k < second->count; k++)
			if (first->entry[i].index == second->entry[k].index)
				sum += (double)first->entry[i].value *
				       (double)second->entry[k].value;
	return sum;
}

static const size_t sizes[] = { 1, 2, 63, 64, 65, 128, SIZE };

START_TEST(equals_brute_force)
{
	size_t size = sizes[_i];
	struct gram gram;

	ck_assert(gram_compute(&gram, vector, size, TERMS, 2, &error));
	for (size_t i = 0; i < size; i++) {
		const float *row = gram_row(&gram, i);

		for (size_t j = 0; j < size; j++)
			ck_assert_double_eq_tol(
				(double)row[j],
				product(&vector[i], &vector[j]), 1e-6);
		for (size_t j = size; j < gram.stride; j++)
			ck_assert_double_eq((double)row[j], 0);
	}
	gram_clear(&gram);
	ck_assert_ptr_null(gram.product);
}
END_TEST

START_TEST(is_the_same_for_any_number_of_threads)
{
	struct gram alone;
	struct gram gram;

	ck_assert(gram_compute(&alone, vector, SIZE, TERMS, 1, &error));
	ck_assert(gram_compute(&gram, vector, SIZE, TERMS, (unsigned)_i,
			       &error));
	ck_assert_mem_eq(gram.product, alone.product, gram_bytes(SIZE));
	gram_clear(&alone);
	gram_clear(&gram);
}
END_TEST

START_TEST(is_symmetric_to_the_bit)
{
	struct gram gram;

	ck_assert(gram_compute(&gram, vector, SIZE, TERMS, 3, &error));
	for (size_t i = 0; i < SIZE; i++)
		for (size_t j = 0; j < i; j++)
			ck_assert_mem_eq(gram_row(&gram, i) + j,
					 gram_row(&gram, j) + i,
					 sizeof(float));
	gram_clear(&gram);
}
END_TEST

START_TEST(says_what_it_takes)
{
	ck_assert_uint_eq(gram_bytes(1000), 1000 * 1008 * 4);
}
END_TEST

Suite *
gram_suite(void)
{
	Suite *suite = suite_create("gram");
	TCase *matrix = tcase_create("matrix");

	tcase_add_checked_fixture(matrix, setup, NULL);
	tcase_add_loop_test(matrix, equals_brute_force, 0, COUNT(sizes));
	tcase_add_loop_test(matrix, is_the_same_for_any_number_of_threads, 2,
			    5);
	tcase_add_test(matrix, is_symmetric_to_the_bit);
	tcase_add_test(matrix, says_what_it_takes);
	suite_add_tcase(suite, matrix);
	return suite;
}
