/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FEED_STATE_H
#define TRIAGE_FEED_STATE_H

#include "expat.h"
#include "feed.h"
#include "feed_draft.h"
#include "xml_encoding.h"

/*
 * A feed while it is read, for those who do that: feed.c drives expat,
 * feed_events.c and feed_parts.c take what it finds, feed_place.c tells where.
 */
struct feed {
	const struct expat *expat;
	XML_Parser parser;
	const struct limits *limits;
	const char *data;
	size_t length;
	size_t fed;
	size_t skipped_lines;	/* before the data */
	struct bytes mended;  /* a copy that has no offsets */
	struct bytes charset; /* as declared, or guessed; or empty */
	enum xml_width width;

	size_t depth;
	size_t item_depth; /* 0 between items */
	size_t part_depth; /* 0 between parts */
	enum feed_part part;
	enum feed_text type;
	struct bytes text;    /* of the part */
	struct bytes authors; /* of the feed itself */
	struct feed_draft draft;
	struct feed_item item;
	size_t line; /* of the item */
	size_t entities;
	bool is_atom;
	bool is_suspended; /* behind an item */
	bool is_over;
	bool failed; /* with this: */
	struct error error;
};

/* Start anew with this encoding; NULL: what the document says. */
bool feed_begin(struct feed *feed, const char *encoding, struct error *error);

/* feed_events.c */
void feed_listen(struct feed *feed);

/* feed_parts.c: of an item, or of the feed itself. */
void feed_start_part(struct feed *feed, const struct feed_name *name,
		     const XML_Char **attribute);
void feed_end_part(struct feed *feed);

/* The value of an attribute, or NULL. */
const char *feed_attribute(const XML_Char **attribute, const char *name);

/* feed_place.c */

/* The line that expat is at. */
size_t feed_line(const struct feed *feed);

/* Stop for good at the line at hand; the first failure counts. */
void feed_fail(struct feed *feed, enum status status, const char *what);

/*
 * What expat is at; of what comes from an entity that is the entity's name.
 * The end of an element without an end tag is empty.
 */
struct feed_span feed_span_at(const struct feed *feed);

/* Whether a tag is where it seems to be, and not in an entity. */
bool feed_is_tag(const struct feed *feed, struct feed_span span);

/* Keep where a category starts that is one of ours, and where it ends. */
void feed_start_ours(struct feed *feed);
void feed_end_ours(struct feed *feed);

#endif
