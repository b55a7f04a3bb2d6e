/* SPDX-License-Identifier: MIT */
/* A file of plain text: what no other kind knows. */
#include "kind.h"

static bool
is_anything(const char *data, size_t length)
{
	(void)data;
	(void)length;
	return true;
}

static enum reader_status
next_text(struct input *input, struct document *document, struct error *error)
{
	const char *data;
	size_t length;
	enum reader_status status = input_whole(input, &data, &length, error);

	if (status == READER_READ)
		document_read_text(document, data, length);
	return status;
}

const struct kind kind_text = {
	.name = "text",
	.is_it = is_anything,
	.next = next_text,
};
