/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HEADER_H
#define TRIAGE_HEADER_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The header of a message as a host's rules see it: everything up to the
 * first empty line, whatever stands there.  Lines end with LF or CRLF and the
 * last may lack its end.  Nothing is decoded and nothing is copied.
 */
struct header {
	const char *line_end; /* "\n" or "\r\n", as the header has it */
	size_t place;	      /* where further fields can stand */
	size_t end;	      /* of the header: the empty line, or all */
};

/*
 * The place is behind the last field that every parser takes for one: before
 * the empty line, before the first line that is no field, or at the end.
 */
struct header header_scan(const char *message, size_t length);

/*
 * The end of the field that starts at `start`, with its continuation lines;
 * at most `end`.
 */
size_t header_field_end(const char *message, size_t start, size_t end);

/*
 * Whether the field at `start` is one of ours: X-Triage or X-Triage-anything,
 * in letters of either case.
 */
bool header_is_ours(const char *message, size_t start, size_t end);

#endif
