/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_GMIME_H
#define TRIAGE_GMIME_H

#include "limits.h"
#include "mime.h"

#include "../base/error.h"

/*
 * Messages read by GMime.  It is loaded, or set up where the quick program
 * holds it, when the first one comes: what reads none has neither its time nor
 * its memory.  No other file knows it, but for what stands in for some of it in
 * the quick program (quick_absent.c, quick_iconv.c).
 */

/*
 * The root is a MIME_MESSAGE.  What is past a limit is left out, and then
 * `*cut` names the option, a constant.  Ended with mime_free().
 */
struct mime *mime_parse(const char *data, size_t length,
			const struct limits *limits, const char **cut,
			struct error *error);

/*
 * Append the text of a header field with its encoded words decoded (RFC 2047).
 * `field` is a C string in UTF-8.
 */
void mime_append_words(struct bytes *text, const char *field);

#endif
