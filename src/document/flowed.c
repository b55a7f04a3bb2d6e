/* SPDX-License-Identifier: MIT */
#include "flowed.h"

#include <string.h>

static const char SIGNATURE[] = "-- ";

/* A line on its own, without quotation, stuffed blank and end. */
struct line {
	const char *text;
	size_t length;
	size_t depth;
};

static struct line
parse_line(const char *text, size_t length)
{
	struct line line = { .depth = 0 };

	while (line.depth < length && text[line.depth] == '>')
		line.depth++;
	line.text = text + line.depth;
	line.length = length - line.depth;
	if (line.length > 0 && line.text[0] == ' ') {
		line.text++;
		line.length--;
	}
	if (line.length > 0 && line.text[line.length - 1] == '\r')
		line.length--;
	return line;
}

static bool
is_signature(const struct line *line)
{
	return line->length == sizeof SIGNATURE - 1 &&
	       memcmp(line->text, SIGNATURE, line->length) == 0;
}

static bool
goes_on(const struct line *line)
{
	return line->length > 0 && line->text[line->length - 1] == ' ' &&
	       !is_signature(line);
}

static void
append_quotation(struct bytes *text, size_t depth)
{
	for (size_t i = 0; i < depth; i++)
		bytes_append_byte(text, '>');
	if (depth > 0)
		bytes_append_byte(text, ' ');
}

void
flowed_append(struct bytes *text, const char *flowed, size_t length,
	      bool delete_space)
{
	const char *end = flowed + length;
	bool open = false;	/* the line before goes on */
	size_t depth = 0;

	while (flowed < end) {
		const char *newline =
			memchr(flowed, '\n', (size_t)(end - flowed));
		const char *stop = newline ? newline : end;
		struct line line =
			parse_line(flowed, (size_t)(stop - flowed));
		bool on = goes_on(&line);

		if (open && (line.depth != depth || is_signature(&line))) {
			bytes_append_byte(text, '\n');
			open = false;
		}
		if (!open)
			append_quotation(text, line.depth);
		bytes_append(text, line.text,
			     line.length - (on && delete_space));
		if (!on)
			bytes_append_byte(text, '\n');
		open = on;
		depth = line.depth;
		flowed = stop + (newline != NULL);
	}
	if (open)
		bytes_append_byte(text, '\n');
}
