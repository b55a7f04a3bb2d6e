/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_UTF8_H
#define TRIAGE_UTF8_H

#include "bytes.h"

#include <stdint.h>

/*
 * UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above
 * U+10FFFF.
 */

/* The length of the valid sequence at `text`, or 0; `end` is past the text. */
size_t utf8_sequence_length(const char *text, const char *end);

/* The first byte from `text` on that is above ASCII, or `end`. */
const char *utf8_skip_ascii(const char *text, const char *end);

/* Whether all of it is valid and none is NUL. */
bool utf8_is_valid(const char *text, size_t length);

/* Decode the valid sequence at `text` and return its length. */
size_t utf8_decode(const char *text, uint32_t *code_point);

/*
 * Write the sequence of a code point, UTF8_LONGEST bytes at most, and return
 * its length.
 */
enum { UTF8_LONGEST = 4 };
size_t utf8_write(uint32_t code_point, char *text);

/*
 * Append `text`, with U+FFFD for each maximal invalid part (Unicode 15,
 * section 3.9) and for each NUL.  Returns how many were replaced.
 */
size_t utf8_append_repaired(struct bytes *bytes, const char *text,
			    size_t length);

/*
 * Append `text` for a person's eyes: control characters, which a terminal
 * would obey, and invalid bytes become U+FFFD.
 */
void utf8_append_visible(struct bytes *bytes, const char *text,
			 size_t length);

#endif
