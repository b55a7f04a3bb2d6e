/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "inputs.h"
#include "request.h"

#include "../format/dump.h"

#include <stdio.h>
#include <sysexits.h>

struct run {
	const struct dump_format *format;
	struct inputs *inputs;
	struct document document;
	struct bytes source;
	struct bytes output;
	size_t printed;
	int code; /* of the first failure */
};

static const struct dump_format *
find_format(const struct options *options)
{
	const char *name = options->format ? options->format : "text";
	const struct dump_format *format = dump_format_find(name);

	if (!format)
		usage_error("dump: unknown format '%s': text or json", name);
	return format;
}

static void
fail(struct run *run, const struct error *error)
{
	int code = complain("read", bytes_text(&run->source), error);

	if (run->code == 0)
		run->code = code;
}

/* Documents for people stand a line apart. */
static void
print(struct run *run)
{
	struct error error;

	bytes_clear(&run->output);
	if (run->printed++ > 0 && run->format == dump_format_at(0))
		bytes_append_byte(&run->output, '\n');
	run->format->append(bytes_text(&run->source), &run->document,
			    &run->output);
	if (bytes_ok(&run->output)) {
		print_bytes(&run->output);
		return;
	}
	error_no_memory(&error);
	fail(run, &error);
	bytes_free(&run->output);
}

static void
dump_all(struct run *run)
{
	enum reader_status status;
	struct error error;

	while (!ferror(stdout) &&
	       (status = inputs_next(run->inputs, &run->document, &run->source,
				     &error)) != READER_END) {
		if (status == READER_READ)
			print(run);
		else
			fail(run, &error);
		if (inputs_is_stream(run->inputs))
			flush_output();
	}
}

int
command_dump(const struct options *options, size_t count, char *const *argument)
{
	struct run run = { .format = find_format(options) };
	struct error error;

	if (!run.format || !request_is_kind(options))
		return EX_USAGE;
	run.inputs = inputs_new(argument, count, options->kind,
				&options->limits, &error);
	if (!run.inputs)
		return complain("start", "dump", &error);
	inputs_name_members(run.inputs, &options->names);
	dump_all(&run);
	inputs_free(run.inputs);
	document_free(&run.document);
	bytes_free(&run.source);
	bytes_free(&run.output);
	return run.code;
}
