/* SPDX-License-Identifier: MIT */
/* Plain text to indicators: places lie in the text, values are plain. */
#include "fuzz.h"

#include "../../src/text/indicators.h"

#include <string.h>

enum { MOST = 1000 };

static void
check_mention(const struct mention *mention, const struct document *document)
{
	const struct bytes *text = mention->in_body ? &document->body
						    : &document->title;

	FUZZ_CHECK(mention->kind < INDICATOR_KINDS);
	FUZZ_CHECK(mention->length > 0);
	FUZZ_CHECK(mention->offset + mention->length <= text->length);
	FUZZ_CHECK(mention->value[0] != '\0');
	/* What formats write without a further look. */
	for (const char *at = mention->value; *at; at++)
		FUZZ_CHECK(*at > ' ' && *at < 0x7f &&
			   !strchr("\"'\\", *at));
}

void
fuzz_indicators(const uint8_t *data, size_t size)
{
	struct document document = { 0 };
	struct indicators indicators = { 0 };
	size_t next;

	document_read_text(&document, (const char *)data, size);
	indicators_collect(&indicators, fuzz_matcher(), &document, MOST);
	FUZZ_CHECK(indicators_ok(&indicators));
	FUZZ_CHECK(indicators.count <= MOST);
	for (size_t i = 0; i < indicators.count; i = next) {
		next = indicators_next(&indicators, i);
		FUZZ_CHECK(next > i && next <= indicators.count);
		for (size_t k = i; k < next; k++)
			check_mention(&indicators.mention[k], &document);
	}
	indicators_free(&indicators);
	document_free(&document);
}
