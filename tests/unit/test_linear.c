/* SPDX-License-Identifier: MIT */
#include "../../src/learn/linear.h"

#include "unit.h"

#include "../../src/learn/corpus.h"

static struct error error;

/* Two documents on one axis: what separates them can be told by hand. */
static struct entry first[] = { { 0, 2 } };
static struct entry second[] = { { 0, 0.5f }, { 1, 1 } };

static const struct vector vector[] = { { .entry = first, .count = 1 },
					{ .entry = second, .count = 2 } };

static struct machine
fit(double c)
{
	static const uint32_t row[] = { 0, 1 };
	static const signed char label[] = { LABEL_HOLDS, LABEL_NOT };
	struct svm_task task = { .row = row,
				 .label = label,
				 .count = 2,
				 .c = c,
				 .tolerance = 1e-6 };
	struct linear *linear = linear_new(vector, 2, 2, NULL, &error);
	struct machine machine;

	ck_assert_ptr_nonnull(linear);
	ck_assert(linear_fit(linear, &task, &machine, &error));
	linear_free(linear);
	return machine;
}

static double
decide(const struct machine *machine, const struct vector *document)
{
	double sum = -machine->rho;

	for (size_t i = 0; i < document->count; i++)
		sum += machine->weight[document->entry[i].index] *
		       (double)document->entry[i].value;
	return sum;
}

static void
setup(void)
{
	ck_assert(linear_start(&error));
}

/*
 * The least w with a bias of its own term that keeps both at their margin:
 * w = a x0 - b x1, where the products of the documents (with the bias)
 * are 5, 2 and 2.25, so 5a - 2b = 1 and 2a - 2.25b = -1.
 */
START_TEST(finds_the_plane)
{
	struct machine machine = fit(100);
	double a = 17 / 29.0;
	double b = 28 / 29.0;

	ck_assert_double_eq_tol(machine.weight[0], 2 * a - b / 2, 1e-4);
	ck_assert_double_eq_tol(machine.weight[1], -b, 1e-4);
	ck_assert_double_eq_tol(machine.rho, b - a, 1e-4);
	ck_assert_double_eq_tol(decide(&machine, &vector[0]), 1, 1e-4);
	ck_assert_double_eq_tol(decide(&machine, &vector[1]), -1, 1e-4);
	machine_clear(&machine);
}
END_TEST

/* With so little to spend, each document has all of it. */
START_TEST(spends_no_more_than_c)
{
	struct machine machine = fit(0.01);

	ck_assert_double_eq_tol(machine.weight[0], 0.01 * 1.5, 1e-9);
	ck_assert_double_eq_tol(machine.weight[1], -0.01, 1e-9);
	ck_assert_double_eq_tol(machine.rho, 0, 1e-9);
	machine_clear(&machine);
}
END_TEST

Suite *
linear_suite(void)
{
	Suite *suite = suite_create("linear");
	TCase *planes = tcase_create("planes");

	tcase_add_checked_fixture(planes, setup, NULL);
	tcase_add_test(planes, finds_the_plane);
	tcase_add_test(planes, spends_no_more_than_c);
	suite_add_tcase(suite, planes);
	return suite;
}
