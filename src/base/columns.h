/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_COLUMNS_H
#define TRIAGE_COLUMNS_H

#include "bytes.h"

/*
 * Text on a terminal, where a character takes no, one or two columns
 * (Unicode Standard Annex 11; the numbers are utf8proc's).
 */

/* How many columns valid UTF-8 takes. */
size_t columns_of(const char *text, size_t length);

/*
 * Append as much of valid UTF-8 as fits, on one line: control characters,
 * which a terminal would obey, become blanks, and where something is left out
 * the last column is an ellipsis.
 */
void columns_append(struct bytes *bytes, const char *text, size_t length,
		    size_t columns);

/* Append blanks until what was appended since `start` takes `columns`. */
void columns_pad(struct bytes *bytes, size_t start, size_t columns);

#endif
