/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FEED_JSON_H
#define TRIAGE_FEED_JSON_H

#include "filter.h"

/*
 * The filter for JSON Feeds: categories become tags of each item.  A tag
 * cannot say who set it, so that the item also gets an extension (version
 * 1.1, "Extensions") that lists those of us: a later run knows them by it.
 *
 *	"tags":["news","ddos"],"_triage":{"tags":["ddos"]}
 */
bool filter_feed_json(const struct filter_request *request, const char *data,
		      size_t length, struct bytes *output, struct error *error);

#endif
