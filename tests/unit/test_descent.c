/* SPDX-License-Identifier: MIT */
/* Our own solver on scaled terms against liblinear, from anywhere. */
#include "../../src/learn/descent.h"

#include "sample.h"
#include "unit.h"

#include "../../src/learn/ratio.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double TOLERANCE = 0.001;

/* How far two solutions of that tolerance may lie apart. */
static const double APART = 0.01;

static struct sample sample;
static struct dataset dataset;
static struct compact compact;
static struct ratio ratio;
static struct descent *descent;
static float *scale;
static struct learnt learnt[SAMPLE_DOCUMENTS];
static size_t count;
static float limit[SAMPLE_DOCUMENTS];
static double decision[SAMPLE_DOCUMENTS];
static struct error error;

/* Learn a category at a C, but for a fold; SAMPLE_FOLDS leaves out none. */
static void
choose(size_t category, double c, unsigned fold)
{
	count = 0;
	memset(limit, 0, sizeof limit);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		signed char label =
			sample.corpus->example[i]->label[category];

		if (dataset.fold[i] == fold)
			continue;
		learnt[count++] = (struct learnt){ (uint32_t)i, label };
		limit[i] = (float)(label * c);
	}

	const struct lesson lesson = { learnt, count, fold };

	ck_assert(ratio_scales(&ratio, &lesson, 0.5, scale, &error));
}

static void
setup(void)
{
	sample_open(&sample);
	ck_assert(linear_start(&error));
	ck_assert(dataset_make(&dataset, &sample.input, &sample.options,
			       &error));
	scale = calloc(dataset.vocabulary->size, sizeof *scale);
	ck_assert(compact_make(&compact, dataset.vector, dataset.rows,
			       dataset.vocabulary->size, &error));
	ck_assert(ratio_make(&ratio, &compact, dataset.fold, dataset.folds,
			     &error));
	descent = descent_new(&compact, &error);
	ck_assert_ptr_nonnull(scale);
	ck_assert_ptr_nonnull(descent);
	choose(SAMPLE_ESPIONAGE, 1, SAMPLE_FOLDS);
}

static void
teardown(void)
{
	descent_free(descent);
	ratio_clear(&ratio);
	compact_clear(&compact);
	free(scale);
	dataset_clear(&dataset);
	sample_close(&sample);
}

static void
decide_by_liblinear(double c, double *expected)
{
	struct solver *solver = solver_new(&dataset, &error);
	struct linear *linear =
		linear_new(dataset.vector, dataset.rows,
			   dataset.vocabulary->size, scale, &error);
	struct solve_task task = { .linear = linear,
				   .dataset = &dataset,
				   .learnt = learnt,
				   .count = count,
				   .c = c,
				   .tolerance = TOLERANCE };
	struct machine machine;

	ck_assert_ptr_nonnull(solver);
	ck_assert_ptr_nonnull(linear);
	ck_assert(solve(solver, &task, &machine, expected, &error));
	machine_clear(&machine);
	linear_free(linear);
	solver_free(solver);
}

static void
agrees(double c, const float *from)
{
	double expected[SAMPLE_DOCUMENTS];

	descent_solve(descent, scale, limit, from, TOLERANCE);
	descent_decide(descent, true, decision);
	decide_by_liblinear(c, expected);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		ck_assert_double_eq_tol(decision[i], expected[i], APART);
}

START_TEST(agrees_with_liblinear_from_nothing)
{
	static const double c[] = { 0.1, 1, 10 };

	for (size_t category = 0; category < SAMPLE_CATEGORIES; category++) {
		choose(category, c[_i], SAMPLE_FOLDS);
		agrees(c[_i], NULL);
	}
}
END_TEST

/* From another fold's solution at another C, with coefficients out of bounds. */
START_TEST(agrees_with_liblinear_from_a_related_one)
{
	float from[SAMPLE_DOCUMENTS];

	choose(SAMPLE_ESPIONAGE, 4, 0);
	descent_solve(descent, scale, limit, NULL, TOLERANCE);
	memcpy(from, descent_coefficients(descent), sizeof from);
	choose(SAMPLE_ESPIONAGE, 1, (unsigned)_i);
	agrees(1, from);
}
END_TEST

/*
 * The conditions of a solution: a document outside its margin has no
 * coefficient, one inside has all of its limit.
 */
START_TEST(meets_the_conditions)
{
	const float *coefficient;

	choose(SAMPLE_RANSOMWARE, 1, 1);
	descent_solve(descent, scale, limit, NULL, TOLERANCE);
	descent_decide(descent, true, decision);
	coefficient = descent_coefficients(descent);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		double label = limit[i] > 0 ? 1 : -1;

		if (limit[i] == 0 || label * decision[i] > 1 + 2 * TOLERANCE)
			ck_assert_double_eq((double)coefficient[i], 0);
		else if (label * decision[i] < 1 - 2 * TOLERANCE)
			ck_assert_double_eq((double)coefficient[i],
					    (double)limit[i]);
	}
}
END_TEST

/* A document that takes no part may be anything. */
START_TEST(sees_nothing_of_what_is_left_out)
{
	double before[SAMPLE_DOCUMENTS];

	choose(SAMPLE_ESPIONAGE, 1, 2);
	descent_solve(descent, scale, limit, NULL, TOLERANCE);
	descent_decide(descent, true, before);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		if (dataset.fold[i] == 2)
			compact.unit[i] *= 3;
	descent_solve(descent, scale, limit, NULL, TOLERANCE);
	descent_decide(descent, true, decision);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		if (dataset.fold[i] != 2)
			ck_assert_double_eq(decision[i], before[i]);
}
END_TEST

/* Those that took no part, and no other. */
START_TEST(decides_what_is_left_out)
{
	choose(SAMPLE_ESPIONAGE, 1, 1);
	descent_solve(descent, scale, limit, NULL, TOLERANCE);
	descent_decide(descent, true, decision);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		double all = decision[i];

		decision[i] = 99;
		descent_decide(descent, false, decision);
		ck_assert_double_eq(decision[i],
				    dataset.fold[i] == 1 ? all : 99);
	}
}
END_TEST

/* A bound on the rounds ends what no tolerance does. */
START_TEST(ends_where_the_tolerance_is_never_met)
{
	descent_solve(descent, scale, limit, NULL, -1);
	descent_decide(descent, true, decision);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		ck_assert(isfinite(decision[i]));
}
END_TEST

Suite *
descent_suite(void)
{
	Suite *suite = suite_create("descent");
	TCase *solution = tcase_create("solution");

	tcase_add_checked_fixture(solution, setup, teardown);
	tcase_add_loop_test(solution, agrees_with_liblinear_from_nothing, 0,
			    3);
	tcase_add_loop_test(solution,
			    agrees_with_liblinear_from_a_related_one, 0,
			    SAMPLE_FOLDS + 1);
	tcase_add_test(solution, meets_the_conditions);
	tcase_add_test(solution, sees_nothing_of_what_is_left_out);
	tcase_add_test(solution, decides_what_is_left_out);
	tcase_add_test(solution, ends_where_the_tolerance_is_never_met);
	suite_add_tcase(suite, solution);
	return suite;
}
