/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FEED_DRAFT_H
#define TRIAGE_FEED_DRAFT_H

#include "document.h"
#include "feed_part.h"
#include "limits.h"

#include "../base/error.h"

/*
 * What an item of a feed in XML has brought so far: its parts as they stand.
 */
enum feed_text {
	TEXT_HTML,  /* tags are in the text, escaped */
	TEXT_XHTML, /* tags are elements */
	TEXT_PLAIN,
};

struct feed_draft {
	struct bytes part[PARTS];
	enum feed_text type[PARTS];
	bool is_permalink; /* the id is an address */
};

void feed_draft_clear(struct feed_draft *draft);
void feed_draft_free(struct feed_draft *draft);

/*
 * Take `text`, which becomes some other buffer.  Of parts of which there is
 * only one the first counts that is not empty.
 */
void feed_draft_add(struct feed_draft *draft, enum feed_part part,
		    enum feed_text type, struct bytes *text);

/* Make a document of it. */
bool feed_draft_finish(struct feed_draft *draft, const struct limits *limits,
		       struct document *document, struct error *error);

#endif
