/* SPDX-License-Identifier: MIT */
/* Plain text. */
#include "document.h"

#include "clutter.h"

#include "../base/utf8.h"

#include <stdint.h>
#include <string.h>

static const char BYTE_ORDER_MARK[] = "\xef\xbb\xbf";

void
document_read_valid(struct document *document, const char *text, size_t length)
{
	const size_t mark = sizeof BYTE_ORDER_MARK - 1;

	if (length == 0)
		text = "";
	if (length >= mark && memcmp(text, BYTE_ORDER_MARK, mark) == 0) {
		text += mark;
		length -= mark;
	}
	document_clear(document);
	clutter_split(document, text, length);
}

void
document_read_text(struct document *document, const char *text, size_t length)
{
	struct bytes repaired = { 0 };
	size_t replaced;

	if (length == 0 || utf8_is_valid(text, length)) {
		document_read_valid(document, text, length);
		return;
	}
	replaced = utf8_append_repaired(&repaired, text, length);
	document_read_valid(document, bytes_text(&repaired), repaired.length);
	document->replaced = replaced;
	if (!bytes_ok(&repaired))
		bytes_reserve(&document->body, SIZE_MAX);
	bytes_free(&repaired);
}
