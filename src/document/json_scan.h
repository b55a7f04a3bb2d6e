/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_JSON_SCAN_H
#define TRIAGE_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Where the parts of a JSON text stand, for those who read it piece by piece
 * or change a few bytes and keep all others.
 *
 * Strings, brackets, commas and colons are checked as far as it walks over
 * them; whether the words between are numbers or what brackets match is for a
 * parser to say.  The text may be cut short.
 */
struct json_scan {
	const char *data;
	size_t length;
	size_t at;
	bool first; /* no part of the container was seen */
};

/* Bytes from `start` to before `end`. */
struct json_span {
	size_t start;
	size_t end;
};

enum json_step { JSON_BROKEN, JSON_PART, JSON_CLOSED };

/* Behind a byte order mark, if there is one. */
struct json_scan json_scan_start(const char *data, size_t length);

/* Step behind the bracket that comes next, if it is this one. */
bool json_scan_open(struct json_scan *scan, char bracket);

/* Go to the next part of a container, or behind the bracket that closes it. */
enum json_step json_scan_next(struct json_scan *scan, char bracket);

/* Take the key of a member, with its quotes, and go to its value. */
bool json_scan_key(struct json_scan *scan, struct json_span *key);

/* Take a whole value. */
bool json_scan_value(struct json_scan *scan, struct json_span *value);

/* Whether nothing but blanks is left. */
bool json_scan_is_over(struct json_scan *scan);

/* Whether a string in its quotes means `text`, however it is escaped. */
bool json_span_is(const struct json_scan *scan, struct json_span string,
		  const char *text);

#endif
