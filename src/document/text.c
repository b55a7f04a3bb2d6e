/* SPDX-License-Identifier: MIT */
/* Plain text. */
#include "document.h"

#include "../base/utf8.h"

#include <stdbool.h>
#include <string.h>

static const char BYTE_ORDER_MARK[] = "\xef\xbb\xbf";

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static const char *
skip_blank(const char *text, const char *end)
{
	while (text < end && is_blank(*text))
		text++;
	return text;
}

/* The end of the line at `text` without blanks, CR and LF. */
static const char *
end_of_line(const char *text, const char *end)
{
	const char *stop = text;

	while (stop < end && *stop != '\n')
		stop++;

	while (stop > text && is_blank(stop[-1]))
		stop--;
	return stop;
}

void
document_read_text(struct document *document, const char *text, size_t length)
{
	const char *end = text + length;
	const size_t mark = sizeof BYTE_ORDER_MARK - 1;

	document_clear(document);
	if (length >= mark && memcmp(text, BYTE_ORDER_MARK, mark) == 0)
		text += mark;
	text = skip_blank(text, end);

	const char *stop = end_of_line(text, end);
	const char *rest = skip_blank(stop, end);

	if (rest < end && stop - text <= DOCUMENT_TITLE_LONGEST) {
		document->replaced += utf8_append_repaired(
			&document->title, text, (size_t)(stop - text));
		text = rest;
	}
	document->replaced += utf8_append_repaired(&document->body, text,
						   (size_t)(end - text));
}
