/* SPDX-License-Identifier: MIT */
/* Our own solver against libsvm, from whatever it begins at. */
#include "../../src/learn/dual.h"

#include "sample.h"
#include "unit.h"

#include "../../src/learn/solve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What libsvm stops at, and how far two such solutions may lie apart. */
static const double TOLERANCE = 0.001;
static const double APART = 0.005;

static struct sample sample;
static struct dataset dataset;
static struct gram gram;
static struct dual *dual;
static struct solver *solver;
static signed char label[SAMPLE_DOCUMENTS];
static float limit[SAMPLE_DOCUMENTS];
static struct error error;

static void
choose(size_t category, double c)
{
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		label[i] = sample.corpus->example[i]->label[category];
		limit[i] = label[i] * (float)c;
	}
}

static void
setup(void)
{
	sample_open(&sample);
	ck_assert(svm_start(&error));
	ck_assert(dataset_make(&dataset, &sample.input, &sample.options,
			       &error));
	ck_assert(gram_compute(&gram, dataset.vector, dataset.rows,
			       dataset.vocabulary->size, 1, &error));
	dual = dual_new(&gram, &error);
	solver = solver_new(&dataset, &error);
	ck_assert_ptr_nonnull(dual);
	ck_assert_ptr_nonnull(solver);
	choose(SAMPLE_ESPIONAGE, 1);
	dual_reset(dual, label);
}

static void
teardown(void)
{
	dual_free(dual);
	solver_free(solver);
	gram_clear(&gram);
	dataset_clear(&dataset);
	sample_close(&sample);
}

static void
leave_out(unsigned fold)
{
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		if (dataset.fold[i] == fold)
			limit[i] = 0;
}

static void
solve_dual(void)
{
	dual_limit(dual, limit);
	dual_solve(dual, TOLERANCE);
}

/* What libsvm makes of the same documents, with all of them given. */
static void
decide_by_libsvm(double c, double *decision)
{
	struct learnt learnt[SAMPLE_DOCUMENTS];
	struct machine machine;
	struct solve_task task = { .gram = &gram,
				   .dataset = &dataset,
				   .learnt = learnt,
				   .c = c,
				   .tolerance = TOLERANCE };

	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		if (limit[i] != 0)
			learnt[task.count++] = (struct learnt){ (uint32_t)i,
								label[i] };
	ck_assert(solve(solver, &task, &machine, decision, &error));
	machine_clear(&machine);
}

static void
agrees_with_libsvm(double c)
{
	double expected[SAMPLE_DOCUMENTS];
	double decision[SAMPLE_DOCUMENTS];

	decide_by_libsvm(c, expected);
	dual_decide(dual, label, decision);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		ck_assert_double_eq_tol(decision[i], expected[i], APART);
}

START_TEST(agrees_from_nothing)
{
	static const double c[] = { 0.1, 0.5, 1, 2, 10 };

	for (size_t category = 0; category < SAMPLE_CATEGORIES; category++) {
		choose(category, c[_i]);
		dual_reset(dual, label);
		solve_dual();
		agrees_with_libsvm(c[_i]);
	}
}
END_TEST

START_TEST(agrees_with_a_fold_left_out)
{
	leave_out((unsigned)_i);
	solve_dual();
	agrees_with_libsvm(1);
}
END_TEST

/* From all documents to those without a fold, and to those without another. */
START_TEST(agrees_from_other_documents)
{
	solve_dual();
	leave_out((unsigned)_i);
	solve_dual();
	agrees_with_libsvm(1);
	choose(SAMPLE_ESPIONAGE, 1);
	leave_out((unsigned)(_i + 1) % SAMPLE_FOLDS);
	solve_dual();
	agrees_with_libsvm(1);
}
END_TEST

START_TEST(agrees_from_another_c)
{
	static const double from[] = { 0.1, 4 };

	choose(SAMPLE_ESPIONAGE, from[_i]);
	solve_dual();
	choose(SAMPLE_ESPIONAGE, 1);
	solve_dual();
	agrees_with_libsvm(1);
}
END_TEST

START_TEST(agrees_from_what_was_kept)
{
	float *kept = calloc(dual_room(&gram), sizeof *kept);

	ck_assert_ptr_nonnull(kept);
	solve_dual();
	dual_keep(dual, kept);
	choose(SAMPLE_RANSOMWARE, 1);
	dual_reset(dual, label);
	solve_dual();
	choose(SAMPLE_ESPIONAGE, 1);
	dual_begin(dual, kept);
	leave_out((unsigned)_i);
	solve_dual();
	agrees_with_libsvm(1);
	free(kept);
}
END_TEST

