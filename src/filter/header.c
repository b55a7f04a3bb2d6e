/* SPDX-License-Identifier: MIT */
#include "header.h"

#include <string.h>
#include <strings.h>

static const char OURS[] = "X-Triage";

/* Behind the line at `start`. */
static size_t
line_end(const char *message, size_t start, size_t length)
{
	const char *stop = memchr(message + start, '\n', length - start);

	return stop ? (size_t)(stop - message) + 1 : length;
}

static bool
is_empty_line(const char *message, size_t start, size_t length)
{
	return start < length &&
	       (message[start] == '\n' ||
		(message[start] == '\r' && start + 1 < length &&
		 message[start + 1] == '\n'));
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

/* Printable and no colon, says RFC 5322 in section 2.2. */
static bool
is_name_byte(char byte)
{
	return byte > 32 && byte < 127 && byte != ':';
}

/* The length of a field's name, or 0 where the line is no field. */
static size_t
name_length(const char *message, size_t start, size_t end)
{
	size_t at = start;

	while (at < end && is_name_byte(message[at]))
		at++;

	size_t length = at - start;

	/* Blanks before the colon were once allowed (section 4.5). */
	while (at < end && is_blank(message[at]))
		at++;
	return at < end && message[at] == ':' ? length : 0;
}

size_t
header_field_end(const char *message, size_t start, size_t end)
{
	size_t at = line_end(message, start, end);

	while (at < end && is_blank(message[at]))
		at = line_end(message, at, end);
	return at;
}

static bool
starts_with(const char *message, size_t length, const char *words)
{
	size_t count = strlen(words);

	return length >= count && memcmp(message, words, count) == 0;
}

/* Behind "From " lines, which are an mbox's, and what follows as blank. */
static size_t
skip_envelope(const char *message, size_t length)
{
	size_t at = 0;

	while (starts_with(message + at, length - at, "From ") ||
	       starts_with(message + at, length - at, ">From "))
		at = line_end(message, at, length);
	/* What we put before these would swallow them. */
	while (at < length && is_blank(message[at]))
		at = line_end(message, at, length);
	return at;
}

/* Whether the first line ends as most mail on the wire does. */
static bool
has_crlf(const char *message, size_t length)
{
	size_t end = line_end(message, 0, length);

	return end >= 2 && message[end - 1] == '\n' && message[end - 2] == '\r';
}

struct header
header_scan(const char *message, size_t length)
{
	struct header header = { .line_end = "\n" };
	size_t at = length ? skip_envelope(message, length) : 0;

	if (length > 0 && has_crlf(message, length))
		header.line_end = "\r\n";
	while (at < length && !is_empty_line(message, at, length) &&
	       name_length(message, at, length) > 0)
		at = header_field_end(message, at, length);
	header.place = at;
	while (at < length && !is_empty_line(message, at, length))
		at = line_end(message, at, length);
	header.end = at;
	return header;
}

bool
header_is_ours(const char *message, size_t start, size_t end)
{
	size_t length = name_length(message, start, end);
	const size_t known = sizeof OURS - 1;

	return length >= known &&
	       strncasecmp(message + start, OURS, known) == 0 &&
	       (length == known || message[start + known] == '-');
}
