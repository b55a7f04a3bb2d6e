/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_CONTROLS_H
#define TRIAGE_HTML_CONTROLS_H

#include "../base/bytes.h"

/*
 * Append UTF-8 with what was meant by the controls U+0080 to U+009F: pages
 * write &#151; for the dash that windows-1252 has there, as browsers read it
 * (HTML standard, 13.2.5.80).
 */
void html_append_without_controls(struct bytes *bytes, const char *text,
				  size_t length);

#endif
