/* SPDX-License-Identifier: MIT */
#include "learning.h"

#include "models.h"

#include "../base/file.h"
#include "../learn/evaluate.h"

#include <sysexits.h>

static int
save_predictions(const char *path, const struct predictions *predictions,
		 const struct corpus *corpus)
{
	struct bytes bytes = { 0 };
	struct error error = { 0 };
	bool saved;

	predictions_append(predictions, corpus, &bytes);
	saved = bytes_ok(&bytes) ? file_save(path, &bytes, &error)
				 : error_no_memory(&error);
	bytes_free(&bytes);
	return saved ? 0 : complain("write predictions", path, &error);
}

static int
cross_validate(struct learning *learning, struct predictions *predictions,
	       struct report *report)
{
	struct train_input input;
	struct error error = { 0 };
	int code = learning_check_categories(learning);

	if (code == 0)
		code = learning_read_words(learning);
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

static int
measure(struct learning *learning, const struct options *options)
{
	struct predictions predictions = { 0 };
	struct report *report = calloc(1, sizeof *report);
	int code = EX_TEMPFAIL;

	if (report)
		code = options->model
			       ? judge_with(learning, options->model,
					    &predictions, report)
			       : cross_validate(learning, &predictions,
						report);
	if (code == 0 && options->predictions)
		code = save_predictions(options->predictions, &predictions,
					learning->corpus);
	if (code == 0)
		code = learning_report(options, report);
	predictions_free(&predictions);
	free(report);
	return code;
}

/* Whether the command line has an option of training. */
static bool
is_trained(const struct options *options)
{
	static const char *const names[] = { "c",   "torn",  "background",
					     "set", "folds", "memory" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (options_has(options, names[i]))
			return true;
	return false;
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
				   "--set, --folds and --memory");
	if (!learning_read_options(&learning, "evaluate", options))
		return EX_USAGE;
	code = learning_read_corpus(&learning, options, count, argument);
	if (code == 0)
		code = measure(&learning, options);
	learning_clear(&learning);
	return code;
}
