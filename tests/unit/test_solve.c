/* SPDX-License-Identifier: MIT */
/* Single machines, and what becomes of them in a model. */
#include "../../src/learn/solve.h"

#include "sample.h"
#include "unit.h"

#include "../../src/learn/collapse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct sample sample;
static struct dataset dataset;
static struct gram gram;
static struct solver *solver;
static struct learnt learnt[2 * SAMPLE_DOCUMENTS];
static struct solve_task task;
static struct machine machine;
static double decision[SAMPLE_DOCUMENTS];
static struct error error;

static void
learn_category(size_t category)
{
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		learnt[i] = (struct learnt){
			(uint32_t)i, sample.corpus->example[i]->label[category]
		};
}

static void
setup(void)
{
	sample_open(&sample);
	ck_assert(svm_start(&error));
	ck_assert(dataset_make(&dataset, &sample.input, &sample.options,
			       &error));
	ck_assert_uint_eq(dataset.rows, SAMPLE_DOCUMENTS);
	ck_assert(gram_compute(&gram, dataset.vector, dataset.rows,
			       dataset.vocabulary->size, 1, &error));
	solver = solver_new(&dataset, &error);
	ck_assert_ptr_nonnull(solver);
	learn_category(SAMPLE_ESPIONAGE);
	task = (struct solve_task){ .gram = &gram,
				    .dataset = &dataset,
				    .learnt = learnt,
				    .count = SAMPLE_DOCUMENTS,
				    .c = 1,
				    .tolerance = 0.001,
				    .slack = 0.5 };
}

static void
teardown(void)
{
	machine_clear(&machine);
	solver_free(solver);
	gram_clear(&gram);
	dataset_clear(&dataset);
	sample_close(&sample);
}

static void
solve_again(double *into)
{
	machine_clear(&machine);
	ck_assert(solve(solver, &task, &machine, into, &error));
}

START_TEST(decides_by_its_support_vectors)
{
	solve_again(decision);
	for (size_t row = 0; row < dataset.rows; row++) {
		double sum = -machine.rho;

		for (size_t k = 0; k < machine.count; k++)
			sum += machine.coefficient[k] *
			       (double)gram_row(&gram,
						machine.document[k])[row];
		ck_assert_double_eq_tol(decision[row], sum, 1e-5);
	}
}
END_TEST

/*
 * The conditions of a C-SVC's solution (Karush, Kuhn and Tucker), to libsvm's
 * tolerance: coefficients add up to 0, none is above C, documents outside the
 * margin have none and those inside have all of it.
 */
START_TEST(meets_the_conditions_of_a_solution)
{
	double coefficient[SAMPLE_DOCUMENTS] = { 0 };
	double sum = 0;

	task.c = _i / 4.0;
	solve_again(decision);
	for (size_t k = 0; k < machine.count; k++) {
		coefficient[machine.document[k]] = machine.coefficient[k];
		sum += machine.coefficient[k];
	}
	ck_assert_double_eq_tol(sum, 0, 1e-9);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		double along = learnt[i].label * coefficient[i];
		double margin = learnt[i].label * decision[i];

		ck_assert_double_ge(along, 0);
		ck_assert_double_le(along, task.c + 1e-12);
		if (margin > 1.003)
			ck_assert_double_eq(along, 0);
		if (margin < 0.997)
			ck_assert_double_eq_tol(along, task.c, 1e-9);
	}
}
END_TEST

/* From another C, from another category, and from no knowledge at all. */
START_TEST(comes_to_the_same_from_any_start)
{
	double related[SAMPLE_DOCUMENTS] = { 0 };
	double expected[SAMPLE_DOCUMENTS];

	solve_again(expected);
	if (_i == 0)
		task.c = 0.25;
	if (_i == 1)
		learn_category(SAMPLE_RANSOMWARE);
	if (_i < 2)
		solve_again(related);
	for (size_t i = 0; _i == 3 && i < SAMPLE_DOCUMENTS; i++)
		related[i] = 9 * learnt[i].label;
	task.c = 1;
	learn_category(SAMPLE_ESPIONAGE);
	task.related = related;
	solve_again(decision);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		ck_assert_double_eq_tol(decision[i], expected[i], 1e-2);
}
END_TEST

START_TEST(is_the_same_each_time)
{
	double again[SAMPLE_DOCUMENTS];

	solve_again(decision);
	solve_again(again);
	ck_assert_mem_eq(again, decision, sizeof again);
}
END_TEST

