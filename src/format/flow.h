/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FLOW_H
#define TRIAGE_FLOW_H

#include "paint.h"

/*
 * Append a painted text as a terminal shows it: in lines of `width` columns
 * that break at blanks, behind an indent.  The owners of bytes are told by
 * colour, or, without, as `[2:word]`.  Nothing in the text reaches the
 * terminal as a control character.
 */
struct flow {
	size_t width;
	size_t indent;
	bool colour;
};

void flow_append(const struct flow *flow, const struct paint *paint,
		 struct bytes *bytes);

/* What turns the colour of an owner on, and any off. */
const char *flow_colour(unsigned owner);
extern const char flow_plain[];

#endif
