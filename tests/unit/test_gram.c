/* SPDX-License-Identifier: MIT */
#include "../../src/learn/gram.h"

#include "sample.h"
#include "unit.h"

#include <math.h>
#include <stdlib.h>

/* More than two squares in a row, the last of them not full. */
enum { SIZE = 1100, TERMS = 60, LONGEST = 25 };

/* Of so many rows one is looked at, those of all squares among them. */
enum { STEP = 17 };

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

static const size_t sizes[] = { 1, 2, 511, 512, 513, 1024, SIZE };

START_TEST(equals_brute_force)
{
	size_t size = sizes[_i];
	struct gram gram;

	ck_assert(gram_compute(&gram, vector, size, TERMS, 2, &error));
	for (size_t i = 0; i < size; i += STEP) {
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
	for (size_t i = 0; i < SIZE; i += STEP)
		for (size_t j = 0; j < i; j++)
			ck_assert_mem_eq(gram_row(&gram, i) + j,
					 gram_row(&gram, j) + i,
					 sizeof(float));
	gram_clear(&gram);
}
END_TEST

/*
 * Of two elements x, y: the products of (sqrt 2 x, sqrt 2 y, x^2, y^2,
 * sqrt 2 x y).
 */
START_TEST(squares_to_products_of_all_elements)
{
	enum { FEW = 20, WRITTEN_OUT = 5 };
	static struct entry plain_entry[FEW][2];
	static struct entry squared_entry[FEW][WRITTEN_OUT];
	struct vector plain[FEW], squared[FEW];
	struct gram gram, expected;
	uint64_t state = 7;

	for (size_t i = 0; i < FEW; i++) {
		float x = (float)sample_random(&state, 200) / 100 - 1;
		float y = (float)sample_random(&state, 200) / 100 - 1;
		const float value[] = { (float)M_SQRT2 * x, (float)M_SQRT2 * y,
					x * x, y * y,
					(float)M_SQRT2 * x * y };

		plain_entry[i][0] = (struct entry){ 0, x };
		plain_entry[i][1] = (struct entry){ 1, y };
		for (uint32_t k = 0; k < WRITTEN_OUT; k++)
			squared_entry[i][k] = (struct entry){ k, value[k] };
		plain[i] = (struct vector){ .entry = plain_entry[i],
					    .count = 2 };
		squared[i] = (struct vector){ .entry = squared_entry[i],
					      .count = WRITTEN_OUT };
	}
	ck_assert(gram_compute(&gram, plain, FEW, 2, 1, &error));
	gram_square(&gram);
	ck_assert(gram_compute(&expected, squared, FEW, WRITTEN_OUT, 1,
			       &error));
	for (size_t i = 0; i < FEW * gram.stride; i++)
		ck_assert_double_eq_tol((double)gram.product[i],
					(double)expected.product[i], 1e-5);
	gram_clear(&gram);
	gram_clear(&expected);
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
	tcase_add_test(matrix, squares_to_products_of_all_elements);
	tcase_add_test(matrix, says_what_it_takes);
	suite_add_tcase(suite, matrix);
	return suite;
}
