/* SPDX-License-Identifier: MIT */
/* JSON Lines: a document a line. */
#include "kind.h"

#include "json_quick.h"

#include "../base/fields.h"

#include <string.h>

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
is_blank_line(const char *line, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (line[i] != ' ' && line[i] != '\t')
			return false;
	return true;
}

static enum reader_status
read_object(const struct input *input, struct field line,
	    struct document *document, struct error *error)
{
	size_t replaced;
	json_t *object;

	if (json_read_quickly(document, line.text, line.length, input->names))
		return READER_READ;
	object = json_parse_object(line.text, line.length, &replaced, error);
	if (!object)
		return READER_BROKEN;

	bool read = document_read_json(document, object, input->names, error);

	document->replaced += replaced;
	json_decref(object);
	return read ? READER_READ : READER_BROKEN;
}

static enum reader_status
next_line(struct input *input, struct document *document, struct error *error)
{
	const char *line;
	size_t length;
	enum lines_status status;

	do
		status = lines_next(input->lines, &line, &length, error);
	while (status == LINES_READ && is_blank_line(line, length));
	if (status == LINES_BROKEN)
		document->line = error->line;
	if (status != LINES_READ)
		return status == LINES_END ? READER_END : READER_BROKEN;
	if (lines_number(input->lines) == 1 && length >= 3 &&
	    memcmp(line, "\xef\xbb\xbf", 3) == 0) {
		line += 3;
		length -= 3;
	}

	enum reader_status read = read_object(
		input, (struct field){ line, length }, document, error);

	document->line = lines_number(input->lines);
	error->line = document->line;
	return read;
}

const struct kind kind_json_lines = {
	.name = "jsonl",
	.is_it = starts_like_object,
	.next = next_line,
};
