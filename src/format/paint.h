/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PAINT_H
#define TRIAGE_PAINT_H

#include "explain.h"

/*
 * Which category each byte of a text speaks for: the strongest terms for
 * each category shown are laid over their places, the strongest of all on
 * top.  Categories past the 255th stay without.
 */
enum { PAINT_NONE = 0, PAINT_COLOURS = 6 };

struct paint {
	const struct bytes *text;
	unsigned char *owner; /* [text->length], 1 for the first category
				 shown, …; PAINT_NONE */
};

/* Of the title or the body; false without memory. */
bool paint_make(struct paint *paint, const struct explained *explained,
		bool in_body);
void paint_free(struct paint *paint);

/* Where the run of bytes with the same owner as that at `start` ends. */
size_t paint_run(const struct paint *paint, size_t start);

#endif
