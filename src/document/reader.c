/* SPDX-License-Identifier: MIT */
#include "reader.h"

#include "json.h"
#include "kind.h"

#include <stdlib.h>
#include <string.h>

struct reader {
	struct input input;
	const struct kind *kind;	/* NULL until recognised */
	bool failed;			/* the last read failed: say so once */
};

/* In the order in which content is tried; the last takes anything. */
static const struct kind *const kinds[] = {
	&kind_jsonfeed,
	&kind_json_lines,
	&kind_rss,
	&kind_atom,
	&kind_pdf,
	&kind_mbox,
	&kind_mail,
	&kind_html,
	&kind_sfeed,
	&kind_text,
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

const char *
reader_kind_name(size_t i)
{
	return i < KINDS ? kinds[i]->name : NULL;
}

static const struct kind *
find_kind(const char *name)
{
	for (size_t i = 0; i < KINDS; i++)
		if (strcmp(kinds[i]->name, name) == 0)
			return kinds[i];
	return NULL;
}

enum reader_status
input_whole(struct input *input, const char **data, size_t *length,
	    struct error *error)
{
	static const enum reader_status status[] = {
		[LINES_END] = READER_END,
		[LINES_READ] = READER_READ,
		[LINES_BROKEN] = READER_BROKEN,
	};

	return status[lines_rest(input->lines, data, length, error)];
}

struct reader *
reader_open(const char *path, const char *kind, const struct limits *limits,
	    struct error *error)
{
	struct reader *reader = calloc(1, sizeof *reader);

	if (!reader) {
		error_no_memory(error);
		return NULL;
	}
	reader->input.limits = limits;
	reader->input.names = &json_names_standard;
	reader->input.lines = lines_open(path, limits->bytes, error);
	if (!reader->input.lines) {
		free(reader);
		return NULL;
	}
	if (kind)
		reader->kind = find_kind(kind);
	return reader;
}

void
reader_name_members(struct reader *reader, const struct json_names *names)
{
	reader->input.names = names;
}

void
reader_free(struct reader *reader)
{
	if (!reader)
		return;
	if (reader->kind && reader->kind->close)
		reader->kind->close(&reader->input);
	lines_free(reader->input.lines);
	free(reader);
}

static bool
recognise(struct reader *reader, struct error *error)
{
	const char *data;
	size_t length;
	size_t i = 0;

	if (!lines_peek(reader->input.lines, &data, &length, error))
		return false;
	while (!kinds[i]->is_it(data, length))
		i++;
	reader->kind = kinds[i];
	return true;
}

enum reader_status
reader_next(struct reader *reader, struct document *document,
	    struct error *error)
{
	if (reader->failed)
		return READER_END;
	document_clear(document);
	if (!reader->kind && !recognise(reader, error)) {
		reader->failed = true;
		return READER_BROKEN;
	}

	enum reader_status status =
		reader->kind->next(&reader->input, document, error);

	if (status == READER_READ && !document_ok(document)) {
		error_no_memory(error);
		status = READER_BROKEN;
	}
	/* Where no line can be named there is nothing to go on behind. */
	reader->failed = status == READER_BROKEN && error->line == 0;
	return status;
}
