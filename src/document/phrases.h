/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PHRASES_H
#define TRIAGE_PHRASES_H

#include <stddef.h>

/*
 * What stands around articles everywhere, known by its words alone: it is all
 * that is left to go by where a page was scraped to plain text.
 */
enum phrase {
	PHRASE_NONE,
	PHRASE_LINE,	/* this line is clutter: "Share on Facebook" */
	PHRASE_SECTION,	/* what follows is, too: "Related articles" */
};

/* Of a whole line; long ones are always PHRASE_NONE. */
enum phrase phrase_of(const char *line, size_t length);

#endif
