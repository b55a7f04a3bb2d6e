/* SPDX-License-Identifier: MIT */
#include "crossfit.h"

#include "fitter.h"

#include "../base/parallel.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

struct job {
	struct crossfit *crossfit;
	struct fitter **fitter;	/* [threads] */
	const size_t *choice;	/* [categories], in the second stage */
	const char *step;
	size_t all;
	atomic_size_t done;
	struct error *error;	/* of the first failure */
	atomic_flag failed;
};

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

static float *
kept_of(const struct crossfit *crossfit, size_t category, size_t i)
{
	size_t block = category * crossfit->options->c_count + i;

	return crossfit->kept + block * crossfit->room;
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

/* Score a fold by a machine without it. */
static bool
fit_fold(struct job *job, struct fitter *fitter, const struct fit_task *task,
	 size_t c)
{
	struct crossfit *crossfit = job->crossfit;
	const struct dataset *dataset = crossfit->dataset;
	double *held_out = held_out_of(crossfit, task->category, c);
	struct error error;
	const double *decision = fitter_run(fitter, task, NULL, &error);

	for (size_t row = 0; decision && row < dataset->rows; row++)
		if (dataset->fold[row] == task->fold)
			held_out[row] = decision[row];
	return finish_step(job, decision != NULL, &error);
}

/* Without the first fold, at the i-th C; others begin at what is kept. */
static bool
fit_choice(struct job *job, unsigned number, size_t category, size_t i,
	   const float *from)
{
	struct crossfit *crossfit = job->crossfit;
	struct fitter *fitter = job->fitter[number];
	struct fit_task task = { .category = category,
				 .fold = 0,
				 .c = crossfit->options->c[i],
				 .from = from };

	if (!fit_fold(job, fitter, &task, i))
		return false;
	fitter_keep(fitter, kept_of(crossfit, category, i));
	return true;
}

static bool
fit_first(void *context, size_t category, unsigned number)
{
	struct job *job = context;

	return fit_choice(job, number, category, first_c(job->crossfit),
			  NULL);
}

static bool
fit_other(void *context, size_t i, unsigned number)
{
	struct job *job = context;
	size_t category = i % job->crossfit->categories;
	size_t place = i / job->crossfit->categories;
	size_t first = first_c(job->crossfit);

	return fit_choice(job, number, category,
			  place < first ? place : place + 1,
			  kept_of(job->crossfit, category, first));
}

/* At the C chosen, with what the fits before have left. */
static struct fit_task
chosen_task(const struct job *job, size_t category, unsigned fold)
{
	size_t c = job->choice[category];

	return (struct fit_task){
		.category = category,
		.fold = fold,
		.c = job->crossfit->options->c[c],
		.from = kept_of(job->crossfit, category, c),
	};
}

/* What ships of a category; the other folds begin at it. */
static bool
fit_final(void *context, size_t category, unsigned number)
{
	struct job *job = context;
	struct crossfit *crossfit = job->crossfit;
	struct fitter *fitter = job->fitter[number];
	struct fit_task task = chosen_task(job, category, FIT_ALL);
	struct error error;
	const double *decision = fitter_run(
		fitter, &task, &crossfit->machine[category], &error);

	if (decision)
		fitter_keep(fitter, kept_of(crossfit, category,
					    job->choice[category]));
	return finish_step(job, decision != NULL, &error);
}

static bool
fit_rest(void *context, size_t i, unsigned number)
{
	struct job *job = context;
	size_t category = i % job->crossfit->categories;
	unsigned fold = (unsigned)(i / job->crossfit->categories) +
			CHOICE_FOLDS;
	struct fit_task task = chosen_task(job, category, fold);

	return fit_fold(job, job->fitter[number], &task,
			job->choice[category]);
}

static void
fitters_free(struct fitter **fitter, unsigned threads)
{
	for (unsigned i = 0; fitter && i < threads; i++)
		fitter_free(fitter[i]);
	free(fitter);
}

static struct fitter **
fitters_new(const struct crossfit *crossfit, unsigned threads,
	    struct error *error)
{
	struct fitter **fitter = calloc(threads, sizeof *fitter);

	if (!fitter)
		error_no_memory(error);
	for (unsigned i = 0; fitter && i < threads; i++) {
		fitter[i] = fitter_new(crossfit, error);
		if (!fitter[i]) {
			fitters_free(fitter, threads);
			return NULL;
		}
	}
	return fitter;
}
/* Run one stage of the training on all threads. */
static bool
run_stage(struct crossfit *crossfit, const char *step, size_t all,
	  parallel_work *work, const size_t *choice, struct error *error)
{
	unsigned threads = crossfit->options->threads;
	struct job job = { .crossfit = crossfit,
			   .fitter = fitters_new(crossfit, threads, error),
			   .choice = choice,
			   .step = step,
			   .all = all,
			   .error = error,
			   .failed = ATOMIC_FLAG_INIT };
	bool run = job.fitter && parallel_run(threads, all, work, &job);

	fitters_free(job.fitter, threads);
	return run;
}

static bool
allocate(struct crossfit *crossfit, struct error *error)
{
	size_t blocks = crossfit->categories * crossfit->options->c_count;

	crossfit->room = fitter_room(crossfit);
	crossfit->kept =
		calloc(blocks * crossfit->room + 1, sizeof *crossfit->kept);
	crossfit->held_out = calloc(blocks * crossfit->dataset->rows + 1,
				    sizeof *crossfit->held_out);
	crossfit->machine =
		calloc(crossfit->categories, sizeof *crossfit->machine);
	if (!crossfit->kept || !crossfit->held_out || !crossfit->machine)
		return error_no_memory(error);
	return true;
}

static bool
compute_gram(struct crossfit *crossfit, struct error *error)
{
	const struct dataset *dataset = crossfit->dataset;
	unsigned threads = crossfit->options->threads;

	if (!dataset->root)
		return gram_compute(&crossfit->gram, dataset->vector,
				    dataset->rows, dataset->vocabulary->size,
				    threads, error);
	if (!gram_compute(&crossfit->gram, dataset->root, dataset->rows,
			  dataset->root_terms, threads, error))
		return false;
	gram_square(&crossfit->gram);
	return true;
}

static bool
prepare_scaled(struct crossfit *crossfit, struct error *error)
{
	const struct dataset *dataset = crossfit->dataset;

	return compact_make(&crossfit->compact, dataset->vector,
			    dataset->rows, dataset->vocabulary->size,
			    error) &&
	       ratio_make(&crossfit->ratio, &crossfit->compact, dataset->fold,
			  dataset->folds, error);
}

/*
 * Products of all documents, or past the limit the documents themselves; where
 * each category scales their terms, compact ones.
 */
static bool
prepare(struct crossfit *crossfit, struct error *error)
{
	const struct train_options *options = crossfit->options;
	const struct dataset *dataset = crossfit->dataset;

	if (!crossfit->scaled &&
	    gram_bytes(dataset->rows) + svm_bytes(dataset->rows) <=
		    options->memory)
		return compute_gram(crossfit, error);
	if (!linear_start(error))
		return false;
	if (crossfit->scaled)
		return prepare_scaled(crossfit, error);
	if (options->too_large)
		options->too_large(options->progress_context, dataset->rows);
	crossfit->linear = linear_new(dataset->vector, dataset->rows,
				      dataset->vocabulary->size, NULL, error);
	return crossfit->linear != NULL;
}

bool
crossfit_run(struct crossfit *crossfit, const struct corpus *corpus,
	     const struct dataset *dataset,
	     const struct train_options *options, struct error *error)
{
	*crossfit = (struct crossfit){ .corpus = corpus,
				       .dataset = dataset,
				       .options = options,
				       .scaled = options->settings.log_counts >
						 0,
				       .categories = corpus->categories };
	if (prepare(crossfit, error) && allocate(crossfit, error) &&
	    run_stage(crossfit, "first machines", crossfit->categories,
		      fit_first, NULL, error) &&
	    run_stage(crossfit, "choice of C",
		      crossfit->categories * (options->c_count - 1),
		      fit_other, NULL, error))
		return true;
	crossfit_clear(crossfit);
	return false;
}

bool
crossfit_finish(struct crossfit *crossfit, const size_t *choice,
		struct error *error)
{
	unsigned rest = crossfit->dataset->folds - CHOICE_FOLDS;

	return run_stage(crossfit, "final machines", crossfit->categories,
			 fit_final, choice, error) &&
	       run_stage(crossfit, "cross-validation",
			 crossfit->categories * rest, fit_rest, choice,
			 error);
}

const double *
crossfit_scores(const struct crossfit *crossfit, size_t category, size_t i)
{
	return held_out_of(crossfit, category, i);
}

void
crossfit_shrink(struct crossfit *crossfit)
{
	ratio_clear(&crossfit->ratio);
	compact_clear(&crossfit->compact);
	gram_clear(&crossfit->gram);
}

void
crossfit_clear(struct crossfit *crossfit)
{
	for (size_t i = 0; crossfit->machine && i < crossfit->categories; i++)
		machine_clear(&crossfit->machine[i]);
	free(crossfit->machine);
	free(crossfit->kept);
	free(crossfit->held_out);
	crossfit_shrink(crossfit);
	linear_free(crossfit->linear);
	*crossfit = (struct crossfit){ 0 };
}
