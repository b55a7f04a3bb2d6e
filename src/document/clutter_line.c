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
	int first = tolower((unsigned char)word[0]);

	for (size_t i = 0; i + length <= title->length; i++)
		if (tolower((unsigned char)title->data[i]) == first &&
		    (i == 0 || !is_letter(title->data[i - 1])) &&
		    !is_letter(title->data[i + length]) &&
		    strncasecmp(title->data + i, word, length) == 0)
			return true;
	return false;
}

/* The next word from `*at` on that is long enough to tell, or NULL. */
static const char *
next_telling(const char **at, const char *end)
{
	while (*at < end) {
		const char *start = *at;

		while (*at < end && is_letter(**at))
			++*at;
		if (*at - start >= WORD_TELLING)
			return start;
		*at += *at < end;
	}
	return NULL;
}

static size_t
count_telling(const struct bytes *title)
{
	const char *at = title->data;
	size_t words = 0;

	while (next_telling(&at, title->data + title->length))
		words++;
	return words;
}

/* How many of a line's telling words, of which there are `*words`, a title has. */
static size_t
count_shared(const struct line *line, const struct bytes *title, size_t *words)
{
	const char *at = line->text;
	size_t shared = 0;

	*words = 0;
	for (const char *word;
	     (word = next_telling(&at, line->text + line->length));) {
		++*words;
		shared += has_word(title, word, (size_t)(at - word));
	}
	return shared;
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
	size_t of_line;
	size_t of_title;
	size_t shared;

	if (line->length > DOCUMENT_TITLE_LONGEST || title->length == 0 ||
	    title->length > DOCUMENT_TITLE_LONGEST)
		return false;
	if (is_end_of(line, title))
		return true;
	shared = count_shared(line, title, &of_line);
	of_title = count_telling(title);

	size_t words = of_line > of_title ? of_line : of_title;

	return words > 2 && shared * 6 >= words * 5;
}
