/* SPDX-License-Identifier: MIT */
#include "feed_state.h"

#include <stdlib.h>

size_t
feed_line(const struct feed *feed)
{
	return feed->skipped_lines +
	       feed->expat->GetCurrentLineNumber(feed->parser);
}

void
feed_fail(struct feed *feed, enum status status, const char *what)
{
	if (feed->failed)
		return;
	feed->failed = true;
	error_at_line(&feed->error, status, what, feed_line(feed));
	feed->expat->StopParser(feed->parser, XML_FALSE);
}

struct feed_span
feed_span_at(const struct feed *feed)
{
	XML_Index start = feed->expat->GetCurrentByteIndex(feed->parser);
	int count = feed->expat->GetCurrentByteCount(feed->parser);

	return (struct feed_span){ (size_t)start,
				   (size_t)start + (size_t)count };
}

/* Whether `byte` stands at an offset, in the document's own width. */
static bool
has_byte(const struct feed *feed, size_t at, char byte)
{
	if (feed->width == XML_NARROW)
		return at < feed->length && feed->data[at] == byte;

	size_t low = feed->width == XML_UTF16_BIG;

	return at + 1 < feed->length && feed->data[at + low] == byte &&
	       feed->data[at + 1 - low] == '\0';
}

bool
feed_is_tag(const struct feed *feed, struct feed_span span)
{
	size_t unit = feed->width == XML_NARROW ? 1 : 2;

	if (span.start == span.end)
		return span.start >= unit &&
		       has_byte(feed, span.start - unit, '>');
	return has_byte(feed, span.start, '<');
}

void
feed_start_ours(struct feed *feed)
{
	struct feed_item *item = &feed->item;
	struct feed_span tag = feed_span_at(feed);

	if (item->ours_count == item->ours_capacity) {
		size_t capacity = 2 * item->ours_capacity + 8;
		struct feed_span *grown =
			realloc(item->ours, capacity * sizeof *grown);

		if (!grown) {
			feed_fail(feed, STATUS_NO_MEMORY, "out of memory");
			return;
		}
		item->ours = grown;
		item->ours_capacity = capacity;
	}
	item->ours[item->ours_count++] = tag;
	item->is_placed &= feed_is_tag(feed, tag);
}

void
feed_end_ours(struct feed *feed)
{
	struct feed_item *item = &feed->item;
	struct feed_span tag = feed_span_at(feed);

	if (item->ours_count == 0)
		return;
	item->ours[item->ours_count - 1].end = tag.end;
	item->is_placed &= feed_is_tag(feed, tag);
}
