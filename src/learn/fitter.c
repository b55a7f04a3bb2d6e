/* SPDX-License-Identifier: MIT */
#include "fitter.h"

#include "descent.h"
#include "dual.h"
#include "ratio.h"

#include <stdlib.h>
#include <string.h>

/*
 * Where to stop: as svm-train does for what ships, and sooner for what only
 * tells how good such machines are.
 */
static const double TOLERANCE = 0.001;
static const double LOOSE_TOLERANCE = 0.02;
static const double LINEAR_TOLERANCE = 0.05;

/*
 * On scaled terms what is standard in liblinear for this loss; our own solution
 * that tells it which documents to begin with is a little nearer.
 */
static const double SCALED_TOLERANCE = 0.1;
static const double SCALED_START_TOLERANCE = 0.05;

/*
 * libsvm starts with documents this much further from the boundary than the
 * margin, by our own solution; liblinear by that of a related machine.
 */
static const double NEAR = 0.02;
static const double SCALED_NEAR = 0.1;
static const double LINEAR_NEAR = 0.5;

struct fitter {
	const struct crossfit *crossfit;
	struct solver *solver;
	struct dual *dual;	/* where there is a matrix */
	struct descent *descent;	/* where categories scale terms */
	float *scale;		/* [terms], the same */
	struct learnt *learnt;	/* [2 * rows] */
	size_t count;		/* of them */
	signed char *label;	/* [rows] */
	float *limit;		/* [rows] */
	double *decision;	/* [rows] */
};

/* What solves without libsvm or liblinear, if anything does. */
static bool
make_solvers(struct fitter *fitter, struct error *error)
{
	const struct crossfit *crossfit = fitter->crossfit;
	const struct dataset *dataset = crossfit->dataset;
	size_t terms = dataset->vocabulary->size;

	if (crossfit->scaled) {
		fitter->scale = calloc(terms + 1, sizeof *fitter->scale);
		fitter->descent = descent_new(&crossfit->compact, error);
		return fitter->scale && fitter->descent;
	}
	if (!crossfit->linear)
		fitter->dual = dual_new(&crossfit->gram, error);
	return fitter->dual || crossfit->linear;
}

struct fitter *
fitter_new(const struct crossfit *crossfit, struct error *error)
{
	const struct dataset *dataset = crossfit->dataset;
	size_t rows = dataset->rows + 1;
	struct fitter *fitter = calloc(1, sizeof *fitter);
	bool made = fitter != NULL;

	if (made) {
		fitter->crossfit = crossfit;
		fitter->learnt = calloc(2 * rows, sizeof *fitter->learnt);
		fitter->label = calloc(rows, sizeof *fitter->label);
		fitter->limit = calloc(rows, sizeof *fitter->limit);
		fitter->decision = calloc(rows, sizeof *fitter->decision);
		fitter->solver = solver_new(dataset, error);
		made = fitter->learnt && fitter->label && fitter->limit &&
		       fitter->decision && fitter->solver &&
		       make_solvers(fitter, error);
	}
	if (made)
		return fitter;
	fitter_free(fitter);
	error_no_memory(error);
	return NULL;
}

void
fitter_free(struct fitter *fitter)
{
	if (!fitter)
		return;
	solver_free(fitter->solver);
	dual_free(fitter->dual);
	descent_free(fitter->descent);
	free(fitter->scale);
	free(fitter->learnt);
	free(fitter->label);
	free(fitter->limit);
	free(fitter->decision);
	free(fitter);
}

static const struct example *
example_of(const struct crossfit *crossfit, size_t row)
{
	return crossfit->corpus->example[crossfit->dataset->example[row]];
}

/* What a category may learn from without a fold; a row may come twice. */
static void
collect(struct fitter *fitter, const struct fit_task *task)
{
	const struct crossfit *crossfit = fitter->crossfit;
	const struct dataset *dataset = crossfit->dataset;
	enum torn_use use = crossfit->options->torn;

	fitter->count = 0;
	for (size_t i = 0; i < dataset->rows; i++) {
		const struct example *example = example_of(crossfit, i);
		struct learnt one = { (uint32_t)i,
				      example->label[task->category] };
		bool torn = example->torn[task->category];

		fitter->label[i] = one.label;
		if (one.label == LABEL_UNKNOWN ||
		    dataset->fold[i] == task->fold ||
		    (torn && use == TORN_LEAVE_OUT))
			continue;
		fitter->learnt[fitter->count++] = one;
		if (!torn && use == TORN_HALF)
			fitter->learnt[fitter->count++] = one;
	}
}

static bool
has_both_labels(const struct fitter *fitter)
{
	for (size_t i = 1; i < fitter->count; i++)
		if (fitter->learnt[i].label != fitter->learnt[0].label)
			return true;
	return false;
}

/* C of what comes once. */
static double
single_c(const struct fitter *fitter, const struct fit_task *task)
{
	return fitter->crossfit->options->torn == TORN_HALF ? task->c / 2
							    : task->c;
}

