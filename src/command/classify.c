/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "collector.h"
#include "full.h"
#include "inputs.h"
#include "models.h"
#include "request.h"

#include "../base/pipeline.h"
#include "../base/shared_object.h"
#include "../document/kind.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

/* Documents on their way, a thread. */
enum { ON_THEIR_WAY = 8 };

_Static_assert(ON_THEIR_WAY * PARALLEL_MOST <= PIPELINE_SLOTS_MOST,
	       "a slot for each");

/* A document on its way from the input to the output. */
struct item {
	struct document document;
	struct bytes source;
	struct bytes output;
	struct bytes complaint;	/* why it was not read, or empty */
	int code;
	enum truth truth;
	bool judged;
	bool of_stream;		/* somebody waits at the other end */
	struct error damage;	/* of the model, found while judging */
};

struct run {
	const struct options *options;
	const struct model *model;
	struct patterns *patterns;
	struct request request;
	struct inputs *inputs;
	struct judge **judge;	/* [threads] */
	struct collector *collector; /* [threads], or NULL: not asked for */
	unsigned threads;
	struct item *item;	/* [items], all read before one is printed */
	size_t items;
	size_t read;
	size_t printed;
	enum truth truth;	/* of any document */
	int code;		/* of the first failure */
};

/* Judgement and the rest are NULL where nothing could be read or judged. */
static void
write_result(const struct run *run, struct item *item,
	     const struct judgement *judgement, struct judge *judge,
	     const struct indicators *indicators)
{
	struct result result = {
		.source = bytes_text(&item->source),
		.document = &item->document,
		.model = run->model,
		.judgement = judgement,
		.vector = judge ? judge_vector(judge) : NULL,
		.indicators = indicators,
		.error = judge ? NULL : bytes_text(&item->complaint),
	};

	if (judge && run->request.format->needs_vector)
		vector_sort(judge_vector(judge));
	run->request.format->append(&result, &run->request.shown, &item->output);
}

/* The indicators of an item, if they are asked for. */
static bool
collect(struct run *run, const struct item *item, unsigned worker,
	const struct indicators **indicators, struct error *error)
{
	if (!run->collector)
		return true;
	*indicators = collector_run(run->collector, worker, &item->document,
				    run->options->indicators_most);
	return *indicators || error_no_memory(error);
}

/* Judge one item on one thread. */
static void
judge_item(void *context, size_t i, unsigned worker)
{
	struct run *run = context;
	struct item *item = &run->item[i];
	struct judge *judge = run->judge[worker];
	enum decision decision[MODEL_CATEGORIES_MOST];
	const struct indicators *indicators = NULL;
	struct judgement judgement;
	struct error error = { 0 };

	bytes_clear(&item->output);
	item->judged = false;
	if (item->code == 0 &&
	    (!judge_run(judge, &item->document, &judgement, &error) ||
	     !collect(run, item, worker, &indicators, &error))) {
		item->code = exit_code_for(&error);
		item->damage = error;
		describe(&error, &item->complaint);
	}
	if (item->code != 0) {
		write_result(run, item, NULL, NULL, NULL);
		return;
	}
	request_apply_threshold(&run->request, run->model, &judgement,
				decision);
	item->judged = true;
	if (run->request.expression)
		item->truth = expression_truth(run->request.expression, &judgement);
	write_result(run, item, &judgement, judge, indicators);
}

/* Note why a document could not be read. */
static void
note_failure(struct item *item, struct error *error)
{
	item->code = exit_code_for(error);
	/* The source tells the line where it can. */
	if (item->document.line > 0)
		error->line = 0;
	describe(error, &item->complaint);
}

/* Whether all can still be begun again: with threads, one may be printing. */
static bool
has_printed_nothing(const struct run *run)
{
	if (run->options->quiet)
		return true;
	return run->threads == 1 ? run->printed == 0 : run->read < run->items;
}

/*
 * Leave what needs a library to the full program, or may need it when it is
 * too late: each mail of an mbox has a charset of its own.  What was read from
 * standard input cannot be read again; quick_does() sees to it that it need
 * not be.
 */
