/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_JSONFEED_H
#define TRIAGE_JSONFEED_H

#include "item.h"
#include "json_scan.h"

/*
 * A JSON Feed (version 1.0 or 1.1, jsonfeed.org) item by item, with the
 * place of each in the text.
 */
struct jsonfeed {
	struct json_scan scan;
	struct json_span item; /* the one read last, from brace to brace */
	const struct limits *limits;
	size_t counted; /* as far as `line` is right */
	size_t line;
	bool in_items;
	bool is_over;
};

/* Whether what may be only the start of a text is that of a JSON Feed. */
bool jsonfeed_is_it(const char *data, size_t length);

/* `data` and `limits` must outlive it. */
void jsonfeed_start(struct jsonfeed *feed, const char *data, size_t length,
		    const struct limits *limits);

/*
 * Fill `document` with the next item.  READER_BROKEN is about one item, or
 * ends the feed where it is no JSON.
 */
enum reader_status jsonfeed_next(struct jsonfeed *feed,
				 struct document *document,
				 struct error *error);

#endif
