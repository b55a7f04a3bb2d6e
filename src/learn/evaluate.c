/* SPDX-License-Identifier: MIT */
#include "evaluate.h"

#include "judging.h"

#include <stdlib.h>
#include <string.h>

/* Add what a fold's model was given, to be a mean over the folds. */
static void
note_model(const struct model *model, unsigned folds, struct report *report)
{
	for (size_t c = 0; c < model->categories; c++) {
		const struct category *category = &model->category[c];
		struct report_row *row = &report->row[c];

		const char *kind =
			report_calibration(category->calibration.kind);

		row->yes += category->yes / folds;
		row->unsure += category->unsure / folds;
		row->c += category->c / folds;
		if (!row->calibration)
			row->calibration = kind;
		else if (strcmp(row->calibration, kind) != 0)
			row->calibration = "mixed";
	}
}

/* One fold: train on what is outside it, judge what is in it. */
struct fold_run {
	const struct train_input *input;
	const struct train_options *options;
	const unsigned *fold;		/* [members] */
	unsigned folds;
	size_t *inside;			/* room for members each */
	size_t *outside;
	struct predictions *predictions;
	struct report *report;
};

static bool
run_fold(const struct fold_run *run, unsigned fold, struct error *error)
{
	struct train_input input = *run->input;
	struct report inner;
	size_t column[MODEL_CATEGORIES_MOST];
	size_t inside = 0;

	input.member = run->outside;
	input.members = 0;
	for (size_t i = 0; i < run->input->members; i++) {
		size_t member = run->input->member[i];

		if (run->fold[i] == fold)
			run->inside[inside++] = member;
		else
			run->outside[input.members++] = member;
	}
	for (size_t c = 0; c < input.corpus->categories; c++)
		column[c] = c;

	struct model *model = train(&input, run->options, &inner, error);

	if (!model)
		return false;

	struct judging judging = { .corpus = input.corpus,
				   .model = model,
				   .member = run->inside,
				   .members = inside,
				   .column = column,
				   .predictions = run->predictions };
	bool judged = judging_run(&judging, input.patterns,
				  run->options->threads, error);

	run->report->solver = inner.solver;
	note_model(model, run->folds, run->report);
	model_free(model);
	return judged;
}

/* Whether a document is to be judged: see folds.h. */
static bool
is_to_be_judged(const struct corpus *corpus, size_t example, bool given)
{
	return corpus_is_judged(corpus, example) &&
	       (!given || corpus->example[example]->fold != FOLD_NONE);
}

static size_t
collect(const struct train_input *input, bool given, size_t *member)
{
	size_t count = 0;

	for (size_t i = 0; i < input->members; i++)
		if (is_to_be_judged(input->corpus, input->member[i], given))
			member[count++] = input->member[i];
	return count;
}

/*
 * Deal the members to be judged into folds; the others are in none of them,
 * which is numbered `folds`.
 */
static unsigned
assign(const struct train_input *input, unsigned wanted, unsigned *fold,
       size_t *scratch, struct error *error)
{
	const struct corpus *corpus = input->corpus;
	size_t judged = collect(input, false, scratch);
	bool given = folds_are_given(corpus, scratch, judged);
	unsigned *judged_fold = calloc(input->members + 1,
				       sizeof *judged_fold);
	unsigned folds = 0;

	judged = collect(input, given, scratch);
	if (!judged_fold)
		error_no_memory(error);
	else if (judged == 0)
		error_set(error, STATUS_BAD_INPUT,
			  "no document of the corpus is labelled");
	else
		folds = folds_assign(corpus, input->bags, scratch, judged,
				     wanted, judged_fold, error);
	judged = 0;
	for (size_t i = 0; folds > 0 && i < input->members; i++)
		fold[i] = is_to_be_judged(corpus, input->member[i], given)
				  ? judged_fold[judged++]
				  : folds;
	free(judged_fold);
	return folds;
}

static bool
run_folds(struct fold_run *run, unsigned *fold, struct error *error)
{
	run->folds = assign(run->input, run->options->folds, fold,
			    run->inside, error);
	for (unsigned i = 0; i < run->folds; i++)
		if (!run_fold(run, i, error))
			return false;
	return run->folds > 0;
}

bool
evaluate_folds(const struct train_input *input,
	       const struct train_options *options,
	       struct predictions *predictions, struct report *report,
	       struct error *error)
{
	unsigned *fold = calloc(input->members + 1, sizeof *fold);
	struct fold_run run = {
		.input = input,
		.options = options,
		.fold = fold,
		.inside = calloc(input->members + 1, sizeof(size_t)),
		.outside = calloc(input->members + 1, sizeof(size_t)),
		.predictions = predictions,
		.report = report,
	};
	bool run_well = false;

	*report = (struct report){ .method = "cross-validation" };
	if (!fold || !run.inside || !run.outside)
		error_no_memory(error);
	else if (predictions_start(predictions, input->corpus, error))
		run_well = run_folds(&run, fold, error) &&
			   predictions_measure(input->corpus, predictions, report, error);
	free(fold);
	free(run.inside);
	free(run.outside);
	return run_well;
}

/* Where the model has each category of the corpus. */
static bool
match_categories(const struct corpus *corpus, const struct model *model,
		 size_t *column, struct error *error)
{
	for (size_t c = 0; c < corpus->categories; c++) {
		const char *name = corpus->category[c].name;

		column[c] = model_find_category(model, name, strlen(name));
		if (column[c] == model->categories) {
			error_set(error, STATUS_BAD_INPUT,
				  "the model has no such category");
			return error_word(error, name, strlen(name));
		}
	}
	return true;
}

static void
note_categories(const struct model *model, const size_t *column,
		struct report *report)
{
	for (size_t c = 0; c < report->rows; c++) {
		const struct category *category =
			&model->category[column[c]];

		report->row[c].yes = category->yes;
		report->row[c].unsure = category->unsure;
		report->row[c].c = category->c;
		report->row[c].calibration =
			report_calibration(category->calibration.kind);
	}
}

bool
evaluate_model(const struct corpus *corpus, const struct model *model,
	       const struct patterns *patterns, unsigned threads,
	       struct predictions *predictions, struct report *report,
	       struct error *error)
{
	size_t column[MODEL_CATEGORIES_MOST];
	size_t *member = calloc(corpus->examples + 1, sizeof *member);
	struct judging judging = { .corpus = corpus,
				   .model = model,
				   .member = member,
				   .column = column,
				   .predictions = predictions };
	bool measured = false;

	*report = (struct report){ .method = "judged by a finished model" };
	for (size_t i = 0; member && i < corpus->examples; i++)
		if (corpus_is_judged(corpus, i))
			member[judging.members++] = i;
	if (!member)
		error_no_memory(error);
	else if (match_categories(corpus, model, column, error) &&
		 predictions_start(predictions, corpus, error))
		measured = judging_run(&judging, patterns, threads, error) &&
			   predictions_measure(corpus, predictions, report, error);
	if (measured)
		note_categories(model, column, report);
	free(member);
	return measured;
}
