/* SPDX-License-Identifier: MIT */
/* evaluate --compare: two models, or two files of predictions. */
#include "learning.h"

#include "models.h"

#include "../base/file.h"
#include "../document/lines.h"
#include "../format/comparison_text.h"
#include "../learn/evaluate.h"

#include <string.h>
#include <sysexits.h>

/*
 * Whether a file holds predictions, maybe compressed: a model never begins
 * with a brace.  What cannot be read is for model loading to complain of.
 */
static bool
is_predictions(const char *path, const struct limits *limits)
{
	struct error error;
	struct lines *lines = file_is_directory(path)
				      ? NULL
				      : lines_open(path, limits->bytes, &error);
	const char *data;
	size_t length;
	bool brace = lines && lines_peek(lines, &data, &length, &error) &&
		     length > 0 && data[0] == '{';

	lines_free(lines);
	return brace;
}

static int
judge_all(struct learning *learning, const char *path,
	  struct predictions *predictions)
{
	struct error error = { 0 };
	int code = EX_CONFIG;
	struct model *model = open_model(path, &code);
	struct report *report = calloc(1, sizeof *report);

	if (model && report)
		code = evaluate_model(learning->corpus, model,
				      learning->patterns,
				      learning->options.threads, predictions,
				      report, &error)
			       ? 0
			       : complain("evaluate", path, &error);
	else if (model)
		code = EX_TEMPFAIL;
	free(report);
	model_free(model);
	return code;
}

static int
read_side(struct learning *learning, const struct limits *limits,
	  const char *path, struct predictions *predictions)
{
	struct error error = { 0 };

	if (!is_predictions(path, limits))
		return judge_all(learning, path, predictions);
	return predictions_load(predictions, path, learning->corpus, limits,
				&error)
		       ? 0
		       : complain("read predictions", path, &error);
}

static int
print(const struct options *options, const struct comparison *comparison,
      const struct comparison_names *names)
{
	struct bytes bytes = { 0 };

	if (options->format && strcmp(options->format, "json") == 0)
		comparison_append_json(comparison, names, &bytes);
	else
		comparison_append_text(comparison, names, &bytes);
	if (!options->quiet)
		print_bytes(&bytes);
	bytes_clear(&bytes);
	if (!options->report) {
		bytes_free(&bytes);
		return 0;
	}
	comparison_append_json(comparison, names, &bytes);
	return learning_save("write report", options->report, &bytes);
}

static int
compare(struct learning *learning, const struct options *options,
	const struct comparison_names *names)
{
	struct predictions before = { 0 };
	struct predictions after = { 0 };
	struct comparison *comparison = calloc(1, sizeof *comparison);
	struct error error = { 0 };
	int code =
		read_side(learning, &options->limits, names->before, &before);

	if (code == 0)
		code = read_side(learning, &options->limits, names->after,
				 &after);
	if (code == 0 && !comparison)
		code = EX_TEMPFAIL;
	if (code == 0) {
		comparison->corpus = learning->corpus;
		comparison->resamples = options->resamples;
		comparison->threads = learning->options.threads;
		code = comparison_make(comparison, &before, &after, &error)
			       ? print(options, comparison, names)
			       : complain("compare on", learning->corpus_name,
					  &error);
	}
	if (comparison)
		comparison_free(comparison);
	free(comparison);
	predictions_free(&before);
	predictions_free(&after);
	return code;
}

int
compare_models(const struct options *options, size_t count,
	       char *const *argument)
{
	struct learning learning;
	struct error error = { 0 };
	int code;

	if (count != 3)
		return usage_error("evaluate: --compare wants three names: an "
				   "old model, a new one and a corpus");
	if (!learning_read_options(&learning, "evaluate", options))
		return EX_USAGE;
	code = learning_read_corpus(&learning, options, 1, argument + 2);
	if (code == 0) {
		learning.patterns = patterns_new(&error);
		code = learning.patterns
			       ? compare(&learning, options,
					 &(struct comparison_names){
						 argument[0], argument[1] })
			       : complain("start", "evaluate", &error);
	}
	learning_clear(&learning);
	return code;
}
