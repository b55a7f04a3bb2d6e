/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SFEED_H
#define TRIAGE_SFEED_H

#include "item.h"

/*
 * A line of sfeed(5): fields with tabs between them.
 */
enum sfeed_field {
	SFEED_TIME,
	SFEED_TITLE,
	SFEED_LINK,
	SFEED_CONTENT,
	SFEED_CONTENT_TYPE,
	SFEED_ID,
	SFEED_AUTHOR,
	SFEED_ENCLOSURE,
	SFEED_CATEGORY,
	SFEED_FIELDS,
	SFEED_FIELDS_OLD = 8, /* categories came late */
};

/*
 * Part a line without its end.  False when it is none of sfeed's: too few
 * fields, or a time that is no number.
 */
bool sfeed_split(struct field line, struct field field[SFEED_FIELDS]);

bool sfeed_read(struct document *document,
		const struct field field[SFEED_FIELDS],
		const struct limits *limits, struct error *error);

#endif
