/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_H
#define TRIAGE_HTML_H

#include "../base/bytes.h"

/*
 * Text in HTML.  Titles, ids and summaries come from strangers: whatever they
 * hold, what is appended here is text, in an element or in a quoted
 * attribute.
 */

/* Control characters become blanks, and what is no UTF-8 becomes U+FFFD. */
void html_append(struct bytes *bytes, const char *text, size_t length);
void html_append_text(struct bytes *bytes, const char *text);

/* A count with its thousands apart: 7,751. */
void html_append_count(struct bytes *bytes, size_t count);

/* `<TAG>TEXT</TAG>`; the tag may have attributes. */
void html_append_element(struct bytes *bytes, const char *tag,
			 const char *text);

#endif
