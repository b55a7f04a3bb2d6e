/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include "source.h"

#include <stdlib.h>
#include <string.h>

/* Two of them and a NUL are a power of two below what malloc() maps anew. */
enum { READ_STEP = (1 << 15) - 64 };

struct lines {
	struct source *source;
	struct bytes buffer;	/* read and not yet handed out, from `start` */
	size_t start;
	size_t most;
	size_t number;
	bool at_end;
	bool skipping;		/* within a line that was past the limit */
};

struct lines *
lines_open(const char *path, size_t most, struct error *error)
{
	struct lines *lines = calloc(1, sizeof *lines);

	if (!lines) {
		error_no_memory(error);
		return NULL;
	}
	lines->source = source_open(path, error);
	if (!lines->source) {
		free(lines);
		return NULL;
	}
	lines->most = most;
	return lines;
}

void
lines_free(struct lines *lines)
{
	if (!lines)
		return;
	source_free(lines->source);
	bytes_free(&lines->buffer);
	free(lines);
}

/* Read some more behind what is buffered. */
static bool
fill(struct lines *lines, struct error *error)
{
	struct bytes *buffer = &lines->buffer;

	if (lines->start > 0) {
		buffer->length -= lines->start;
		memmove(buffer->data, buffer->data + lines->start,
			buffer->length);
		lines->start = 0;
	}
	if (!bytes_reserve(buffer, READ_STEP))
		return error_no_memory(error);

	ssize_t got = source_read(lines->source,
				  buffer->data + buffer->length, READ_STEP,
				  error);

	lines->at_end = got <= 0;
	if (got < 0) {
		lines->start = buffer->length;
		return false;
	}
	buffer->length += (size_t)got;
	buffer->data[buffer->length] = '\0';
	return true;
}

/*
 * Whether a kind can be told from what is buffered.  Only a stream of objects
 * is worth an answer before more has come.
 */
static bool
is_enough(const struct lines *lines)
{
	const char *data = bytes_text(&lines->buffer) + lines->start;
	size_t have = lines->buffer.length - lines->start;

	if (have >= LINES_PEEKED)
		return true;

	size_t blank = strspn(data, " \t\r\n");
	const char *end = memchr(data + blank, '\n', have - blank);

	if (!end || data[blank] != '{')
		return false;
	while (strchr(" \t\r", end[-1]))
		end--;
	return end[-1] == '}';
}

bool
lines_peek(struct lines *lines, const char **data, size_t *length,
	   struct error *error)
{
	while (!lines->at_end && !is_enough(lines))
		if (!fill(lines, error))
			return false;
	*data = bytes_text(&lines->buffer) + lines->start;
	*length = lines->buffer.length - lines->start;
	return true;
}

static void
hand_out(struct lines *lines, size_t length, size_t skip, const char **line,
	 size_t *line_length)
{
	*line = bytes_text(&lines->buffer) + lines->start;
	if (length > 0 && (*line)[length - 1] == '\r')
		length--;
	*line_length = length;
	lines->start += skip;
	lines->number++;
}

/* Drop what is buffered of a line past the limit, up to its end if known. */
static enum lines_status
refuse_long(struct lines *lines, size_t length, bool ended,
	    struct error *error)
{
	lines->start += length + ended;
	lines->skipping = !ended;
	lines->number++;
	error_at_line(error, STATUS_LIMIT,
		      "line is longer than --max-bytes allows", lines->number);
	return LINES_BROKEN;
}

/* Go to the start of the line behind the one that was refused. */
static bool
skip_rest(struct lines *lines, struct error *error)
{
	while (lines->skipping) {
		struct bytes *buffer = &lines->buffer;

		if (lines->start == buffer->length && !fill(lines, error))
			return false;

		const char *data = bytes_text(buffer) + lines->start;
		size_t length = buffer->length - lines->start;
		const char *newline = length ? memchr(data, '\n', length)
					     : NULL;

		lines->start += newline ? (size_t)(newline - data) + 1
					: length;
		lines->skipping = !newline && !lines->at_end;
	}
	return true;
}

enum lines_status
lines_next(struct lines *lines, const char **line, size_t *length,
	   struct error *error)
{
	size_t searched = 0;

	if (!skip_rest(lines, error))
		return LINES_BROKEN;
	for (;;) {
		const char *data = bytes_text(&lines->buffer) + lines->start;
		size_t have = lines->buffer.length - lines->start;
		const char *newline = have > searched
			? memchr(data + searched, '\n', have - searched)
			: NULL;
		size_t end = newline ? (size_t)(newline - data) : have;

		if (end > lines->most + (end > 0 && data[end - 1] == '\r'))
			return refuse_long(lines, end, newline != NULL,
					   error);
		if (newline || (lines->at_end && have > 0)) {
			hand_out(lines, end, end + (newline != NULL), line,
				 length);
			return LINES_READ;
		}
		if (lines->at_end)
			return LINES_END;
		searched = have;
		if (!fill(lines, error))
			return LINES_BROKEN;
	}
}

enum lines_status
lines_rest(struct lines *lines, const char **data, size_t *length,
	   struct error *error)
{
	for (;;) {
		if (lines->buffer.length - lines->start > lines->most) {
			error_set(error, STATUS_LIMIT,
				  "larger than --max-bytes allows");
			return LINES_BROKEN;
		}
		if (lines->at_end)
			break;
		if (!fill(lines, error))
			return LINES_BROKEN;
	}
	if (lines->start == lines->buffer.length && lines->number > 0)
		return LINES_END;
	*data = bytes_text(&lines->buffer) + lines->start;
	*length = lines->buffer.length - lines->start;
	lines->start = lines->buffer.length;
	lines->number++;
	return LINES_READ;
}

size_t
lines_number(const struct lines *lines)
{
	return lines->number;
}
