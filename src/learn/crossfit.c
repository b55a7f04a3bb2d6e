/* SPDX-License-Identifier: MIT */
#include "crossfit.h"

#include "../base/parallel.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static const unsigned NO_FOLD = FOLD_MOST + 1;

/* A thread's own space. */
struct worker {
	struct solver *solver;
	struct learnt *learnt;	/* [2 * rows] */
	double *decision;	/* [rows] */
};

struct job {
	struct crossfit *crossfit;
	struct worker *worker;
	const size_t *choice;	/* [categories], in the second stage */
	const char *step;
	size_t all;
	atomic_size_t done;
	struct error *error;	/* of the first failure */
	atomic_flag failed;
};

/* What a category may learn from without `fold`; returns how much. */
static size_t
collect(const struct crossfit *crossfit, size_t category, unsigned fold,
	struct learnt *learnt)
{
	const struct dataset *dataset = crossfit->dataset;
	enum torn_use use = crossfit->options->torn;
	size_t count = 0;

	for (size_t i = 0; i < dataset->rows; i++) {
		const struct example *example =
			crossfit->corpus->example[dataset->example[i]];
		struct learnt one = { (uint32_t)i, example->label[category] };
		bool torn = example->torn[category];

		if (one.label == LABEL_UNKNOWN || dataset->fold[i] == fold ||
		    (torn && use == TORN_LEAVE_OUT))
			continue;
		learnt[count++] = one;
		if (!torn && use == TORN_HALF)
			learnt[count++] = one;
	}
	return count;
}

/*
 * Train a category without `fold`, from the first machine's decision values
 * where there are some; worker->decision gets the new ones.
 */
static bool
fit(const struct crossfit *crossfit, struct worker *worker, size_t category,
    unsigned fold, double c, const double *related, struct machine *machine,
    struct error *error)
{
	struct solve_task task = {
		.gram = &crossfit->gram,
		.linear = crossfit->linear,
		.dataset = crossfit->dataset,
		.learnt = worker->learnt,
		.count = collect(crossfit, category, fold, worker->learnt),
		.c = crossfit->options->torn == TORN_HALF ? c / 2 : c,
		.related = related,
		.exact = fold == NO_FOLD,
	};

	return solve(worker->solver, &task, machine, worker->decision, error);
}

static bool
finish_step(struct job *job, bool fitted, const struct error *error)
{
	const struct train_options *options = job->crossfit->options;
	size_t done = atomic_fetch_add(&job->done, 1) + 1;

	if (!fitted && !atomic_flag_test_and_set(&job->failed))
		*job->error = *error;
	if (options->progress)
		options->progress(options->progress_context, job->step, done,
				  job->all);
	return fitted;
}

static double *
within_of(const struct crossfit *crossfit, size_t category)
{
	return crossfit->within + category * crossfit->dataset->rows;
}

static double *
held_out_of(const struct crossfit *crossfit, size_t category, size_t i)
{
	size_t block = category * crossfit->options->c_count + i;

	return crossfit->held_out + block * crossfit->dataset->rows;
}

/* The C of the first machines. */
static size_t
first_c(const struct crossfit *crossfit)
{
	return crossfit->options->c_count / 2;
}

static bool
fit_fold(struct job *job, struct worker *worker, size_t category, size_t c,
	 unsigned fold, const double *related)
{
	struct crossfit *crossfit = job->crossfit;
	const struct dataset *dataset = crossfit->dataset;
	double *held_out = held_out_of(crossfit, category, c);
	struct machine machine;
	struct error error;
	bool fitted = fit(crossfit, worker, category, fold,
			  crossfit->options->c[c], related, &machine, &error);

	if (fitted) {
		for (size_t row = 0; row < dataset->rows; row++)
			if (dataset->fold[row] == fold)
				held_out[row] = worker->decision[row];
		machine_clear(&machine);
	}
	return finish_step(job, fitted, &error);
}

/* The first machine of a category, on which all others are founded. */
static bool
fit_first(void *context, size_t category, unsigned number)
{
	struct job *job = context;
	struct crossfit *crossfit = job->crossfit;
	struct worker *worker = &job->worker[number];
	bool fitted = fit_fold(job, worker, category, first_c(crossfit), 0,
			       NULL);

	if (fitted)
		memcpy(within_of(crossfit, category), worker->decision,
		       crossfit->dataset->rows * sizeof *worker->decision);
	return fitted;
}

static bool
fit_choice(void *context, size_t i, unsigned number)
{
	struct job *job = context;
	const struct crossfit *crossfit = job->crossfit;
	size_t c_count = crossfit->options->c_count;
	size_t category = i % crossfit->categories;
	size_t place = i / crossfit->categories;

	/* The first machine has been there. */
	if (place >= first_c(crossfit))
		place++;
	return fit_fold(job, &job->worker[number], category, place % c_count,
			(unsigned)(place / c_count),
			within_of(crossfit, category));
}

static bool
fit_final(struct job *job, struct worker *worker, size_t category)
{
	struct crossfit *crossfit = job->crossfit;
	struct error error;
	bool fitted = fit(crossfit, worker, category, NO_FOLD,
			  crossfit->options->c[job->choice[category]],
			  within_of(crossfit, category),
			  &crossfit->machine[category], &error);

	return finish_step(job, fitted, &error);
}

