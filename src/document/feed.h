/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FEED_H
#define TRIAGE_FEED_H

#include "document.h"
#include "limits.h"
#include "reader.h"

#include "../base/error.h"

/*
 * A feed in XML item by item: RSS 0.9x and 2.0, RSS 1.0, which is RDF, and
 * Atom 0.3 and 1.0 (RFC 4287).  Of each item there is the document that it
 * is, and where it stands in the text, so that somebody can change a few
 * bytes of it and keep all others.
 */
struct feed;

struct feed_span {
	size_t start;
	size_t end;
};

struct feed_item {
	bool is_atom;
	bool is_placed; /* what follows holds: none of it is an entity's */
	struct feed_span whole; /* from its start tag to behind its end tag */
	size_t end_tag;		/* where that starts, or whole.end */
	size_t title;		/* where the text of its title starts, or 0 */
	struct feed_span *ours; /* categories that an earlier run put there */
	size_t ours_count;
	size_t ours_capacity;
};

/* The domain, or scheme, of the categories that we put there. */
#define FEED_DOMAIN "urn:triage"

/* Whether what may be only the start of a text is such a feed. */
bool feed_is_rss(const char *data, size_t length);
bool feed_is_atom(const char *data, size_t length);

/* `data` and `limits` must outlive it.  Ended with feed_free(). */
struct feed *feed_new(const char *data, size_t length,
		      const struct limits *limits, struct error *error);
void feed_free(struct feed *feed);

/*
 * Let bytes that have no place in XML be others, as long as that is possible;
 * offsets mean nothing then.  To be called before the first item.
 */
bool feed_mend(struct feed *feed, struct error *error);

/*
 * Fill `document` with the next item.  After READER_BROKEN, which names the
 * line where the XML is wrong, comes the end.
 */
enum reader_status feed_next(struct feed *feed, struct document *document,
			     struct error *error);

/* Where the item stands that was read last. */
const struct feed_item *feed_item(const struct feed *feed);

#endif
