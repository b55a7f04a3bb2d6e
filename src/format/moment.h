/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_MOMENT_H
#define TRIAGE_MOMENT_H

#include "../base/bytes.h"

#include <stdint.h>

/*
 * A moment in seconds since 1970 in UTC, as dates in documents and results
 * tell it; from 1970 to 9999, since others know no earlier ones.
 */

/*
 * Read a date of RFC 3339, 2031-05-01T10:20:30Z, or 2031-05-01 alone, which
 * is its first second in UTC.  A fraction of a second is dropped.
 */
bool moment_parse(const char *text, size_t length, int64_t *moment);

/* Append it as 2031-05-01T10:20:30.000Z, or the date alone. */
void moment_append(struct bytes *bytes, int64_t moment);
void moment_append_date(struct bytes *bytes, int64_t moment);

#endif
