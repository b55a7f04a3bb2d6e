/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_JSON_TEXT_H
#define TRIAGE_JSON_TEXT_H

#include "bytes.h"

/*
 * Append `text`, valid UTF-8, as a JSON string (RFC 8259, section 7) with its
 * quotes.  U+2028 and U+2029 are escaped too: a JSON line stays one line for
 * readers that take these for line ends.
 */
void json_append_string(struct bytes *bytes, const struct bytes *text);
void json_append_text(struct bytes *bytes, const char *text, size_t length);

#endif
