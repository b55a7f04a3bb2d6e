/* SPDX-License-Identifier: MIT */
#include "json_scan.h"

#include <jansson.h>
#include <string.h>

struct json_scan
json_scan_start(const char *data, size_t length)
{
	struct json_scan scan = { .data = data, .length = length };

	if (length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0)
		scan.at = 3;
	return scan;
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* The byte behind blanks, or NUL at the end. */
static char
peek(struct json_scan *scan)
{
	while (scan->at < scan->length && is_blank(scan->data[scan->at]))
		scan->at++;
	return scan->at < scan->length ? scan->data[scan->at] : '\0';
}

static bool
take(struct json_scan *scan, char byte)
{
	if (peek(scan) != byte || byte == '\0')
		return false;
	scan->at++;
	return true;
}

bool
json_scan_open(struct json_scan *scan, char bracket)
{
	scan->first = true;
	return take(scan, bracket);
}

enum json_step
json_scan_next(struct json_scan *scan, char bracket)
{
	char byte = peek(scan);

	if (byte == bracket) {
		scan->at++;
		scan->first = false;
		return JSON_CLOSED;
	}
	if (!scan->first && !take(scan, ','))
		return JSON_BROKEN;
	scan->first = false;
	byte = peek(scan);
	return byte == '\0' || byte == bracket ? JSON_BROKEN : JSON_PART;
}

/* Behind the string at hand; false when it does not end. */
static bool
skip_string(struct json_scan *scan)
{
	for (scan->at++; scan->at < scan->length; scan->at++) {
		char byte = scan->data[scan->at];

		if (byte == '\\') {
			scan->at++;
		} else if (byte == '"') {
			scan->at++;
			return true;
		}
	}
	scan->at = scan->length;
	return false;
}

/* Behind the brackets at hand and all that is in them. */
static bool
skip_brackets(struct json_scan *scan)
{
	size_t depth = 0;

	while (scan->at < scan->length) {
		char byte = scan->data[scan->at];

		if (byte == '"') {
			if (!skip_string(scan))
				return false;
			continue;
		}
		scan->at++;
		if (byte == '{' || byte == '[')
			depth++;
		else if ((byte == '}' || byte == ']') && --depth == 0)
			return true;
	}
	return false;
}

/* Behind a number, true, false or null. */
static bool
skip_word(struct json_scan *scan)
{
	size_t start = scan->at;

	while (scan->at < scan->length && !is_blank(scan->data[scan->at]) &&
	       scan->data[scan->at] != '\0' &&
	       !strchr(",:{}[]\"", scan->data[scan->at]))
		scan->at++;
	return scan->at > start;
}

bool
json_scan_value(struct json_scan *scan, struct json_span *value)
{
	char byte = peek(scan);
	bool whole;

	value->start = scan->at;
	if (byte == '"')
		whole = skip_string(scan);
	else if (byte == '{' || byte == '[')
		whole = skip_brackets(scan);
	else
		whole = skip_word(scan);
	value->end = scan->at;
	return whole;
}

bool
json_scan_key(struct json_scan *scan, struct json_span *key)
{
	if (peek(scan) != '"')
		return false;
	key->start = scan->at;
	if (!skip_string(scan))
		return false;
	key->end = scan->at;
	if (!take(scan, ':'))
		return false;
	peek(scan);
	return true;
}

bool
json_scan_is_over(struct json_scan *scan)
{
	return peek(scan) == '\0' && scan->at == scan->length;
}

bool
json_span_is(const struct json_scan *scan, struct json_span string,
	     const char *text)
{
	const char *quoted = scan->data + string.start;
	size_t length = string.end - string.start;
	json_t *value;

	if (!memchr(quoted, '\\', length))
		return length == strlen(text) + 2 &&
		       memcmp(quoted + 1, text, length - 2) == 0;
	value = json_loadb(quoted, length, JSON_DECODE_ANY | JSON_ALLOW_NUL,
			   NULL);

	bool same = json_is_string(value) &&
		    json_string_length(value) == strlen(text) &&
		    strcmp(json_string_value(value), text) == 0;

	json_decref(value);
	return same;
}
