/* SPDX-License-Identifier: MIT */
#include "html_charset.h"

#include "charset.h"

#include <string.h>
#include <strings.h>

/* Browsers look at 1,024 bytes; some pages are later than that. */
enum { LOOK_MOST = 1 << 14 };

/* Where `word` is between `text` and `end`, whatever its case, or NULL. */
static const char *
find(const char *text, const char *end, const char *word)
{
	size_t length = strlen(word);

	for (; end - text >= (ptrdiff_t)length; text++)
		if (strncasecmp(text, word, length) == 0)
			return text;
	return NULL;
}

/* The value behind `charset`, as in charset="x" or content="…; charset=x". */
static bool
read_value(const char *text, const char *end, char *name)
{
	size_t length = 0;

	while (text < end && strchr(" \t\r\n", *text))
		text++;
	if (text == end || *text++ != '=')
		return false;
	while (text < end && strchr(" \t\r\n\"'", *text))
		text++;
	while (text + length < end && !strchr(" \t\r\n\"';/>?", text[length]))
		length++;
	if (length == 0 || length >= CHARSET_LONGEST)
		return false;
	memcpy(name, text, length);
	name[length] = '\0';
	return true;
}

/* The value of `key` within the tag that `start` opens. */
static bool
read_tag(const char *start, const char *end, const char *key, char *name)
{
	const char *stop = memchr(start, '>', (size_t)(end - start));
	const char *found = stop ? find(start, stop, key) : NULL;

	return found && read_value(found + strlen(key), stop, name);
}

bool
html_charset(const char *data, size_t length, char *name)
{
	const char *end = data + (length < LOOK_MOST ? length : LOOK_MOST);
	const char *at = data;

	if (length > 5 && memcmp(data, "<?xml", 5) == 0 &&
	    read_tag(data, end, "encoding", name))
		return true;
	while ((at = find(at, end, "<meta")) != NULL) {
		if (read_tag(at, end, "charset", name))
			return true;
		at++;
	}
	return false;
}
