/* SPDX-License-Identifier: MIT */
#include "fields.h"

#include <string.h>

bool
fields_next_line(struct field *rest, struct field *line)
{
	if (rest->length == 0)
		return false;

	const char *newline = memchr(rest->text, '\n', rest->length);
	size_t length = newline ? (size_t)(newline - rest->text) : rest->length;
	size_t taken = length + (newline != NULL);

	*line = (struct field){ rest->text, length };
	if (length > 0 && line->text[length - 1] == '\r')
		line->length--;
	rest->text += taken;
	rest->length -= taken;
	return true;
}

struct field
fields_next(struct field *rest, char separator)
{
	const char *end = rest->length > 0
				  ? memchr(rest->text, separator, rest->length)
				  : NULL;
	size_t length = end ? (size_t)(end - rest->text) : rest->length;
	struct field next = { rest->text, length };

	*rest = end ? (struct field){ end + 1, rest->length - length - 1 }
		    : (struct field){ NULL, 0 };
	return next;
}

size_t
fields_split(struct field line, char separator, struct field *field,
	     size_t most)
{
	size_t count = 0;

	do {
		struct field next = fields_next(&line, separator);

		if (count < most)
			field[count] = next;
		count++;
	} while (line.text);
	return count;
}

bool
field_is(struct field field, const char *text)
{
	return strlen(text) == field.length &&
	       memcmp(field.text, text, field.length) == 0;
}
