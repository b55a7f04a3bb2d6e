/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_TITLE_H
#define TRIAGE_HTML_TITLE_H

#include <stdbool.h>
#include <stddef.h>

/* What of `title` is no site's name, as in "Title | Site": its length. */
size_t html_title_length(const char *title, const char *site);

/* The words of a title, whose white space is single blanks. */
size_t html_title_words(const char *title, size_t length);

/* Whether a text is a title, written with other quotes, dashes or case. */
bool html_title_is(const char *text, const char *title);

#endif
