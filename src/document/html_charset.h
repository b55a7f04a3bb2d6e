/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_CHARSET_H
#define TRIAGE_HTML_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What a page declares near its start, in a meta element or an XML
 * declaration.  `name` has room for CHARSET_LONGEST bytes.
 */
bool html_charset(const char *data, size_t length, char *name);

#endif
