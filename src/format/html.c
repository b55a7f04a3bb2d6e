/* SPDX-License-Identifier: MIT */
#include "html.h"

#include "../base/utf8.h"

#include <string.h>

/* What stands for a byte that is not itself, or NULL. */
static const char *
entity(unsigned char byte)
{
	switch (byte) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	}
	return byte < 0x20 || byte == 0x7f ? " " : NULL;
}

/* U+0080 to U+009F: no character of HTML is one of these. */
static bool
is_control(const char *text, const char *end)
{
	return end - text >= 2 && (unsigned char)text[0] == 0xc2 &&
	       (unsigned char)text[1] < 0xa0;
}

void
html_append(struct bytes *bytes, const char *text, size_t length)
{
	const char *end = text + length;

	while (text < end) {
		size_t sequence = utf8_sequence_length(text, end);
		const char *instead = entity((unsigned char)*text);

		if (sequence == 0)
			bytes_append_text(bytes, "\xef\xbf\xbd");
		else if (is_control(text, end))
			bytes_append_byte(bytes, ' ');
		else if (instead)
			bytes_append_text(bytes, instead);
		else
			bytes_append(bytes, text, sequence);
		text += sequence ? sequence : 1;
	}
}

void
html_append_text(struct bytes *bytes, const char *text)
{
	html_append(bytes, text, strlen(text));
}

void
html_append_count(struct bytes *bytes, size_t count)
{
	if (count >= 1000) {
		html_append_count(bytes, count / 1000);
		bytes_printf(bytes, ",%03zu", count % 1000);
	} else {
		bytes_printf(bytes, "%zu", count);
	}
}

void
html_append_element(struct bytes *bytes, const char *tag, const char *text)
{
	bytes_printf(bytes, "<%s>", tag);
	html_append_text(bytes, text);
	bytes_printf(bytes, "</%.*s>", (int)strcspn(tag, " "), tag);
}
