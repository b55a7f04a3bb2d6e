/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "inputs.h"
#include "models.h"

#include "../base/fields.h"
#include "../base/number.h"
#include "../base/parallel.h"
#include "../format/format.h"
#include "../model/expression.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sysexits.h>
#include <unistd.h>

/* Documents that each thread gets at a time. */
enum { BATCH = 32 };

/* A document on its way from the input to the output. */
struct item {
	struct document document;
	struct bytes source;
	struct bytes output;
	struct bytes complaint;	/* why it was not read, or empty */
	int code;
	enum truth truth;
	bool judged;
};

struct run {
	const struct options *options;
	const struct model *model;
	struct patterns *patterns;
	const struct format *format;
	struct format_options shown;
	bool only[MODEL_CATEGORIES_MOST];
	struct expression *expression;
	double threshold;	/* below 0: the model's own */
	struct inputs *inputs;
	struct judge **judge;	/* [threads] */
	unsigned threads;
	struct item *item;	/* [items] */
	size_t items;
	size_t printed;
	enum truth truth;	/* of any document */
	int code;		/* of the first failure */
};

/* Judge by one threshold for all categories. */
static void
apply_threshold(const struct run *run, struct judgement *judgement,
		enum decision *decision)
{
	if (run->threshold < 0 || judgement->reason)
		return;
	for (size_t i = 0; i < run->model->categories; i++) {
		double confidence = judgement->confidence[i];
		bool calibrated = run->model->category[i].calibration.kind !=
				  CALIBRATION_UNCALIBRATED;

		decision[i] = DECISION_NO;
		if (confidence >= run->threshold / 2)
			decision[i] = DECISION_UNSURE;
		if (confidence >= run->threshold && calibrated)
			decision[i] = DECISION_YES;
	}
	judgement->decision = decision;
}

static void
write_result(const struct run *run, struct item *item,
	     const struct judgement *judgement, struct judge *judge)
{
	struct result result = {
		.source = bytes_text(&item->source),
		.document = &item->document,
		.model = run->model,
		.judgement = judgement,
		.vector = judge ? judge_vector(judge) : NULL,
		.error = judge ? NULL : bytes_text(&item->complaint),
	};

	if (judge && run->format->needs_vector)
		vector_sort(judge_vector(judge));
	run->format->append(&result, &run->shown, &item->output);
}

/* Judge one item on one thread. */
static bool
judge_item(void *context, size_t i, unsigned worker)
{
	struct run *run = context;
	struct item *item = &run->item[i];
	struct judge *judge = run->judge[worker];
	enum decision decision[MODEL_CATEGORIES_MOST];
	struct judgement judgement;
	struct error error = { 0 };

	bytes_clear(&item->output);
	item->judged = false;
	if (item->code == 0 &&
	    !judge_run(judge, &item->document, &judgement, &error)) {
		item->code = exit_code_for(&error);
		describe(&error, &item->complaint);
	}
	if (item->code != 0) {
		write_result(run, item, NULL, NULL);
		return true;
	}
	apply_threshold(run, &judgement, decision);
	item->judged = true;
	if (run->expression)
		item->truth = expression_truth(run->expression, &judgement);
	write_result(run, item, &judgement, judge);
	return true;
}

/* Fill items up to a batch; returns how many, 0 at the end of all input. */
static size_t
read_batch(struct run *run)
{
	size_t count = 0;

	while (count < run->items) {
		struct item *item = &run->item[count];
		struct error error;
		enum reader_status status = inputs_next(
			run->inputs, &item->document, &item->source, &error);

		if (status == READER_END)
			break;
		item->code = 0;
		bytes_clear(&item->complaint);
		if (status == READER_BROKEN) {
			item->code = exit_code_for(&error);
			/* The source tells the line where it can. */
			if (item->document.line > 0)
				error.line = 0;
			describe(&error, &item->complaint);
		}
		count++;
	}
	return count;
}

static void
print_failure(const struct item *item)
{
	struct bytes words = { 0 };

	bytes_printf(&words, "cannot read '%s': %s", bytes_text(&item->source),
		     bytes_text(&item->complaint));
	print_message(&words);
	bytes_free(&words);
}

static void
print_item(struct run *run, const struct item *item)
{
	if (item->code != 0) {
		print_failure(item);
		if (run->code == 0)
			run->code = item->code;
	}
	if (item->judged && item->truth > run->truth)
		run->truth = item->truth;
	if (run->options->quiet)
		return;
	if (run->printed++ > 0)
		fputs(run->format->separator, stdout);
	print_bytes(&item->output);
}

/* Read, judge and print until the input or the output ends. */
static void
run_all(struct run *run)
{
	size_t count;

	while (!ferror(stdout) && (count = read_batch(run)) > 0) {
		parallel_run(run->threads, count, judge_item, run);
		for (size_t i = 0; i < count; i++)
			print_item(run, &run->item[i]);
		if (inputs_is_stream(run->inputs))
			fflush(stdout);
	}
}

