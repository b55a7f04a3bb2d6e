/* SPDX-License-Identifier: MIT */
/* Plain text. */
#include "document.h"

#include "clutter.h"

#include "../base/utf8.h"

#include <stdint.h>
#include <string.h>

static const char BYTE_ORDER_MARK[] = "\xef\xbb\xbf";

void
document_read_text(struct document *document, const char *text, size_t length)
{
	struct bytes repaired = { 0 };
	const size_t mark = sizeof BYTE_ORDER_MARK - 1;

	if (length == 0)
		text = "";
	if (length >= mark && memcmp(text, BYTE_ORDER_MARK, mark) == 0) {
		text += mark;
		length -= mark;
	}
	document_clear(document);
	if (utf8_is_valid(text, length)) {
		clutter_split(document, text, length);
		return;
	}
	document->replaced = utf8_append_repaired(&repaired, text, length);
	if (bytes_ok(&repaired))
		clutter_split(document, repaired.data, repaired.length);
	else
		bytes_reserve(&document->body, SIZE_MAX);
	bytes_free(&repaired);
}