/* A document that counts twice at half the C is as one at the whole. */
START_TEST(takes_a_row_twice)
{
	double once[SAMPLE_DOCUMENTS];

	solve_again(once);
	memcpy(learnt + SAMPLE_DOCUMENTS, learnt,
	       SAMPLE_DOCUMENTS * sizeof *learnt);
	task.count = 2 * SAMPLE_DOCUMENTS;
	task.c = 0.5;
	task.related = once;
	solve_again(decision);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		ck_assert_double_eq_tol(decision[i], once[i], 1e-2);
}
END_TEST

START_TEST(gives_all_rows_the_only_label_there_is)
{
	signed char label = _i ? LABEL_HOLDS : LABEL_NOT;

	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		learnt[i].label = label;
	solve_again(decision);
	ck_assert_uint_eq(machine.count, 0);
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++)
		ck_assert_double_eq(decision[i], label);
	task.count = 0;
	solve_again(decision);
	ck_assert_double_eq(decision[0], LABEL_NOT);
}
END_TEST

/*
 * Weights are rounded to units of u = 10^-places, each by u/2 at most, and a
 * vector of length 1 with n terms adds up to sqrt(n) at most: so w·x is off
 * by u/2 sqrt(n), and by what floats lose in a sum of such values.
 */
START_TEST(decides_alike_once_collapsed)
{
	struct model *model = model_new(SAMPLE_CATEGORIES);
	struct category *category = &model->category[SAMPLE_ESPIONAGE];
	double score[SAMPLE_CATEGORIES];

	solve_again(decision);
	model->vocabulary = dataset.vocabulary;
	model->own_weight = calloc(model->vocabulary->size,
				   model->stride * sizeof(int16_t));
	ck_assert_ptr_nonnull(model->own_weight);
	model->weight = model->own_weight;
	ck_assert(collapse(&machine, &dataset, model, SAMPLE_ESPIONAGE,
			   model->own_weight, &error));
	ck_assert_uint_ge(category->places, 2);
	category->rho = machine.rho;
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		double bound = pow(10, -(double)category->places) / 2 *
			       sqrt((double)dataset.vector[i].count);

		judge_score(model, &dataset.vector[i], score);
		ck_assert_double_eq_tol(score[SAMPLE_ESPIONAGE], decision[i],
					bound + 1e-5);
	}
	model_free(model);
}
END_TEST

/* As many digits as fit 16 bits, and never a weight beyond them. */
START_TEST(keeps_fewer_places_of_larger_weights)
{
	static const struct {
		double scale;
		unsigned places;
	} cases[] = { { 1, 3 }, { 100, 2 }, { 1000, 1 }, { 10000, 0 } };
	struct model *model = model_new(1);
	int16_t *weight = calloc(dataset.vocabulary->size,
				 model->stride * sizeof *weight);
	double *w = calloc(dataset.vocabulary->size, sizeof *w);
	double most = 0;

	solve_again(decision);
	machine_weights(&machine, &dataset, w);
	for (size_t i = 0; i < dataset.vocabulary->size; i++)
		most = fmax(most, fabs(w[i]));
	for (size_t k = 0; k < machine.count; k++)
		machine.coefficient[k] *= 3 * cases[_i].scale / most;
	ck_assert(collapse(&machine, &dataset, model, 0, weight, &error));
	ck_assert_uint_eq(model->category[0].places, cases[_i].places);
	for (size_t i = 0; i < dataset.vocabulary->size; i++)
		ck_assert_double_eq_tol(
			weight[i * model->stride],
			w[i] * 3 * cases[_i].scale / most *
				pow(10, cases[_i].places),
			0.5 + 1e-6);
	free(w);
	free(weight);
	model_free(model);
}
END_TEST

Suite *
solve_suite(void)
{
	Suite *suite = suite_create("solve");
	TCase *machines = tcase_create("machines");
	TCase *weights = tcase_create("weights");

	tcase_add_checked_fixture(machines, setup, teardown);
	tcase_add_test(machines, decides_by_its_support_vectors);
	tcase_add_loop_test(machines, meets_the_conditions_of_a_solution, 1,
			    9);
	tcase_add_loop_test(machines, comes_to_the_same_from_any_start, 0, 4);
	tcase_add_test(machines, is_the_same_each_time);
	tcase_add_test(machines, takes_a_row_twice);
	tcase_add_loop_test(machines, gives_all_rows_the_only_label_there_is,
			    0, 2);
	suite_add_tcase(suite, machines);

	tcase_add_checked_fixture(weights, setup, teardown);
	tcase_add_test(weights, decides_alike_once_collapsed);
	tcase_add_loop_test(weights, keeps_fewer_places_of_larger_weights, 0,
			    4);
	suite_add_tcase(suite, weights);
	return suite;
}
