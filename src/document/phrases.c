/* SPDX-License-Identifier: MIT */
#include "phrases.h"

#include "phrase_rows.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { LINE_LONGEST = 300 };

/* What may stand around the words of a line: bullets, dashes, arrows. */
static size_t
decoration_at(const char *text, size_t length)
{
	if (isalnum((unsigned char)text[0]))
		return 0;
	if (strchr(" \t\r\n*|-+>[](){}#.\"'", text[0]))
		return 1;
	/* U+2000 to U+2BFF but the quotes, and emoji. */
	if (length >= 3 && text[0] == '\xe2')
		return 3;
	return length >= 4 && text[0] == '\xf0' ? 4 : 0;
}

/* The length of what stands around the words at the start of a line. */
static size_t
decoration_before(const char *line, size_t length)
{
	size_t at = 0;

	for (size_t skip;
	     at < length && (skip = decoration_at(line + at, length - at)) > 0;)
		at += skip;
	while (at < length && isspace((unsigned char)line[at]))
		at++;
	return at;
}

/* In small letters, blanks as one, numbers as "#"; the number of words. */
static size_t
normalise(const char *line, size_t length, char *plain)
{
	size_t words = 0;
	size_t to = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)line[i];

		if (isspace(byte)) {
			if (to > 0 && plain[to - 1] != ' ')
				plain[to++] = ' ';
			continue;
		}
		words += to == 0 || plain[to - 1] == ' ';
		if (!isdigit(byte))
			plain[to++] = (char)tolower(byte);
		else if (to == 0 || plain[to - 1] != '#')
			plain[to++] = '#';
	}
	while (to > 0 && strchr(" .!\xbb", plain[to - 1]))
		to--;
	plain[to] = '\0';
	return words;
}

static size_t
count_words(const char *text)
{
	size_t words = 1;

	for (; *text; text++)
		words += *text == ' ';
	return words;
}

static bool
matches(const char *plain, size_t words, const struct phrase_row *row)
{
	size_t length = strlen(row->words);
	size_t most = row->most ? row->most : count_words(row->words);
	char next;

	if (words > most || strncmp(plain, row->words, length) != 0)
		return false;
	next = plain[length];
	return next == '\0' || next == ' ' || next == ':' ||
	       !isalnum((unsigned char)row->words[length - 1]);
}

/* What normalise() makes of a byte that nothing stands before. */
static char
plain_byte(char byte)
{
	if (byte >= 'A' && byte <= 'Z')
		return (char)(byte | 0x20);
	if (byte >= '0' && byte <= '9')
		return '#';
	return byte >= '\t' && byte <= '\r' ? ' ' : byte;
}

/* False only where the line, once normalised, does not begin with `words`. */
static bool
may_begin(const char *line, size_t length, const char *words)
{
	size_t at = 0;

	for (; *words != '\0'; words++) {
		if (at == length || plain_byte(line[at]) != *words)
			return false;
		do
			at++;
		while (at < length && (*words == ' ' || *words == '#') &&
		       plain_byte(line[at]) == *words);
	}
	return true;
}

/* The first four bytes of a row, as a number in their order. */
static uint32_t
start_of_row(size_t row)
{
	const unsigned char *words =
		(const unsigned char *)phrase_row[row].words;

	return (uint32_t)words[0] << 24 | (uint32_t)words[1] << 16 |
	       (uint32_t)words[2] << 8 | words[3];
}

/*
 * The same of a line as normalise() has it; NULs where it is too short, and
 * behind a sign of two bytes.
 */
static uint32_t
start_of_line(const char *line, size_t length)
{
	const int most = (unsigned char)line[0] < 0x80 ? 4 : 2;
	uint32_t start = 0;
	size_t at = 0;

	for (int i = 0; i < 4; i++) {
		bool is_there = i < most && at < length;
		char byte = is_there ? plain_byte(line[at]) : '\0';

		start = start << 8 | (unsigned char)byte;
		do
			at++;
		while (at < length && (byte == ' ' || byte == '#') &&
		       plain_byte(line[at]) == byte);
	}
	return start;
}

/* The first row that begins so, or would be behind one that does. */
static size_t
first_row(uint32_t start)
{
	size_t low = 0;
	size_t high = phrase_rows;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (start_of_row(middle) < start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Whether a row may begin with the first two bytes of a line. */
static bool
has_start(const char *line, size_t length)
{
	char first = plain_byte(line[0]);
	char second = length > 1 ? plain_byte(line[1]) : '\0';

	return first < 'a' || first > 'z' ||
	       (phrase_seconds[first - 'a'] >> (second & 31) & 1) != 0;
}

static enum phrase
phrase_of_words(const char *line, size_t length)
{
	char plain[LINE_LONGEST + 1];
	uint32_t start = start_of_line(line, length);
	size_t words = 0;

	for (size_t i = first_row(start);
	     i < phrase_rows && start_of_row(i) == start; i++) {
		if (!may_begin(line, length, phrase_row[i].words))
			continue;
		if (words == 0)
			words = normalise(line, length, plain);
		if (matches(plain, words, &phrase_row[i]))
			return (enum phrase)phrase_row[i].phrase;
	}
	return PHRASE_NONE;
}

enum phrase
phrase_of(const char *line, size_t length)
{
	size_t before;

	if (length > LINE_LONGEST)
		return PHRASE_NONE;
	before = decoration_before(line, length);
	line += before;
	length -= before;
	return length > 0 && has_start(line, length)
		       ? phrase_of_words(line, length)
		       : PHRASE_NONE;
}
