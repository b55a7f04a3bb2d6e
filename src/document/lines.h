/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_LINES_H
#define TRIAGE_LINES_H

#include "../base/bytes.h"
#include "../base/error.h"

/*
 * A file or standard input as a stream of lines, plain or gzip-compressed
 * (RFC 1952), told apart by content.  Memory is bounded by the longest line
 * asked for, whatever the length of the stream.
 */
struct lines;

/*
 * Open `path`, or standard input for "-".  A line, or a whole document, of
 * more than `most` bytes is refused.  The caller ends it with lines_free().
 */
struct lines *lines_open(const char *path, size_t most, struct error *error);
void lines_free(struct lines *lines);

enum lines_status { LINES_END, LINES_READ, LINES_BROKEN };

/*
 * The next line without its end (LF or CRLF), borrowed until the next call.
 * A line past the limit is LINES_BROKEN and skipped: the next call goes on
 * behind it.  After a failed read LINES_BROKEN is followed by LINES_END.
 */
enum lines_status lines_next(struct lines *lines, const char **line,
			     size_t *length, struct error *error);

/* All that is left, borrowed until the next call. */
enum lines_status lines_rest(struct lines *lines, const char **data,
			     size_t *length, struct error *error);

/*
 * What is buffered so far: behind leading blanks a line that is an object in
 * braces, LINES_PEEKED bytes in all, or all up to the end.
 */
enum { LINES_PEEKED = 1 << 14 };
bool lines_peek(struct lines *lines, const char **data, size_t *length,
		struct error *error);

/* The number of the line read last, counted from 1. */
size_t lines_number(const struct lines *lines);

#endif
