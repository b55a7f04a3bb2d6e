/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_COLLECTOR_H
#define TRIAGE_COLLECTOR_H

#include "../base/error.h"
#include "../text/indicators.h"

/* What each thread needs to find the indicators of documents with. */
struct collector;

/* An array of `count`, ended with collectors_free(); NULL with `error`. */
struct collector *collectors_new(size_t count,
				 const struct patterns *patterns,
				 struct error *error);
void collectors_free(struct collector *collector, size_t count);

/*
 * What collector `i` finds in a document, at most `most` mentions; it holds
 * until the collector's next document.  NULL when memory runs out.
 */
const struct indicators *collector_run(struct collector *collector, size_t i,
				       const struct document *document,
				       size_t most);

#endif
