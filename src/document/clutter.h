/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_CLUTTER_H
#define TRIAGE_CLUTTER_H

#include "document.h"

/*
 * What stands around an article in text that was scraped from a page: dates,
 * bylines, share bars, author boxes, a title told twice, lists of what else
 * there is to read.  Whole lines are set aside, and only where their words or
 * their place leave little doubt; a line of prose stays.
 */

/*
 * Append the article's lines of `text`, valid UTF-8, to the document's body
 * and the others to what is aside.  Where the document has no title yet, the
 * first line that could be one becomes it.
 */
void clutter_split(struct document *document, const char *text,
		   size_t length);

/* Whether a line is a date, with or without a time, and nothing else. */
bool clutter_is_date(const char *line, size_t length);

#endif
