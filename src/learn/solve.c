/* SPDX-License-Identifier: MIT */
#include "solve.h"

#include <stdlib.h>
#include <string.h>

struct solver {
	double *w;		/* [terms] */
	uint32_t *row;		/* [2 * rows], what libsvm is given */
	signed char *label;
	bool *given;		/* [2 * rows], by place in task->learnt */
	size_t count;
};

struct solver *
solver_new(const struct dataset *dataset, struct error *error)
{
	size_t most = 2 * dataset->rows + 1;
	struct solver *solver = calloc(1, sizeof *solver);

	if (solver) {
		solver->w = calloc(dataset->vocabulary->size,
				   sizeof *solver->w);
		solver->row = calloc(most, sizeof *solver->row);
		solver->label = calloc(most, sizeof *solver->label);
		solver->given = calloc(most, sizeof *solver->given);
	}
	if (!solver || !solver->w || !solver->row || !solver->label ||
	    !solver->given) {
		solver_free(solver);
		error_no_memory(error);
		return NULL;
	}
	return solver;
}

void
solver_free(struct solver *solver)
{
	if (!solver)
		return;
	free(solver->w);
	free(solver->row);
	free(solver->label);
	free(solver->given);
	free(solver);
}

/* Give libsvm what is not given and within `margin` by `decision`. */
static size_t
give(struct solver *solver, const struct solve_task *task,
     const double *decision, double margin)
{
	size_t added = 0;

	for (size_t i = 0; i < task->count; i++) {
		const struct learnt *learnt = &task->learnt[i];

		if (solver->given[i] ||
		    (decision &&
		     learnt->label * decision[learnt->row] >= margin))
			continue;
		solver->given[i] = true;
		solver->row[solver->count] = learnt->row;
		solver->label[solver->count++] = learnt->label;
		added++;
	}
	return added;
}

static bool
has_both_labels(const signed char *label, size_t count)
{
	return count > 0 && memchr(label, LABEL_HOLDS, count) &&
	       memchr(label, (unsigned char)LABEL_NOT, count);
}

void
machine_weights(const struct machine *machine, const struct dataset *dataset,
		double *w)
{
	size_t bytes = dataset->vocabulary->size * sizeof *w;

	memset(w, 0, bytes);
	if (machine->weight)
		memcpy(w, machine->weight, bytes);
	for (size_t k = 0; k < machine->count; k++) {
		const struct vector *vector =
			&dataset->vector[machine->document[k]];

		for (size_t i = 0; i < vector->count; i++)
			w[vector->entry[i].index] +=
				machine->coefficient[k] *
				(double)vector->entry[i].value;
	}
}

static void
decide_rows(struct solver *solver, const struct dataset *dataset,
	    const struct machine *machine, double *decision)
{
	machine_weights(machine, dataset, solver->w);
	for (size_t row = 0; row < dataset->rows; row++) {
		const struct vector *vector = &dataset->vector[row];
		double sum = -machine->rho;

		for (size_t i = 0; i < vector->count; i++)
			sum += solver->w[vector->entry[i].index] *
			       (double)vector->entry[i].value;
		decision[row] = sum;
	}
}

/* With one label only there is nothing to separate. */
static void
decide_alike(const struct solve_task *task, struct machine *machine,
	     double *decision)
{
	double label = task->count > 0 ? task->learnt[0].label : LABEL_NOT;

	*machine = (struct machine){ .rho = -label };
	for (size_t row = 0; row < task->dataset->rows; row++)
		decision[row] = label;
}

static bool
fit_given(struct solver *solver, const struct solve_task *task,
	  struct machine *machine, double *decision, struct error *error)
{
	struct svm_task svm = { .gram = task->gram,
				.row = solver->row,
				.label = solver->label,
				.count = solver->count,
				.c = task->c,
				.tolerance = task->tolerance };

	if (!(task->linear ? linear_fit(task->linear, &svm, machine, error)
			   : svm_fit(&svm, machine, error)))
		return false;
	decide_rows(solver, task->dataset, machine, decision);
	return true;
}

/* Start with what a related machine leaves near its margin, or with all. */
static bool
start(struct solver *solver, const struct solve_task *task)
{
	solver->count = 0;
	memset(solver->given, 0, task->count * sizeof *solver->given);
	give(solver, task, task->related, 1 + task->slack);
	if (has_both_labels(solver->label, solver->count))
		return true;
	give(solver, task, NULL, 0);
	return has_both_labels(solver->label, solver->count);
}

bool
solve(struct solver *solver, const struct solve_task *task,
      struct machine *machine, double *decision, struct error *error)
{
	if (!start(solver, task)) {
		decide_alike(task, machine, decision);
		return true;
	}
	for (;;) {
		if (!fit_given(solver, task, machine, decision, error))
			return false;
		/* Within its margin by more than the tolerance, that is. */
		if (give(solver, task, decision, 1 - task->tolerance) == 0)
			return true;
		machine_clear(machine);
	}
}
