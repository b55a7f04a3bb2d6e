/* SPDX-License-Identifier: MIT */
#include "collector.h"

#include <stdlib.h>

struct collector {
	struct matcher *matcher;
	struct indicators indicators;
};

struct collector *
collectors_new(size_t count, const struct patterns *patterns,
	       struct error *error)
{
	struct collector *collector = calloc(count, sizeof *collector);

	if (!collector)
		error_no_memory(error);
	for (size_t i = 0; collector && i < count; i++) {
		collector[i].matcher = matcher_new(patterns, error);
		if (!collector[i].matcher) {
			collectors_free(collector, count);
			return NULL;
		}
	}
	return collector;
}

void
collectors_free(struct collector *collector, size_t count)
{
	for (size_t i = 0; collector && i < count; i++) {
		matcher_free(collector[i].matcher);
		indicators_free(&collector[i].indicators);
	}
	free(collector);
}

const struct indicators *
collector_run(struct collector *collector, size_t i,
	      const struct document *document, size_t most)
{
	struct indicators *indicators = &collector[i].indicators;

	indicators_collect(indicators, collector[i].matcher, document, most);
	return indicators_ok(indicators) ? indicators : NULL;
}