static void
leave_to_full(const struct run *run, const struct document *document)
{
	bool needed = shared_object_was_wanted() ||
		      (document->kind &&
		       strcmp(document->kind, kind_mbox.name) == 0);

	if (needed && has_printed_nothing(run) &&
	    !inputs_is_stream(run->inputs))
		full_run();
}

/* False at the end of all input. */
static bool
read_item(void *context, size_t i)
{
	struct run *run = context;
	struct item *item = &run->item[i];
	struct error error;
	enum reader_status status = inputs_next(run->inputs, &item->document,
						&item->source, &error);

	leave_to_full(run, &item->document);
	if (status == READER_END)
		return false;
	run->read++;
	item->code = 0;
	item->of_stream = inputs_is_stream(run->inputs);
	bytes_clear(&item->complaint);
	if (status == READER_BROKEN)
		note_failure(item, &error);
	return true;
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
print_text(const char *text)
{
	if (text)
		fputs(text, stdout);
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
	if (run->options->quiet || item->output.length == 0)
		return;
	if (run->printed++ > 0)
		print_text(run->request.format->separator);
	print_bytes(&item->output);
}

/*
 * Print up to where the model turned out to be damaged: what came before
 * needed none of the damage.
 */
static bool
write_item(void *context, size_t i)
{
	struct run *run = context;
	const struct item *item = &run->item[i];

	if (item->code == EX_CONFIG) {
		run->code = complain_of_model(run->options->model,
					      &item->damage);
		return false;
	}
	print_item(run, item);
	if (item->of_stream)
		flush_output();
	return !ferror(stdout);
}

/* Read, judge and print until the input or the output ends. */
static void
run_all(struct run *run)
{
	const struct pipeline pipeline = {
		.slots = run->items,
		.context = run,
		.read = read_item,
		.work = judge_item,
		.write = write_item,
	};

	if (!ferror(stdout))
		pipeline_run(&pipeline, run->threads);
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
	run->items = run->threads > 1 ? (size_t)run->threads * ON_THEIR_WAY : 1;
	run->patterns = patterns_new(error);
	run->inputs = inputs_new(path, count, run->options->kind,
				 &run->options->limits, error);
	run->judge = calloc(run->threads, sizeof(struct judge *));
	run->item = calloc(run->items, sizeof *run->item);
	if (!run->patterns || !run->inputs || !run->judge || !run->item)
		return error_no_memory(error);
	inputs_name_members(run->inputs, &run->options->names);
	for (unsigned i = 0; i < run->threads; i++) {
		run->judge[i] = judge_new(run->model, run->patterns, error);
		if (!run->judge[i])
			return false;
	}
	if (run->request.indicators)
		run->collector = collectors_new(run->threads, run->patterns,
						error);
	return run->collector || !run->request.indicators;
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
	collectors_free(run->collector, run->threads);
	inputs_free(run->inputs);
	patterns_free(run->patterns);
	request_clear(&run->request);
}

static int
exit_code(const struct run *run)
{
	static const int verdict[] = { [TRUTH_YES] = EXIT_HOLDS,
				       [TRUTH_UNKNOWN] = EXIT_UNKNOWN,
				       [TRUTH_NO] = EXIT_HOLDS_NOT };

	if (run->code != 0 || !run->request.expression)
		return run->code;
	return verdict[run->truth];
}

static int
run_with_model(struct run *run, char *const *path, size_t count)
{
	struct error error = { 0 };

	if (!request_read(&run->request, run->options, run->model))
		return EX_USAGE;
	if (!start(run, path, count, &error))
		return complain("start", "classify", &error);
	if (!run->options->quiet)
		print_text(run->request.format->open);
	run_all(run);
	if (!run->options->quiet)
		print_text(run->request.format->close);
	return exit_code(run);
}

int
command_classify(const struct options *options, size_t count,
		 char *const *argument)
{
	struct run run = { .options = options };
	int code = EX_CONFIG;
	struct model *model;

	if (!request_is_kind(options))
		return EX_USAGE;
	model = open_model_to_judge(options->model, &code);
	if (!model)
		return code;
	run.model = model;
	code = options->tags ? replace_tags(model, options->tags) : 0;
	if (code == 0)
		code = run_with_model(&run, argument, count);
	finish(&run);
	model_free(model);
	return code;
}
