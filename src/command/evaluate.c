/* SPDX-License-Identifier: MIT */
#include "learning.h"

#include "models.h"

#include "../base/file.h"
#include "../format/study_page.h"
#include "../learn/evaluate.h"

#include <sysexits.h>

static int
save_predictions(const char *path, const struct predictions *predictions,
		 const struct corpus *corpus)
{
	struct bytes bytes = { 0 };

	predictions_append(predictions, corpus, &bytes);
	return learning_save("write predictions", path, &bytes);
}

static int
save_page(const struct options *options, const struct study *study,
	  const char *corpus)
{
	struct study_names names = { corpus, options->model };
	struct bytes bytes = { 0 };

	study_page_append(study, &names, &bytes);
	return learning_save("write page", options->html, &bytes);
}

static int
write_page(const struct options *options, const struct learning *learning,
	   struct predictions *predictions, const struct report *report)
{
	struct study study = { .corpus = learning->corpus,
			       .predictions = predictions,
			       .report = report,
			       .resamples = options->resamples,
			       .threads = learning->options.threads };
	struct error error = { 0 };
	int code;

	mistakes_finish(predictions->mistakes);
	if (study_make(&study, &error))
		code = save_page(options, &study, learning->corpus_name);
	else
		code = complain("write page", options->html, &error);
	study_free(&study);
	return code;
}

static int
cross_validate(struct learning *learning, const struct options *options,
	       struct predictions *predictions, struct report *report)
{
	struct train_input input;
	struct error error = { 0 };
	int code = learning_check_categories(learning);

	if (code == 0)
		code = learning_read_words(learning, options);
	if (code != 0)
		return code;
	input = learning_input(learning);
	if (!evaluate_folds(&input, &learning->options, predictions, report,
			    &error))
		code = complain("evaluate on", "the corpus", &error);
	learning_end_progress(learning);
	return code;
}

static int
judge_with(struct learning *learning, const char *path,
	   struct predictions *predictions, struct report *report)
{
	struct error error = { 0 };
	int code = EX_CONFIG;
	struct model *model = open_model(path, &code);

	if (!model)
		return code;
	learning->patterns = patterns_new(&error);
	if (learning->patterns &&
	    evaluate_model(learning->corpus, model, learning->patterns,
			   learning->options.threads, predictions, report,
			   &error))
		code = 0;
	else
		code = complain("evaluate", path, &error);
	model_free(model);
	return code;
}

/* Write all that the options ask for; an exit code. */
static int
write_results(const struct options *options, const struct learning *learning,
	      struct predictions *predictions, const struct report *report)
{
	int code = 0;

	if (options->predictions)
		code = save_predictions(options->predictions, predictions,
					learning->corpus);
	if (code == 0 && options->html)
		code = write_page(options, learning, predictions, report);
	return code == 0 ? learning_report(options, report) : code;
}

static int
measure(struct learning *learning, const struct options *options)
{
	struct mistakes mistakes = {
		.most = options->top ? options->top : MISTAKES_STANDARD
	};
	struct predictions predictions = {
		.mistakes = options->html ? &mistakes : NULL
	};
	struct report *report = calloc(1, sizeof *report);
	int code = EX_TEMPFAIL;

	if (report)
		code = options->model
			       ? judge_with(learning, options->model,
					    &predictions, report)
			       : cross_validate(learning, options, &predictions,
						report);
	if (code == 0)
		code = write_results(options, learning, &predictions, report);
	mistakes_free(&mistakes);
	predictions_free(&predictions);
	free(report);
	return code;
}

/* Whether the command line has an option of training. */
static bool
is_trained(const struct options *options)
{
	static const char *const names[] = { "c",   "torn",  "background",
					     "set", "folds", "memory",
					     "gazetteer", "precision" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (options_has(options, names[i]))
			return true;
	return false;
}

/* Whether there is an option that --compare has no use for. */
static bool
is_measured(const struct options *options)
{
	return is_trained(options) || options->model || options->html ||
	       options->predictions;
}

int
command_evaluate(const struct options *options, size_t count,
		 char *const *argument)
{
	struct learning learning;
	int code;

	if (options->model && is_trained(options))
		return usage_error("evaluate: a finished model is not trained: "
				   "leave out --c, --torn, --background, "
				   "--gazetteer, --set, --folds, --memory "
				   "and --precision");
	if (options->compare && is_measured(options))
		return usage_error("evaluate: --compare judges with finished "
				   "models: of the options leave all but "
				   "--categories, --format, --jobs, "
				   "--report and --resamples");
	if (options->resamples < RESAMPLES_LEAST)
		return usage_error("evaluate: --resamples is a number from %d "
				   "to %d",
				   RESAMPLES_LEAST, RESAMPLES_MOST);
	if (options->compare)
		return compare_models(options, count, argument);
	if (!learning_read_options(&learning, "evaluate", options))
		return EX_USAGE;
	code = learning_read_corpus(&learning, options, count, argument);
	if (code == 0)
		code = measure(&learning, options);
	learning_clear(&learning);
	return code;
}
