/* SPDX-License-Identifier: MIT */
/* Telling a feed by its first element, behind all that may stand before. */
#include "feed.h"

#include "lines.h"
#include "xml_encoding.h"

#include <string.h>

enum { SEEN_MOST = LINES_PEEKED };

/* The ASCII of a document's start, whatever its width. */
static size_t
narrow(const char *data, size_t length, char text[SEEN_MOST])
{
	enum xml_width width = xml_width_of(data, length);
	size_t step = width == XML_NARROW ? 1 : 2;
	size_t count = 0;

	for (size_t i = width == XML_UTF16_BIG;
	     i < length && count < SEEN_MOST - 1; i += step)
		text[count++] = data[i];
	text[count] = '\0';
	return count;
}

static const char *
skip_blank(const char *text)
{
	if (memcmp(text, "\xef\xbb\xbf", strnlen(text, 3)) == 0)
		text += strnlen(text, 3);
	/* What a byte order mark of UTF-16 leaves. */
	if (*text == '\xfe' || *text == '\xff')
		text++;
	return text + strspn(text, " \t\r\n");
}

static const char *
skip_past(const char *text, const char *end)
{
	const char *found = strstr(text, end);

	return found ? found + strlen(end) : NULL;
}

/* Behind a quoted string or a comment at hand, NULL if it does not end. */
static const char *
skip_literal(const char *text)
{
	if (*text == '"' || *text == '\'')
		return skip_past(text + 1, *text == '"' ? "\"" : "'");
	if (strncmp(text, "<!--", 4) == 0)
		return skip_past(text, "-->");
	return text;
}

/* Behind a document type declaration, which may hold others in brackets. */
static const char *
skip_doctype(const char *text)
{
	size_t depth = 0;

	while (text && *text) {
		const char *behind = skip_literal(text);

		if (behind != text) {
			text = behind;
			continue;
		}
		if (*text == '<' || *text == '[')
			depth++;
		else if ((*text == '>' || *text == ']') && --depth == 0)
			return text + 1;
		text++;
	}
	return NULL;
}

/* The name in the first tag, or NULL when it is not in sight. */
static const char *
find_root(const char *text)
{
	while (text) {
		text = skip_blank(text);
		if (strncmp(text, "<?", 2) == 0)
			text = skip_past(text, "?>");
		else if (strncmp(text, "<!--", 4) == 0)
			text = skip_past(text, "-->");
		else if (strncmp(text, "<!", 2) == 0)
			text = skip_doctype(text);
		else
			return *text == '<' ? text + 1 : NULL;
	}
	return NULL;
}

/* The names of roots, and what has to stand behind them. */
static const struct root {
	const char *name;
	const char *sign;
	bool atom;
} roots[] = {
	{ "rss", "", false },
	{ "RDF", "purl.org/rss/1.0/", false },
	{ "RDF", "my.netscape.com/rdf/simple/0.9/", false },
	{ "feed", "www.w3.org/2005/Atom", true },
	{ "feed", "purl.org/atom/ns#", true },
	{ "entry", "www.w3.org/2005/Atom", true },
};

/* Behind marks, blanks and the zeros of UTF-16 a tag has to stand. */
static bool
may_be_tag(const char *data, size_t length)
{
	static const char before[] = " \t\r\n\0\xef\xbb\xbf\xfe\xff";
	size_t i = 0;

	while (i < length && memchr(before, data[i], sizeof before - 1))
		i++;
	return i < length && data[i] == '<';
}

static bool
is_root(const char *data, size_t length, bool atom)
{
	char text[SEEN_MOST];
	const char *name = NULL;

	if (may_be_tag(data, length) && narrow(data, length, text))
		name = find_root(text);
	if (!name)
		return false;

	size_t size = strcspn(name, " \t\r\n/>");
	const char *colon = memchr(name, ':', size);

	if (colon) {
		size -= (size_t)(colon + 1 - name);
		name = colon + 1;
	}
	for (size_t i = 0; i < sizeof roots / sizeof roots[0]; i++)
		if (roots[i].atom == atom && strlen(roots[i].name) == size &&
		    memcmp(name, roots[i].name, size) == 0 &&
		    strstr(name, roots[i].sign))
			return true;
	return false;
}

bool
feed_is_rss(const char *data, size_t length)
{
	return is_root(data, length, false);
}

bool
feed_is_atom(const char *data, size_t length)
{
	return is_root(data, length, true);
}