static bool
read_only(struct run *run)
{
	struct field name[MODEL_CATEGORIES_MOST];
	const char *text = run->options->only;
	size_t count;

	if (!text)
		return true;
	count = fields_split((struct field){ text, strlen(text) }, ',', name,
			     MODEL_CATEGORIES_MOST);
	for (size_t i = 0; i < count && i < MODEL_CATEGORIES_MOST; i++) {
		size_t found = model_find_category(run->model, name[i].text,
						   name[i].length);

		if (found == run->model->categories) {
			usage_error("classify: the model has no category "
				    "'%.*s'",
				    (int)name[i].length, name[i].text);
			return false;
		}
		run->only[found] = true;
	}
	run->shown.only = run->only;
	return true;
}

static bool
read_threshold(struct run *run)
{
	const char *text = run->options->threshold;

	run->threshold = -1;
	if (!text)
		return true;
	if (number_parse_decimal(text, strlen(text), &run->threshold) &&
	    run->threshold >= 0 && run->threshold <= 1)
		return true;
	usage_error("classify: --threshold is a number from 0 to 1, not '%s'",
		    text);
	return false;
}

/* Any value but the empty one asks for no colour (no-color.org). */
static bool
has_no_color(void)
{
	const char *value = getenv("NO_COLOR");

	return value && value[0] != '\0';
}

static bool
read_format(struct run *run)
{
	bool terminal = isatty(STDOUT_FILENO) != 0;
	const char *name = run->options->format;
	struct winsize size;

	if (!name)
		name = terminal ? "text" : "tsv";
	run->format = format_find(name);
	if (!run->format) {
		usage_error("classify: unknown format '%s': one of text, tsv, "
			    "json, jsonl, svm",
			    name);
		return false;
	}
	run->shown.top = run->options->top;
	run->shown.colour = terminal && !has_no_color();
	if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		run->shown.width = size.ws_col ? size.ws_col : 80;
	return true;
}

static bool
read_expression(struct run *run)
{
	struct error error = { 0 };

	if (!run->options->exit_on)
		return true;
	run->expression =
		expression_parse(run->options->exit_on, run->model, &error);
	if (!run->expression)
		usage_error("classify: --exit-on '%s': %s%s%s",
			    run->options->exit_on, error.what,
			    error.detail[0] ? ": " : "", error.detail);
	return run->expression != NULL;
}

static bool
read_kind(const struct options *options)
{
	for (size_t i = 0; options->kind && reader_kind_name(i); i++)
		if (strcmp(options->kind, reader_kind_name(i)) == 0)
			return true;
	if (options->kind)
		usage_error("classify: unknown kind '%s': text or jsonl",
			    options->kind);
	return options->kind == NULL;
}

/* Make what the threads need; false with `error`. */
static bool
start(struct run *run, char *const *path, size_t count, struct error *error)
{
	run->threads = run->options->threads > PARALLEL_MOST
			       ? PARALLEL_MOST
			       : (unsigned)run->options->threads;
	if (run->threads == 0)
		run->threads = 1;
	run->items = run->threads > 1 ? (size_t)run->threads * BATCH : 1;
	run->patterns = patterns_new(error);
	run->inputs = inputs_new(path, count, run->options->kind,
				 run->options->max_bytes, error);
	run->judge = calloc(run->threads, sizeof(struct judge *));
	run->item = calloc(run->items, sizeof *run->item);
	if (!run->patterns || !run->inputs || !run->judge || !run->item)
		return error_no_memory(error);
	for (unsigned i = 0; i < run->threads; i++) {
		run->judge[i] = judge_new(run->model, run->patterns, error);
		if (!run->judge[i])
			return false;
	}
	return true;
}

static void
finish(struct run *run)
{
	for (size_t i = 0; run->item && i < run->items; i++) {
		document_free(&run->item[i].document);
		bytes_free(&run->item[i].source);
		bytes_free(&run->item[i].output);
		bytes_free(&run->item[i].complaint);
	}
	free(run->item);
	for (unsigned i = 0; run->judge && i < run->threads; i++)
		judge_free(run->judge[i]);
	free(run->judge);
	inputs_free(run->inputs);
	patterns_free(run->patterns);
	expression_free(run->expression);
}

static int
exit_code(const struct run *run)
{
	static const int verdict[] = { [TRUTH_YES] = EXIT_HOLDS,
				       [TRUTH_UNKNOWN] = EXIT_UNKNOWN,
				       [TRUTH_NO] = EXIT_HOLDS_NOT };

	if (run->code != 0 || !run->expression)
		return run->code;
	return verdict[run->truth];
}

static int
run_with_model(struct run *run, char *const *path, size_t count)
{
	struct error error = { 0 };

	if (!read_only(run) || !read_threshold(run) || !read_format(run) ||
	    !read_expression(run))
		return EX_USAGE;
	if (!start(run, path, count, &error))
		return complain("start", "classify", &error);
	if (!run->options->quiet)
		fputs(run->format->open, stdout);
	run_all(run);
	if (!run->options->quiet)
		fputs(run->format->close, stdout);
	return exit_code(run);
}

int
command_classify(const struct options *options, size_t count,
		 char *const *argument)
{
	struct run run = { .options = options };
	int code = EX_CONFIG;
	struct model *model;

	if (!read_kind(options))
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
