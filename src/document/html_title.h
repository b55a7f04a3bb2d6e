/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_TITLE_H
#define TRIAGE_HTML_TITLE_H

#include <stddef.h>

/* What of `title` is no site's name, as in "Title | Site": its length. */
size_t html_title_length(const char *title, const char *site);

/* The words of a title, whose white space is single blanks. */
size_t html_title_words(const char *title, size_t length);

#endif
