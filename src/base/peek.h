/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PEEK_H
#define TRIAGE_PEEK_H

#include <sys/types.h>

/*
 * Copy up to `size` of the bytes that reading `descriptor` would give next,
 * and leave them there: of a pipe, which is waited on for the first of them,
 * what has come so far, of a regular file what it holds.  Returns how many, 0
 * at the end, or -1 where this cannot be done, as with a terminal.
 */
ssize_t peek(int descriptor, char *data, size_t size);

#endif
