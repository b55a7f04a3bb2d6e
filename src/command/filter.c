/* SPDX-License-Identifier: MIT */
/*
 * What every host of a filter relies on: all input is read before the first
 * byte is written, all of it is written before the exit code is 0, and what
 * cannot be judged passes as it came.
 */
#include "command.h"

#include "apart.h"
#include "filter_judge.h"
#include "full.h"
#include "option.h"
#include "stream.h"

#include "../base/file.h"
#include "../base/shared_object.h"
#include "../filter/filter.h"
#include "../filter/framing.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

struct passage {
	const struct options *options;
	const struct filter *filter;
	const char *hindrance;	/* why nothing can be judged, or NULL */
	struct bytes input;
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
	return options->fail && strcmp(options->fail, fail_name(1)) == 0;
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
		usage_error("filter: say what passes through: --mail, --feed, "
			    "--sfeed, --jsonl or --tsv");
	return found;
}

/* Options that mean something to some filters only. */
static const struct {
	const char *option;
	const char *filters;
} owners[] = {
	{ "title-prefix", "--feed --sfeed" },
	{ "drop", "--feed --sfeed" },
	{ "keep", "--feed --sfeed" },
	{ "drop-unlabelled", "--feed --sfeed" },
	{ "fail", "--mail --feed --sfeed" },
	{ "timeout", "--mail --feed --sfeed" },
	{ "result-only", "--jsonl --tsv" },
	{ "key-field", "--tsv" },
	{ "framing", "--jsonl" },
	{ "strict", "--jsonl --tsv" },
	{ "max-reply", "--jsonl --tsv" },
	{ "kind", "--jsonl" },
	{ "text-field", "--jsonl" },
	{ "title-field", "--jsonl" },
	{ "id-field", "--jsonl" },
};

/* Whether `names` has --NAME as a word. */
static bool
has_word(const char *names, const char *name)
{
	size_t length = strlen(name);

	for (; *names; names += strcspn(names, " "), names += *names == ' ')
		if (strcspn(names, " ") == length + 2 &&
		    strncmp(names + 2, name, length) == 0)
			return true;
	return false;
}

static bool
refuse_strays(const struct options *options, const struct filter *filter)
{
	for (size_t i = 0; i < sizeof owners / sizeof owners[0]; i++)
		if (options_has(options, owners[i].option) &&
		    !has_word(owners[i].filters, filter->name)) {
			usage_error("filter: --%s goes with %s only",
				    owners[i].option, owners[i].filters);
			return false;
		}
	return true;
}

static bool
is_record_kind(const char *kind)
{
	for (size_t i = 0; kind && filter_record_kind(i); i++)
		if (strcmp(kind, filter_record_kind(i)) == 0)
			return true;
	return kind == NULL;
}

/* How records may be read, and told apart. */
static bool
are_records_known(const struct options *options)
{
	if (!is_record_kind(options->kind)) {
		usage_error("filter: a record is of no kind '%s': it is "
			    "jsonl, text, html or mail",
			    options->kind);
		return false;
	}
	if (framing_find(options->framing))
		return true;
	usage_error("filter: --framing is lines, netstring or "
		    "length_prefixed_uint32_be, not '%s'",
		    options->framing);
	return false;
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
say(struct bytes *output, const char *reason)
{
	bytes_clear(output);
	bytes_append_text(output, reason);
	return false;
}

/* What the child process does. */
static enum apart
pass(void *context, struct bytes *output)
{
	struct passage *passage = context;
	struct filter_judge judge = { .options = passage->options };
	struct error error = { 0 };
	bool opened = filter_judge_open(&judge, output);
	bool done = false;

	if (opened) {
		const struct filter_request request =
			filter_judge_request(&judge);

		done = passage->filter->pass(&request, passage->input.data,
					     passage->input.length, output,
					     &error);
	}
	if (opened && !done) {
		bytes_clear(output);
		describe(&error, output);
	}
	filter_judge_close(&judge);
	if (done)
		return APART_DONE;
	return shared_object_was_wanted() ? APART_ELSEWHERE : APART_FAILED;
}

static void
say_why(const char *what, const struct bytes *reason)
{
	struct bytes words = { 0 };

	bytes_printf(&words, "%s '-': %s", what, bytes_text(reason));
	print_message(&words);
	bytes_free(&words);
}

/* Where the output has no place for the reason. */
static void
pass_untouched(const struct passage *passage, const struct bytes *reason,
	       struct bytes *output)
{
	say_why("passed as it came:", reason);
	bytes_append(output, bytes_text(&passage->input),
		     passage->input.length);
}

/* Judge, or leave it to the full program, where there is one. */
static bool
judge_apart(struct passage *passage, struct bytes *output)
{
	enum apart outcome = apart_run(pass, passage,
				       (unsigned)passage->options->timeout,
				       output);

	if (outcome == APART_ELSEWHERE)
		full_run_on(&passage->input);
	return outcome == APART_DONE;
}

/* Put what goes out into `output`, or the reason why it must not. */
static bool
produce(struct passage *passage, struct bytes *output)
{
	const struct options *options = passage->options;
	struct bytes reason = { 0 };
	bool done;

	if (passage->hindrance)
		done = say(output, passage->hindrance);
	else if (passage->input.length > options->limits.bytes)
		done = say(output, "larger than --max-bytes");
	else
		done = judge_apart(passage, output);
	if (done || is_tempfail(options))
		return done;
	bytes_append_text(&reason, bytes_text(output));
	bytes_clear(output);
	if (passage->filter->recover)
		passage->filter->recover(passage->input.data,
					 passage->input.length,
					 bytes_text(&reason), output);
	else
		pass_untouched(passage, &reason, output);
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
		say_why("cannot judge", output);
		return EX_TEMPFAIL;
	}
	if (print_bytes(output) && flush_output())
		return 0;
	return is_tempfail(passage->options) ? EX_TEMPFAIL : EX_IOERR;
}

static int
run_and_clear(struct passage *passage)
{
	struct bytes output = { 0 };
	int code = run_passage(passage, &output);

	bytes_free(&passage->input);
	bytes_free(&output);
	return code;
}

int
filter_unconfigured(const struct options *options, int code)
{
	struct passage passage = {
		.options = options,
		.filter = find_filter(options),
		.hindrance = "the configuration is wrong",
	};

	/* A stream tells by its end that something is wrong. */
	if (!passage.filter || passage.filter->answer)
		return code;
	return run_and_clear(&passage);
}

int
command_filter(const struct options *options, size_t count,
	       char *const *argument)
{
	struct passage passage = { .options = options };

	(void)argument;
	passage.filter = find_filter(options);
	if (!passage.filter || !is_usable(options, count) ||
	    !refuse_strays(options, passage.filter) ||
	    (passage.filter->answer && !are_records_known(options)))
		return EX_USAGE;
	if (options->quiet_errors && !freopen("/dev/null", "w", stderr))
		return EX_IOERR;
	if (passage.filter->answer)
		return stream_run(options, passage.filter);
	return run_and_clear(&passage);
}
