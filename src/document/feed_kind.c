/* SPDX-License-Identifier: MIT */
/* Feeds in XML as kinds of files: a document an item. */
#include "feed.h"
#include "kind.h"

static enum reader_status
open_feed(struct input *input, struct error *error)
{
	const char *data;
	size_t length;
	enum reader_status status = input_whole(input, &data, &length, error);

	if (status != READER_READ)
		return status;
	input->state = feed_new(data, length, input->limits, error);
	if (input->state && feed_mend(input->state, error))
		return READER_READ;
	return READER_BROKEN;
}

static enum reader_status
next_item(struct input *input, struct document *document, struct error *error)
{
	enum reader_status status = READER_READ;

	if (!input->state)
		status = open_feed(input, error);
	return status == READER_READ ? feed_next(input->state, document, error)
				     : status;
}

static void
close_feed(struct input *input)
{
	feed_free(input->state);
}

const struct kind kind_rss = {
	.name = "rss",
	.is_it = feed_is_rss,
	.next = next_item,
	.close = close_feed,
};

const struct kind kind_atom = {
	.name = "atom",
	.is_it = feed_is_atom,
	.next = next_item,
	.close = close_feed,
};