/* Limits may differ: a document of twice the limit is as one that is twice. */
START_TEST(agrees_where_documents_count_twice)
{
	struct learnt learnt[2 * SAMPLE_DOCUMENTS];
	double expected[SAMPLE_DOCUMENTS];
	double decision[SAMPLE_DOCUMENTS];
	struct machine machine;
	struct solve_task task = { .gram = &gram,
				   .dataset = &dataset,
				   .learnt = learnt,
				   .c = 0.5,
				   .tolerance = TOLERANCE };

	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		limit[i] *= i % 3 == 0 ? 1 : 0.5f;
		for (size_t times = i % 3 == 0 ? 2 : 1; times > 0; times--)
			learnt[task.count++] = (struct learnt){ (uint32_t)i,
								label[i] };
	}
	ck_assert(solve(solver, &task, &machine, expected, &error));
	machine_clear(&machine);
	solve_dual();
	dual_decide(dual, label, decision);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		ck_assert_double_eq_tol(decision[i], expected[i], APART);
}
END_TEST

/*
 * Coefficients add up to 0, keep to their limits, and the sums that were kept
 * up step by step are what the coefficients give.
 */
START_TEST(keeps_its_books)
{
	double sum = 0;

	for (unsigned round = 0; round < 3 * SAMPLE_FOLDS; round++) {
		choose(SAMPLE_ESPIONAGE, 1 + round % 2);
		leave_out(round % SAMPLE_FOLDS);
		solve_dual();
	}
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		double pull = label[i];

		sum += dual->coefficient[i];
		ck_assert_double_ge(dual->coefficient[i] * label[i], 0);
		ck_assert_double_le(dual->coefficient[i] * label[i],
				    (double)limit[i] * label[i]);
		for (size_t k = 0; k < SAMPLE_DOCUMENTS; k++)
			pull -= dual->coefficient[k] *
				(double)gram_row(&gram, i)[k];
		ck_assert_double_eq_tol((double)dual->pull[i], pull, 1e-4);
	}
	ck_assert_double_eq_tol(sum, 0, 1e-8);
}
END_TEST

/* Documents that are the same, of either label, have no curvature. */
START_TEST(ends_on_documents_that_are_all_the_same)
{
	for (size_t i = 0; i < gram.size * gram.stride; i++)
		gram.product[i] = i % gram.stride < gram.size;
	dual_free(dual);
	dual = dual_new(&gram, &error);
	dual_reset(dual, label);
	solve_dual();
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		ck_assert(isfinite(dual->coefficient[i]));
	ck_assert_double_ge(dual->rho, -1 - TOLERANCE);
	ck_assert_double_le(dual->rho, 1 + TOLERANCE);
}
END_TEST

/* A tolerance that nothing meets: a bound on the steps ends it. */
START_TEST(ends_where_the_tolerance_is_never_met)
{
	dual_limit(dual, limit);
	dual_solve(dual, -1);
	agrees_with_libsvm(1);
}
END_TEST

/* With nothing to learn from there is nothing to weigh. */
START_TEST(forgets_what_is_left_out)
{
	solve_dual();
	for (unsigned fold = 0; fold < SAMPLE_FOLDS; fold++)
		leave_out(fold);
	solve_dual();
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		ck_assert_double_eq(dual->coefficient[i], 0);
		ck_assert_double_eq_tol((double)dual->pull[i], label[i],
					1e-4);
	}
}
END_TEST

Suite *
dual_suite(void)
{
	Suite *suite = suite_create("dual");
	TCase *agreement = tcase_create("agreement");
	TCase *solution = tcase_create("solution");

	tcase_add_checked_fixture(agreement, setup, teardown);
	tcase_add_loop_test(agreement, agrees_from_nothing, 0, 5);
	tcase_add_loop_test(agreement, agrees_with_a_fold_left_out, 0,
			    SAMPLE_FOLDS);
	tcase_add_loop_test(agreement, agrees_from_other_documents, 0,
			    SAMPLE_FOLDS);
	tcase_add_loop_test(agreement, agrees_from_another_c, 0, 2);
	tcase_add_loop_test(agreement, agrees_from_what_was_kept, 0,
			    SAMPLE_FOLDS);
	tcase_add_test(agreement, agrees_where_documents_count_twice);
	suite_add_tcase(suite, agreement);

	tcase_add_checked_fixture(solution, setup, teardown);
	tcase_add_test(solution, keeps_its_books);
	tcase_add_test(solution, ends_on_documents_that_are_all_the_same);
	tcase_add_test(solution, ends_where_the_tolerance_is_never_met);
	tcase_add_test(solution, forgets_what_is_left_out);
	suite_add_tcase(suite, solution);
	return suite;
}
