/* SPDX-License-Identifier: MIT */
/* A file of plain text: what no other kind knows. */
#include "kind.h"

#include "charset.h"

static bool
is_anything(const char *data, size_t length)
{
	(void)data;
	(void)length;
	return true;
}

/* Reading clears the document: what is known of the bytes goes in after. */
static bool
read_text(struct document *document, const char *data, size_t length)
{
	struct bytes text = { 0 };
	struct document seen = { 0 };

	charset_append(&text, data, length, NULL, &seen);

	bool ok = bytes_ok(&text);

	if (ok)
		document_read_valid(document, text.data, text.length);
	document->replaced = seen.replaced;
	document->charset_guessed = seen.charset_guessed;
	bytes_append(&document->charset, bytes_text(&seen.charset),
		     seen.charset.length);
	bytes_free(&text);
	document_free(&seen);
	return ok;
}

static enum reader_status
next_text(struct input *input, struct document *document, struct error *error)
{
	const char *data;
	size_t length;
	enum reader_status status = input_whole(input, &data, &length, error);

	if (status == READER_READ && !read_text(document, data, length))
		return error_no_memory(error), READER_BROKEN;
	return status;
}

const struct kind kind_text = {
	.name = "text",
	.is_it = is_anything,
	.next = next_text,
};