static double
tolerance_of(const struct fitter *fitter, const struct fit_task *task)
{
	if (task->fold == FIT_ALL)
		return fitter->crossfit->scaled ? SCALED_TOLERANCE : TOLERANCE;
	return fitter->crossfit->linear ? LINEAR_TOLERANCE : LOOSE_TOLERANCE;
}

/* What comes twice may have twice the coefficient. */
static void
set_limits(struct fitter *fitter, const struct fit_task *task)
{
	float c = (float)single_c(fitter, task);

	memset(fitter->limit, 0,
	       fitter->crossfit->dataset->rows * sizeof *fitter->limit);
	for (size_t i = 0; i < fitter->count; i++)
		fitter->limit[fitter->learnt[i].row] +=
			c * (float)fitter->learnt[i].label;
}

static void
fit_dual(struct fitter *fitter, const struct fit_task *task)
{
	set_limits(fitter, task);
	if (task->from)
		dual_begin(fitter->dual, task->from);
	else
		dual_reset(fitter->dual, fitter->label);
	dual_limit(fitter->dual, fitter->limit);
	dual_solve(fitter->dual, tolerance_of(fitter, task));
	dual_decide(fitter->dual, fitter->label, fitter->decision);
}

/*
 * Train by libsvm or by liblinear on `linear`, from the decision values there
 * are.
 */
static bool
fit_library(struct fitter *fitter, const struct fit_task *task, bool related,
	    const struct linear *linear, struct machine *machine,
	    struct error *error)
{
	const struct crossfit *crossfit = fitter->crossfit;
	struct solve_task solve_task = {
		.gram = &crossfit->gram,
		.linear = linear,
		.dataset = crossfit->dataset,
		.learnt = fitter->learnt,
		.count = fitter->count,
		.c = single_c(fitter, task),
		.related = related ? fitter->decision : NULL,
		.slack = crossfit->scaled   ? SCALED_NEAR
			 : crossfit->linear ? LINEAR_NEAR
					    : NEAR,
		.tolerance = tolerance_of(fitter, task),
	};

	return solve(fitter->solver, &solve_task, machine, fitter->decision,
		     error);
}

/* Have liblinear train what ships, on documents as the category scales them. */
static bool
ship_scaled(struct fitter *fitter, const struct fit_task *task,
	    struct machine *machine, struct error *error)
{
	const struct dataset *dataset = fitter->crossfit->dataset;
	struct linear *linear =
		linear_new(dataset->vector, dataset->rows,
			   dataset->vocabulary->size, fitter->scale, error);
	bool fitted = linear && fit_library(fitter, task, true, linear,
					    machine, error);

	linear_free(linear);
	return fitted;
}

static bool
run_scaled(struct fitter *fitter, const struct fit_task *task,
	   struct machine *machine, struct error *error)
{
	const struct lesson lesson = { .learnt = fitter->learnt,
				       .count = fitter->count,
				       .fold = task->fold };
	double power = fitter->crossfit->options->settings.log_counts;

	if (!ratio_scales(&fitter->crossfit->ratio, &lesson, power,
			  fitter->scale, error))
		return false;
	set_limits(fitter, task);
	descent_solve(fitter->descent, fitter->scale, fitter->limit,
		      task->from,
		      machine ? SCALED_START_TOLERANCE
			      : SCALED_TOLERANCE);
	descent_decide(fitter->descent, machine != NULL, fitter->decision);
	return !machine || ship_scaled(fitter, task, machine, error);
}

/* What was kept of a fit without a matrix is its decision values. */
static bool
begin_linear(struct fitter *fitter, const float *from)
{
	for (size_t i = 0; from && i < fitter->crossfit->dataset->rows; i++)
		fitter->decision[i] = (double)from[i];
	return from != NULL;
}

const double *
fitter_run(struct fitter *fitter, const struct fit_task *task,
	   struct machine *machine, struct error *error)
{
	struct machine scratch;
	bool linear = fitter->crossfit->linear != NULL;
	bool related;

	collect(fitter, task);
	if (fitter->descent && has_both_labels(fitter))
		return run_scaled(fitter, task, machine, error)
			       ? fitter->decision
			       : NULL;
	related = linear ? begin_linear(fitter, task->from)
			 : has_both_labels(fitter);
	if (fitter->dual)
		fit_dual(fitter, task);
	if (fitter->dual && related && !machine)
		return fitter->decision;
	if (!fit_library(fitter, task, related, fitter->crossfit->linear,
			 machine ? machine : &scratch, error))
		return NULL;
	if (!machine)
		machine_clear(&scratch);
	return fitter->decision;
}

size_t
fitter_room(const struct crossfit *crossfit)
{
	return crossfit->linear || crossfit->scaled
		       ? crossfit->dataset->rows
		       : dual_room(&crossfit->gram);
}

void
fitter_keep(const struct fitter *fitter, float *kept)
{
	if (fitter->dual) {
		dual_keep(fitter->dual, kept);
		return;
	}
	if (fitter->descent) {
		memcpy(kept, descent_coefficients(fitter->descent),
		       fitter->crossfit->dataset->rows * sizeof *kept);
		return;
	}
	for (size_t i = 0; i < fitter->crossfit->dataset->rows; i++)
		kept[i] = (float)fitter->decision[i];
}
