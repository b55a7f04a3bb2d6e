/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "inputs.h"
#include "models.h"
#include "request.h"

#include "../format/explain.h"

#include <stdio.h>
#include <sysexits.h>

struct run {
	const struct options *options;
	const struct model *model;
	const struct explain_format *format;
	struct request request;
	struct patterns *patterns;
	struct explanation *explanation;
	struct inputs *inputs;
	struct document document;
	struct bytes source;
	struct bytes output;
	size_t printed;
	int code; /* of the first failure */
};

static const struct explain_format *
find_format(const struct options *options)
{
	const char *name = options->format ? options->format : "text";
	const struct explain_format *format = explain_format_find(name);

	if (!format)
		usage_error("explain: unknown format '%s': text, json or html",
			    name);
	return format;
}

static bool
start(struct run *run, char *const *path, size_t count, struct error *error)
{
	run->patterns = patterns_new(error);
	if (run->patterns)
		run->explanation =
			explanation_new(run->model, run->patterns, error);
	if (run->explanation)
		run->inputs = inputs_new(path, count, run->options->kind,
					 &run->options->limits, error);
	return run->inputs != NULL;
}

static void
finish(struct run *run)
{
	inputs_free(run->inputs);
	explanation_free(run->explanation);
	patterns_free(run->patterns);
	request_clear(&run->request);
	document_free(&run->document);
	bytes_free(&run->source);
	bytes_free(&run->output);
}

static void
print(struct run *run)
{
	if (!bytes_ok(&run->output)) {
		struct error error = { 0 };

		error_no_memory(&error);
		run->code =
			complain("explain", bytes_text(&run->source), &error);
		bytes_free(&run->output);
		return;
	}
	print_bytes(&run->output);
	bytes_clear(&run->output);
}

static void
append(struct run *run, const struct explained *explained)
{
	if (run->printed++ > 0)
		bytes_append_text(&run->output, run->format->separator);
	run->format->append(explained, &run->output);
	print(run);
}

/* Say and write that nothing could be read. */
static void
append_failure(struct run *run, const struct error *error)
{
	const char *source = bytes_text(&run->source);
	struct explained explained = { .source = source,
				       .options = &run->request.shown };
	struct bytes why = { 0 };
	int code;

	code = complain("read", source, error);
	describe(error, &why);
	explained.error = bytes_text(&why);
	append(run, &explained);
	bytes_free(&why);
	if (run->code == 0)
		run->code = code;
}

static void
append_explanation(struct run *run)
{
	size_t category[MODEL_CATEGORIES_MOST];
	enum decision decision[MODEL_CATEGORIES_MOST];
	struct explained explained = {
		.source = bytes_text(&run->source),
		.explanation = run->explanation,
		.options = &run->request.shown,
		.category = category,
	};

	request_apply_threshold(&run->request, run->model,
				&run->explanation->judgement, decision);
	if (!run->explanation->judgement.reason)
		explained.categories = explain_select(
			run->explanation, run->request.shown.only, category);
	append(run, &explained);
}

static void
explain_all(struct run *run)
{
	enum reader_status status;
	struct error error;

	while (!ferror(stdout) &&
	       (status = inputs_next(run->inputs, &run->document, &run->source,
				     &error)) != READER_END) {
		if (status == READER_READ &&
		    explanation_run(run->explanation, &run->document, &error))
			append_explanation(run);
		else
			append_failure(run, &error);
	}
}

static int
run_with_model(struct run *run, char *const *path, size_t count)
{
	struct error error = { 0 };

	if (!request_read_shown(&run->request, run->options, run->model))
		return EX_USAGE;
	if (run->request.shown.top == 0)
		run->request.shown.top = run->format->top;
	if (!start(run, path, count, &error))
		return complain("start", "explain", &error);
	run->format->open(run->model, &run->output);
	explain_all(run);
	run->format->close(&run->output);
	print(run);
	return run->code;
}

int
command_explain(const struct options *options, size_t count,
		char *const *argument)
{
	struct run run = { .options = options };
	int code = EX_CONFIG;
	struct model *model;

	run.format = find_format(options);
	if (!run.format || !request_is_kind(options))
		return EX_USAGE;
	model = open_model(options->model, &code);
	if (!model)
		return code;
	run.model = model;
	code = run_with_model(&run, argument, count);
	finish(&run);
	model_free(model);
	return code;
}
