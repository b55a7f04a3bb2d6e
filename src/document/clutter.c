/* SPDX-License-Identifier: MIT */
#include "clutter.h"

#include "clutter_line.h"
#include "phrases.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
	WORDS_STORY = 10,
	WORDS_BYLINE = 12,
	WORDS_TEASER = 25,
	LINE_BROKEN = 60
};

struct split {
	struct line *line;
	size_t lines;
	size_t first; /* the first line that tells a story */
	char author[LINE_NAME_LONGEST + 1];
};

static bool
is_blank(char byte)
{
	return (unsigned char)byte <= ' ' &&
	       (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t');
}

static size_t
count_lines(const char *text, size_t length)
{
	size_t lines = 1;

	for (const char *end = text + length;
	     (text = memchr(text, '\n', (size_t)(end - text))); text++)
		lines++;
	return lines;
}

/* Lines that are not blank, and where the next of them begins. */
static bool
read_lines(struct split *split, const char *text, size_t length)
{
	const char *end = text + length;

	split->line = calloc(count_lines(text, length), sizeof *split->line);
	if (!split->line)
		return false;
	while (text < end && is_blank(*text))
		text++;
	while (text < end) {
		const char *stop = memchr(text, '\n', (size_t)(end - text));
		struct line *line = &split->line[split->lines++];

		if (!stop)
			stop = end;
		line_read(line, text, stop);
		while (stop < end && is_blank(*stop))
			stop++;
		line->whole = (size_t)(stop - text);
		text = stop;
	}
	return true;
}

static bool
is_story(const struct line *line)
{
	size_t words;

	/* A title may be long, but none ends in a full stop. */
	if (line->aside ||
	    (!line->ends && line->length <= DOCUMENT_TITLE_LONGEST))
		return false;
	words = line_words(line);
	return words >= WORDS_STORY || (words >= WORDS_SENTENCE && line->ends);
}

static void
find_story(struct split *split)
{
	while (split->first < split->lines &&
	       !is_story(&split->line[split->first]))
		split->first++;
}

static bool
is_author(const struct split *split, const struct line *line)
{
	return split->author[0] && line->length == strlen(split->author) &&
	       strncasecmp(line->text, split->author, line->length) == 0;
}

/* A paragraph that was broken into lines goes on here. */
static bool
goes_on(const struct split *split, size_t i)
{
	const struct line *before = i > 0 ? &split->line[i - 1] : NULL;
	const struct line *line = &split->line[i];
	char last;

	if (islower((unsigned char)line->text[0]))
		return true;
	if (!before || before->length < LINE_BROKEN ||
	    count_lines(before->text + before->length,
			before->whole - before->length) > 2)
		return false;
	last = before->text[before->length - 1];
	return !before->ends && (isalnum((unsigned char)last) || last == ',');
}

/* Lines whose own words tell what they are, wherever they stand. */
static void
mark_by_words(struct split *split)
{
	for (size_t i = 0; i < split->lines; i++) {
		struct line *line = &split->line[i];

		line->aside =
			!goes_on(split, i) &&
			phrase_of(line->text, line->length) == PHRASE_LINE;
	}
}

/* "Jane Doe, 3 March 2025": a short line that is a date at one end. */
static bool
has_date(const struct line *line)
{
	if (line->ends || line_words(line) > WORDS_BYLINE)
		return false;
	for (size_t i = 1; i + 1 < line->length; i++)
		if (strchr(",-|(\xb7\x93\x94", line->text[i]) &&
		    (clutter_is_date(line->text + i + 1,
				     line->length - i - 1) ||
		     clutter_is_date(line->text, i)))
			return true;
	return false;
}

/* Dates and bylines before the story begins, and the author alone. */
static void
mark_head(struct split *split)
{
	for (size_t i = 0; i < split->first; i++) {
		struct line *line = &split->line[i];

		if (line_is_byline(line, split->author) || has_date(line) ||
		    clutter_is_date(line->text, line->length))
			line->aside = true;
	}
	for (size_t i = 0; i < split->first; i++)
		if (is_author(split, &split->line[i]))
			split->line[i].aside = true;
}

/* How many lines from `from` on are longer than a teaser. */
static size_t
count_long(const struct split *split, size_t from)
{
	size_t count = 0;

	for (size_t i = from; i < split->lines; i++)
		count += line_words(&split->line[i]) > WORDS_TEASER;
	return count;
}

static void
mark_from(struct split *split, size_t from)
{
	for (size_t i = from; i < split->lines; i++)
		split->line[i].aside = true;
}

/* The last third of the lines: only there is a box at the end of a page. */
static size_t
tail_of(const struct split *split)
{
	return split->lines - split->lines / 3;
}

/* An author box or a list of other articles that ends the page. */
static void
mark_tail(struct split *split)
{
	size_t tail = tail_of(split);

	for (size_t i = tail > split->first ? tail : split->first + 1;
	     i < split->lines; i++) {
		const struct line *line = &split->line[i];
		bool is_box =
			is_author(split, line) && count_long(split, i) <= 2;
		bool is_list =
			phrase_of(line->text, line->length) == PHRASE_SECTION &&
			count_long(split, i) <= 1;

		if (!is_box && !is_list)
			continue;
		mark_from(split, i);
		return;
	}
}

static void
take_title(struct split *split, struct bytes *title)
{
	for (size_t i = 0; i < split->lines && title->length == 0; i++) {
		struct line *line = &split->line[i];

		if (line->aside)
			continue;
		if (line->length > DOCUMENT_TITLE_LONGEST ||
		    i + 1 == split->lines)
			return;
		bytes_append(title, line->text, line->length);
		line->told = true;
		return;
	}
}

/* The title is told once, before the story begins. */
static void
mark_doubled(struct split *split, const struct bytes *title)
{
	for (size_t i = 0; i < split->first; i++)
		if (line_tells_title(&split->line[i], title))
			split->line[i].told = true;
}

/* What is kept is kept as it was. */
static void
append_lines(const struct split *split, struct document *document)
{
	for (size_t i = 0; i < split->lines; i++) {
		const struct line *line = &split->line[i];

		if (line->told)
			continue;
		if (!line->aside) {
			bytes_append(&document->body, line->text, line->whole);
			continue;
		}
		if (document->aside.length > 0)
			bytes_append_byte(&document->aside, '\n');
		bytes_append(&document->aside, line->text, line->length);
	}
}

void
clutter_split(struct document *document, const char *text, size_t length)
{
	struct split split = { 0 };

	if (!read_lines(&split, text, length)) {
		bytes_reserve(&document->body, SIZE_MAX);
		return;
	}
	mark_by_words(&split);
	find_story(&split);
	mark_head(&split);
	take_title(&split, &document->title);
	mark_doubled(&split, &document->title);
	mark_tail(&split);
	append_lines(&split, document);
	free(split.line);
}
