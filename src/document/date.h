/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_DATE_H
#define TRIAGE_DATE_H

#include "../base/bytes.h"

#include <stdint.h>

/*
 * Dates as mails and feeds have them, as RFC 3339 has them.
 */

/*
 * Append a date of RFC 822 and its successors or of ISO 8601 as RFC 3339, in
 * the zone it came in; a zone that is not known is -00:00.  What is no such
 * date is appended as it stands.
 */
void date_append(struct bytes *bytes, const char *text, size_t length);

/* Append the seconds since 1970 of a clock in UTC. */
void date_append_seconds(struct bytes *bytes, int64_t seconds);

#endif
