/* SPDX-License-Identifier: MIT */
#include "json_text.h"

#include <string.h>

static bool
is_plain(unsigned char byte)
{
	return byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7f &&
	       byte != 0xe2;
}

static void
append_escape(struct bytes *bytes, unsigned char byte)
{
	static const char from[] = "\"\\\b\f\n\r\t";
	static const char to[] = "\"\\bfnrt";
	const char *known = byte ? strchr(from, byte) : NULL;

	if (known)
		bytes_printf(bytes, "\\%c", to[known - from]);
	else
		bytes_printf(bytes, "\\u%04x", byte);
}

static bool
is_line_separator(const char *text, size_t length)
{
	return length >= 3 && memcmp(text, "\xe2\x80", 2) == 0 &&
	       (text[2] == '\xa8' || text[2] == '\xa9');
}

void
json_append_text(struct bytes *bytes, const char *text, size_t length)
{
	size_t start = 0;

	bytes_append_byte(bytes, '"');
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];

		if (is_plain(byte))
			continue;
		if (is_line_separator(text + i, length - i)) {
			bytes_append(bytes, text + start, i - start);
			bytes_append_text(bytes, text[i + 2] == '\xa8'
							 ? "\\u2028"
							 : "\\u2029");
			start = i + 3;
		} else if (byte != 0xe2) {
			bytes_append(bytes, text + start, i - start);
			append_escape(bytes, byte);
			start = i + 1;
		}
	}
	bytes_append(bytes, text + start, length - start);
	bytes_append_byte(bytes, '"');
}

void
json_append_string(struct bytes *bytes, const struct bytes *text)
{
	json_append_text(bytes, bytes_text(text), text->length);
}
