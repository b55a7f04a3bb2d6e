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
	bool marked = length >= mark &&
		      memcmp(text, BYTE_ORDER_MARK, mark) == 0;
	size_t skipped = marked ? mark : 0;

	document_clear(document);
	document->replaced = utf8_append_repaired(&repaired, text + skipped,
						  length - skipped);
	if (bytes_ok(&repaired))
		clutter_split(document, bytes_text(&repaired),
			      repaired.length);
	else
		bytes_reserve(&document->body, SIZE_MAX);
	bytes_free(&repaired);
}
