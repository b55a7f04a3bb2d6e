/* SPDX-License-Identifier: MIT */
#include "reader.h"

#include "json.h"
#include "lines.h"

#include <stdlib.h>
#include <string.h>

struct kind {
	const char *name;
	bool (*is_it)(const char *data, size_t length);
	enum reader_status (*next)(struct lines *lines,
				   struct document *document,
				   struct error *error);
};

struct reader {
	struct lines *lines;
	const struct kind *kind;	/* NULL until recognised */
	bool failed;			/* the last read failed: say so once */
};

static bool
starts_like_object(const char *data, size_t length)
{
	size_t i = 0;

	if (length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0)
		i = 3;
	while (i < length && strchr(" \t\r\n", data[i]) && data[i] != '\0')
		i++;
	if (i >= length || data[i] != '{')
		return false;
	for (i++; i < length && (data[i] == ' ' || data[i] == '\t'); i++)
		;
	return i < length && (data[i] == '"' || data[i] == '}');
}

static bool
is_anything(const char *data, size_t length)
{
	(void)data;
	(void)length;
	return true;
}

static bool
is_blank_line(const char *line, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (line[i] != ' ' && line[i] != '\t')
			return false;
	return true;
}

static enum reader_status
read_object(const char *line, size_t length, struct document *document,
	    struct error *error)
{
	size_t replaced;
	json_t *object = json_parse_object(line, length, &replaced, error);

	if (!object)
		return READER_BROKEN;

	bool read = document_read_json(document, object, error);

	document->replaced += replaced;
	json_decref(object);
	return read ? READER_READ : READER_BROKEN;
}

static enum reader_status
next_json_line(struct lines *lines, struct document *document,
	       struct error *error)
{
	const char *line;
	size_t length;
	enum lines_status status;

	do
		status = lines_next(lines, &line, &length, error);
	while (status == LINES_READ && is_blank_line(line, length));
	if (status == LINES_BROKEN)
		document->line = error->line;
	if (status != LINES_READ)
		return status == LINES_END ? READER_END : READER_BROKEN;
	if (lines_number(lines) == 1 && length >= 3 &&
	    memcmp(line, "\xef\xbb\xbf", 3) == 0) {
		line += 3;
		length -= 3;
	}

	enum reader_status read = read_object(line, length, document, error);

	document->line = lines_number(lines);
	error->line = document->line;
	return read;
}

static enum reader_status
next_text(struct lines *lines, struct document *document, struct error *error)
{
	const char *data;
	size_t length;

	switch (lines_rest(lines, &data, &length, error)) {
	case LINES_END:
		return READER_END;
	case LINES_BROKEN:
		return READER_BROKEN;
	case LINES_READ:
		break;
	}
	document_read_text(document, data, length);
	return READER_READ;
}

/* In the order in which content is tried; the last takes anything. */
static const struct kind kinds[] = {
	{ "jsonl", starts_like_object, next_json_line },
	{ "text", is_anything, next_text },
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

const char *
reader_kind_name(size_t i)
{
	return i < KINDS ? kinds[i].name : NULL;
}

static const struct kind *
find_kind(const char *name)
{
	for (size_t i = 0; i < KINDS; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

struct reader *
reader_open(const char *path, const char *kind, size_t most,
	    struct error *error)
{
	struct reader *reader = calloc(1, sizeof *reader);

	if (!reader) {
		error_no_memory(error);
		return NULL;
	}
	reader->lines = lines_open(path, most, error);
	if (!reader->lines) {
		free(reader);
		return NULL;
	}
	if (kind)
		reader->kind = find_kind(kind);
	return reader;
}

void
reader_free(struct reader *reader)
{
	if (!reader)
		return;
	lines_free(reader->lines);
	free(reader);
}

static bool
recognise(struct reader *reader, struct error *error)
{
	const char *data;
	size_t length;

	if (!lines_peek(reader->lines, &data, &length, error))
		return false;
	for (reader->kind = kinds; !reader->kind->is_it(data, length);)
		reader->kind++;
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
		reader->kind->next(reader->lines, document, error);

	if (status == READER_READ && !document_ok(document)) {
		error_no_memory(error);
		status = READER_BROKEN;
	}
	/* Where no line can be named there is nothing to go on behind. */
	reader->failed = status == READER_BROKEN && error->line == 0;
	return status;
}
