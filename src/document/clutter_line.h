/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_CLUTTER_LINE_H
#define TRIAGE_CLUTTER_LINE_H

#include "../base/bytes.h"

/* A line of text that is not blank, borrowed from the text. */
struct line {
	const char *text; /* without blanks around it */
	size_t length;
	size_t whole; /* with what follows, up to the next line */
	bool ends;    /* as a sentence does */
	bool aside;
	bool told; /* it is the title or repeats it */
};

/* Fewer words, with a full stop behind them, are a sentence all the same. */
enum { WORDS_SENTENCE = 5 };

/* Fill from what is between `text` and `end`; blanks at its end are not it. */
void line_read(struct line *line, const char *text, const char *end);

/* How many words it has, counted each time: few lines are asked. */
size_t line_words(const struct line *line);

/*
 * "By Jane Doe", or "ByJane Doe" where tags between them were dropped.  The
 * name goes into `author`, which has room for LINE_NAME_LONGEST bytes and a
 * NUL, unless it is longer.
 */
enum { LINE_NAME_LONGEST = 60 };

bool line_is_byline(const struct line *line, char *author);

/*
 * Whether a line is the title or the end of it, or has nearly all of its
 * words and hardly another.
 */
bool line_tells_title(const struct line *line, const struct bytes *title);

#endif
