/* SPDX-License-Identifier: MIT */
#include "clutter_line.h"

#include "document.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Shorter words tell nothing. */
enum { WORD_TELLING = 4, WORDS_NAME = 5 };

static bool
is_blank(char byte)
{
	return (unsigned char)byte <= ' ' &&
	       (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t');
}

static bool
is_closing(char byte)
{
	return byte == '"' || byte == '\'' || byte == ')' || byte == ']' ||
	       byte == '\0';
}

static bool
is_stop(char byte)
{
	return byte == '.' || byte == '!' || byte == '?' || byte == ':' ||
	       byte == ';' || byte == '\0';
}

static bool
ends_sentence(const char *text, size_t length)
{
	while (length > 0 && is_closing(text[length - 1]))
		length--;
	if (length >= 3 && (memcmp(text + length - 3, "\xe2\x80\x9d", 3) == 0 ||
			    memcmp(text + length - 3, "\xe2\x80\x99", 3) == 0))
		length -= 3;
	return length > 0 && is_stop(text[length - 1]);
}

void
line_read(struct line *line, const char *text, const char *end)
{
	while (end > text && is_blank(end[-1]))
		end--;
	*line = (struct line){ .text = text, .length = (size_t)(end - text) };
	line->ends = ends_sentence(line->text, line->length);
}

size_t
line_words(const struct line *line)
{
	bool blank = true;
	size_t words = 0;

	for (size_t i = 0; i < line->length; i++) {
		words += blank && !is_blank(line->text[i]);
		blank = is_blank(line->text[i]);
	}
	return words;
}

static bool
begins(const struct line *line, const char *start)
{
	size_t length = strlen(start);

	return line->length > length &&
	       strncasecmp(line->text, start, length) == 0;
}

/* Keep the name of a byline: what follows `start`, up to a parenthesis. */
static void
keep_author(char *author, const struct line *line, size_t start)
{
	const char *name = line->text + start;
	size_t length = line->length - start;
	size_t kept = 0;

	while (length > 0 && is_blank(*name)) {
		name++;
		length--;
	}
	while (kept < length && !strchr("(,|", name[kept]))
		kept++;
	while (kept > 0 && is_blank(name[kept - 1]))
		kept--;
	if (kept == 0 || kept > LINE_NAME_LONGEST)
		return;
	memcpy(author, name, kept);
	author[kept] = '\0';
}

bool
line_is_byline(const struct line *line, char *author)
{
	if (begins(line, "latest posts by ")) {
		keep_author(author, line, strlen("latest posts by "));
		return true;
	}
	if (line->ends || line->length < 4 ||
	    strncasecmp(line->text, "by", 2) != 0 ||
	    line_words(line) > 2 * WORDS_NAME)
		return false;
	if (line->text[2] != ' ' && !isupper((unsigned char)line->text[2]))
		return false;
	if (!isupper((unsigned char)line->text[2 + (line->text[2] == ' ')]) &&
	    !begins(line, "by the "))
		return false;
	keep_author(author, line, 2);
	return true;
}

/* Bytes of a word; E2 begins the typographic quotes and dashes. */
static bool
is_letter(char byte)
{
	return isalnum((unsigned char)byte) ||
	       ((unsigned char)byte >= 0x80 && (unsigned char)byte != 0xe2);
}

/* Whether the title has the word at `word`, whatever the case. */
static bool
has_word(const struct bytes *title, const char *word, size_t length)
{
	for (size_t i = 0; i + length <= title->length; i++)
		if ((i == 0 || !is_letter(title->data[i - 1])) &&
		    !is_letter(title->data[i + length]) &&
		    strncasecmp(title->data + i, word, length) == 0)
			return true;
	return false;
}

struct overlap {
	size_t words;
	size_t shared; /* those of them that the other has, too */
};

/* The words of `text` that are long enough to tell something. */
static struct overlap
overlap_of(const char *text, size_t length, const struct bytes *title)
{
	const char *at = text;
	const char *end = text + length;
	struct overlap overlap = { 0, 0 };

	while (at < end) {
		const char *start = at;

		while (at < end && is_letter(*at))
			at++;
		if (at - start >= WORD_TELLING) {
			overlap.words++;
			overlap.shared +=
				has_word(title, start, (size_t)(at - start));
		}
		at += at < end;
	}
	return overlap;
}

/* The title, or all of it but what the site put before it. */
static bool
is_end_of(const struct line *line, const struct bytes *title)
{
	size_t before = title->length - line->length;

	if (line->length > title->length ||
	    (before > 0 && line_words(line) < WORDS_SENTENCE))
		return false;
	return strncasecmp(line->text, title->data + before, line->length) == 0;
}

/* Whether a line has nearly all words of the title and hardly another. */
bool
line_tells_title(const struct line *line, const struct bytes *title)
{

	struct overlap of_line;
	struct overlap of_title;
	size_t words;

	if (line->length > DOCUMENT_TITLE_LONGEST || title->length == 0 ||
	    title->length > DOCUMENT_TITLE_LONGEST)
		return false;
	if (is_end_of(line, title))
		return true;
	of_line = overlap_of(line->text, line->length, title);
	of_title = overlap_of(title->data, title->length, title);
	words = of_line.words > of_title.words ? of_line.words : of_title.words;
	return words > 2 && of_line.shared * 6 >= words * 5;
}
