/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_CHARSET_WESTERN_H
#define TRIAGE_CHARSET_WESTERN_H

#include "../base/bytes.h"

#include <stdint.h>

/*
 * Windows-1252, in which bytes are that call themselves ASCII or Latin 1, or
 * nothing.  iconv() would load code for it, which costs more than all that is
 * then read.
 */
bool charset_is_western(const char *name);

/* The code point of a byte, or 0 where it has none and for NUL. */
uint32_t charset_western_point(unsigned char byte);

/*
 * Append `data` as UTF-8, with U+FFFD for what has no meaning and for NUL.
 * Returns how many were replaced.
 */
size_t charset_append_western(struct bytes *text, const char *data,
			      size_t length);

#endif
