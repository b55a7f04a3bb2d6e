/* SPDX-License-Identifier: MIT */
#include "flow.h"

#include "../base/columns.h"
#include "../base/utf8.h"

const char flow_plain[] = "\033[0m";

const char *
flow_colour(unsigned owner)
{
	/* Those that are read on black and on white. */
	static const char *const colour[PAINT_COLOURS] = {
		"\033[1;34m", "\033[1;31m", "\033[1;32m",
		"\033[1;35m", "\033[1;36m", "\033[1;33m",
	};

	return colour[(owner - 1) % PAINT_COLOURS];
}

struct line {
	const struct flow *flow;
	const struct paint *paint;
	struct bytes *bytes;
	unsigned owner; /* of what was appended last */
	size_t column;
	bool blank; /* one is owed before the next word */
};

enum {
	MARK_COLUMNS = 4, /* [1:] */
	SOFT_FROM = 55,	  /* bytes of a line that may go on in the next */
};

static bool
is_blank(char byte)
{
	return (unsigned char)byte <= ' ' || byte == 0x7f;
}

/* Go over to another owner. */
static void
change_owner(struct line *line, unsigned owner)
{
	if (owner == line->owner)
		return;
	if (line->owner != PAINT_NONE)
		bytes_append_text(line->bytes,
				  line->flow->colour ? flow_plain : "]");
	if (owner != PAINT_NONE && line->flow->colour)
		bytes_append_text(line->bytes, flow_colour(owner));
	else if (owner != PAINT_NONE)
		bytes_printf(line->bytes, "[%u:", owner);
	line->owner = owner;
}

static void
end_line(struct line *line)
{
	change_owner(line, PAINT_NONE);
	bytes_append_byte(line->bytes, '\n');
	line->column = 0;
	line->blank = false;
}

static void
append_character(struct line *line, size_t at, size_t length)
{
	change_owner(line, line->paint->owner[at]);
	utf8_append_visible(line->bytes, bytes_text(line->paint->text) + at,
			    length);
}

/* What stands between two words, or before the first of a line. */
static void
append_gap(struct line *line, size_t at, size_t columns)
{
	if (line->column > 0 &&
	    line->column + line->blank + columns > line->flow->width)
		end_line(line);
	if (line->column == 0) {
		bytes_printf(line->bytes, "%*s", (int)line->flow->indent, "");
		line->column = line->flow->indent;
	} else if (line->blank) {
		/* A blank within a pair has the pair's owner. */
		if (line->paint->owner[at] != line->paint->owner[at - 1] ||
		    line->paint->owner[at] != line->owner)
			change_owner(line, PAINT_NONE);
		bytes_append_byte(line->bytes, ' ');
		line->column++;
	}
	line->blank = false;
}

/* Append the word at `start`; returns where it ends. */
static size_t
append_word(struct line *line, size_t start)
{
	const char *text = bytes_text(line->paint->text);
	size_t end = start;
	size_t columns;

	while (end < line->paint->text->length && !is_blank(text[end]))
		end++;
	columns = columns_of(text + start, end - start);
	if (!line->flow->colour && line->paint->owner[start] != PAINT_NONE)
		columns += MARK_COLUMNS;
	append_gap(line, start, columns);
	for (size_t at = start; at < end;) {
		uint32_t point;
		size_t length = utf8_decode(text + at, &point);

		append_character(line, at, length);
		at += length;
	}
	line->column += columns;
	return end;
}

/*
 * Whether the line end at `at` is one that a mail program or an editor put
 * into a paragraph: the line is long and the next goes on with a word.
 */
static bool
is_soft(const struct bytes *text, size_t at, size_t start)
{
	return at - start >= SOFT_FROM && at + 1 < text->length &&
	       !is_blank(text->data[at + 1]);
}

void
flow_append(const struct flow *flow, const struct paint *paint,
	    struct bytes *bytes)
{
	struct line line = { .flow = flow, .paint = paint, .bytes = bytes };
	const char *text = bytes_text(paint->text);
	size_t start = 0;
	size_t ends = 2; /* no empty lines at the top */

	for (size_t at = 0; at < paint->text->length;) {
		if (!is_blank(text[at])) {
			at = append_word(&line, at);
			ends = 0;
			continue;
		}
		line.blank = true;
		/* Of several empty lines one is enough. */
		if (text[at] == '\n' && !is_soft(paint->text, at, start) &&
		    ends++ < 2)
			end_line(&line);
		if (text[at++] == '\n')
			start = at;
	}
	if (line.column > 0)
		end_line(&line);
}
