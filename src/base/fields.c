/* SPDX-License-Identifier: MIT */
#include "fields.h"

#include <string.h>

bool
fields_next_line(struct field *rest, struct field *line)
{
	if (rest->length == 0)
		return false;

	const char *newline = memchr(rest->text, '\n', rest->length);
	size_t length = newline ? (size_t)(newline - rest->text)
				: rest->length;
	size_t taken = length + (newline != NULL);

	*line = (struct field){ rest->text, length };
	if (length > 0 && line->text[length - 1] == '\r')
		line->length--;
	rest->text += taken;
	rest->length -= taken;
	return true;
}

size_t
fields_split(struct field line, char separator, struct field *field,
	     size_t most)
{
	size_t count = 0;

	for (;;) {
		const char *end = line.length > 0
					  ? memchr(line.text, separator,
						   line.length)
					  : NULL;
		size_t length = end ? (size_t)(end - line.text) : line.length;

		if (count < most)
			field[count] = (struct field){ line.text, length };
		count++;
		if (!end)
			return count;
		line.text += length + 1;
		line.length -= length + 1;
	}
}

bool
field_is(struct field field, const char *text)
{
	return strlen(text) == field.length &&
	       memcmp(field.text, text, field.length) == 0;
}