/* The final machines come first: they take longest. */
static bool
fit_rest(void *context, size_t i, unsigned number)
{
	struct job *job = context;
	const struct crossfit *crossfit = job->crossfit;
	size_t category = i % crossfit->categories;
	unsigned fold = (unsigned)(i / crossfit->categories) +
			crossfit->choice_folds - 1;

	if (i < crossfit->categories)
		return fit_final(job, &job->worker[number], category);
	return fit_fold(job, &job->worker[number], category,
			job->choice[category], fold,
			within_of(crossfit, category));
}

static bool
workers_start(struct worker *worker, unsigned threads,
	      const struct dataset *dataset, struct error *error)
{
	for (unsigned i = 0; i < threads; i++) {
		worker[i].solver = solver_new(dataset, error);
		worker[i].learnt = calloc(2 * dataset->rows + 1,
					  sizeof *worker[i].learnt);
		worker[i].decision = calloc(dataset->rows + 1,
					    sizeof *worker[i].decision);
		if (!worker[i].solver || !worker[i].learnt ||
		    !worker[i].decision)
			return error_no_memory(error);
	}
	return true;
}

static void
workers_free(struct worker *worker, unsigned threads)
{
	for (unsigned i = 0; i < threads; i++) {
		solver_free(worker[i].solver);
		free(worker[i].learnt);
		free(worker[i].decision);
	}
	free(worker);
}

/* Run one stage of the training on all threads. */
static bool
run_stage(struct crossfit *crossfit, const char *step, size_t all,
	  parallel_work *work, const size_t *choice, struct error *error)
{
	unsigned threads = crossfit->options->threads;
	struct job job = { .crossfit = crossfit,
			   .worker = calloc(threads, sizeof *job.worker),
			   .choice = choice,
			   .step = step,
			   .all = all,
			   .error = error,
			   .failed = ATOMIC_FLAG_INIT };

	if (!job.worker)
		return error_no_memory(error);

	bool run = workers_start(job.worker, threads, crossfit->dataset,
				 error) &&
		   parallel_run(threads, all, work, &job);

	workers_free(job.worker, threads);
	return run;
}

static bool
allocate(struct crossfit *crossfit, struct error *error)
{
	const struct train_options *options = crossfit->options;
	const struct dataset *dataset = crossfit->dataset;
	size_t cells = crossfit->categories * dataset->rows;

	crossfit->within = calloc(cells + 1, sizeof *crossfit->within);
	crossfit->held_out = calloc(cells * options->c_count + 1,
				    sizeof *crossfit->held_out);
	crossfit->machine =
		calloc(crossfit->categories, sizeof *crossfit->machine);
	if (!crossfit->within || !crossfit->held_out || !crossfit->machine)
		return error_no_memory(error);
	return true;
}

/* Products of all documents, or past the limit the documents themselves. */
static bool
prepare(struct crossfit *crossfit, struct error *error)
{
	const struct train_options *options = crossfit->options;
	const struct dataset *dataset = crossfit->dataset;
	size_t terms = dataset->vocabulary->size;

	if (gram_bytes(dataset->rows) <= options->memory)
		return gram_compute(&crossfit->gram, dataset->vector,
				    dataset->rows, terms, options->threads,
				    error);
	if (!linear_start(error))
		return false;
	if (options->too_large)
		options->too_large(options->progress_context, dataset->rows);
	crossfit->linear = linear_new(dataset->vector, dataset->rows, terms,
				      error);
	return crossfit->linear != NULL;
}

bool
crossfit_run(struct crossfit *crossfit, const struct corpus *corpus,
	     const struct dataset *dataset,
	     const struct train_options *options, struct error *error)
{
	unsigned folds = dataset->folds < CHOICE_FOLDS ? dataset->folds
						       : CHOICE_FOLDS;

	*crossfit = (struct crossfit){ .corpus = corpus,
				       .dataset = dataset,
				       .options = options,
				       .categories = corpus->categories,
				       .choice_folds = folds };
	if (allocate(crossfit, error) && prepare(crossfit, error) &&
	    run_stage(crossfit, "first machines", crossfit->categories,
		      fit_first, NULL, error) &&
	    run_stage(crossfit, "choice of C",
		      crossfit->categories * (options->c_count * folds - 1),
		      fit_choice, NULL, error))
		return true;
	crossfit_clear(crossfit);
	return false;
}

bool
crossfit_finish(struct crossfit *crossfit, const size_t *choice,
		struct error *error)
{
	unsigned rest = crossfit->dataset->folds - crossfit->choice_folds;

	return run_stage(crossfit, "cross-validation",
			 crossfit->categories * (1 + (size_t)rest), fit_rest,
			 choice, error);
}

const double *
crossfit_scores(const struct crossfit *crossfit, size_t category, size_t i)
{
	return held_out_of(crossfit, category, i);
}

void
crossfit_clear(struct crossfit *crossfit)
{
	for (size_t i = 0; crossfit->machine && i < crossfit->categories; i++)
		machine_clear(&crossfit->machine[i]);
	free(crossfit->machine);
	free(crossfit->within);
	free(crossfit->held_out);
	gram_clear(&crossfit->gram);
	linear_free(crossfit->linear);
	*crossfit = (struct crossfit){ 0 };
}
