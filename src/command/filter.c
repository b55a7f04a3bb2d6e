/* SPDX-License-Identifier: MIT */
/*
 * What every host of a filter relies on: all input is read before the first
 * byte is written, all of it is written before the exit code is 0, and what
 * cannot be judged passes as it came.
 */
#include "command.h"

#include "apart.h"
#include "models.h"
#include "option.h"
#include "request.h"

#include "../../include/triage.h"
#include "../base/file.h"
#include "../filter/filter.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

struct passage {
	const struct options *options;
	const struct filter *filter;
	struct bytes input;

	/* These live in the process that judges. */
	struct request request;
	struct judge *judge;
	struct model *model;
};

const char *
fail_name(size_t i)
{
	static const char *const name[] = { "open", "tempfail", NULL };

	return name[i];
}

static bool
is_tempfail(const struct options *options)
{
	return strcmp(options->fail, fail_name(1)) == 0;
}

/* The one filter that an option asks for, or NULL and a line. */
static const struct filter *
find_filter(const struct options *options)
{
	const struct filter *found = NULL;

	for (size_t i = 0; filter_at(i); i++) {
		if (!options_has(options, filter_at(i)->name))
			continue;
		if (found) {
			usage_error("filter: --%s and --%s exclude each other",
				    found->name, filter_at(i)->name);
			return NULL;
		}
		found = filter_at(i);
	}
	if (!found)
		usage_error("filter: say what passes through: --mail");
	return found;
}

/* What can be seen to be wrong before anything is read. */
static bool
is_usable(const struct options *options, size_t count)
{
	if (count > 0) {
		usage_error("filter: it takes no files: the input is "
			    "standard input");
		return false;
	}
	if (strcmp(options->fail, fail_name(0)) != 0 && !is_tempfail(options)) {
		usage_error("filter: --fail is open or tempfail, not '%s'",
			    options->fail);
		return false;
	}
	return true;
}

static bool
judge_document(void *context, struct document *document,
	       struct verdict *verdict, struct error *error)
{
	static enum decision decision[MODEL_CATEGORIES_MOST];
	static struct judgement judgement;
	struct passage *passage = context;
	const struct expression *when = passage->request.expression;

	if (!judge_run(passage->judge, document, &judgement, error))
		return false;
	request_apply_threshold(&passage->request, passage->model, &judgement,
				decision);
	verdict->result = (struct result){
		.source = "-",
		.document = document,
		.model = passage->model,
		.judgement = &judgement,
	};
	verdict->acts =
		!when || expression_truth(when, &judgement) == TRUTH_YES;
	return true;
}

static bool
say(struct bytes *output, const char *reason)
{
	bytes_clear(output);
	bytes_append_text(output, reason);
	return false;
}

/* What the child process does. */
static bool
pass(void *context, struct bytes *output)
{
	struct passage *passage = context;
	const struct options *options = passage->options;
	const struct filter_request request = {
		.limits = &options->limits,
		.shown = &passage->request.shown,
		.version = triage_version(),
		.judge = judge_document,
		.context = passage,
	};
	struct error error = { 0 };
	int code;

	passage->model = open_model_to_judge(options->model, &code);
	if (!passage->model)
		return say(output, "there is no usable model");
	if (!request_read(&passage->request, options, passage->model))
		return say(output, "an option does not fit the model");

	struct patterns *patterns = patterns_new(&error);
	bool done = patterns != NULL;

	if (done)
		passage->judge = judge_new(passage->model, patterns, &error);
	done = passage->judge &&
	       passage->filter->pass(&request, passage->input.data,
				     passage->input.length, output, &error);
	if (!done) {
		bytes_clear(output);
		describe(&error, output);
	}
	judge_free(passage->judge);
	patterns_free(patterns);
	request_clear(&passage->request);
	model_free(passage->model);
	return done;
}

/* Put what goes out into `output`, or the reason why it must not. */
static bool
produce(struct passage *passage, struct bytes *output)
{
	const struct options *options = passage->options;
	struct bytes reason = { 0 };
	bool done;

	if (passage->input.length > options->limits.bytes)
		done = say(output, "larger than --max-bytes");
	else
		done = apart_run(pass, passage, (unsigned)options->timeout,
				 output);
	if (done || is_tempfail(options))
		return done;
	bytes_append_text(&reason, bytes_text(output));
	bytes_clear(output);
	if (passage->filter->recover)
		passage->filter->recover(passage->input.data,
					 passage->input.length,
					 bytes_text(&reason), output);
	else
		bytes_append(output, passage->input.data,
			     passage->input.length);
	bytes_free(&reason);
	return bytes_ok(output) || say(output, "out of memory");
}

static int
run_passage(struct passage *passage, struct bytes *output)
{
	struct error error = { 0 };

	if (!file_read_stream(stdin, SIZE_MAX / 4, &passage->input, &error)) {
		complain("read", "-", &error);
		return is_tempfail(passage->options) ? EX_TEMPFAIL : EX_IOERR;
	}
	if (!produce(passage, output)) {
		struct bytes words = { 0 };

		bytes_printf(&words, "cannot judge '-': %s",
			     bytes_text(output));
		print_message(&words);
		bytes_free(&words);
		return EX_TEMPFAIL;
	}
	if (print_bytes(output) && fflush(stdout) == 0)
		return 0;
	return is_tempfail(passage->options) ? EX_TEMPFAIL : EX_IOERR;
}

int
command_filter(const struct options *options, size_t count,
	       char *const *argument)
{
	struct passage passage = { .options = options };
	struct bytes output = { 0 };
	int code;

	(void)argument;
	passage.filter = find_filter(options);
	if (!passage.filter || !is_usable(options, count))
		return EX_USAGE;
	code = run_passage(&passage, &output);
	bytes_free(&passage.input);
	bytes_free(&output);
	return code;
}
