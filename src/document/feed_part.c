/* SPDX-License-Identifier: MIT */
#include "feed_part.h"

#include "expat.h"

#include <string.h>

static const struct {
	const char *uri;
	enum feed_space space;
} spaces[] = {
	{ "http://purl.org/rss/1.0/", SPACE_RSS },
	{ "http://my.netscape.com/rdf/simple/0.9/", SPACE_RSS },
	{ "http://channel.netscape.com/rdf/simple/0.9/", SPACE_RSS },
	{ "http://backend.userland.com/rss", SPACE_RSS },
	{ "http://backend.userland.com/rss2", SPACE_RSS },
	{ "http://backend.userland.com/RSS2", SPACE_RSS },
	{ "http://blogs.law.harvard.edu/tech/rss", SPACE_RSS },
	{ "http://purl.org/net/rss1.1#", SPACE_RSS },
	{ "http://www.w3.org/1999/02/22-rdf-syntax-ns#", SPACE_RDF },
	{ "http://www.w3.org/2005/Atom", SPACE_ATOM },
	{ "http://purl.org/atom/ns#", SPACE_ATOM },
	{ "http://purl.org/rss/1.0/modules/content/", SPACE_CONTENT },
	{ "http://purl.org/dc/elements/1.1/", SPACE_DUBLIN },
	{ "http://www.w3.org/1999/xhtml", SPACE_XHTML },
};

enum { SPACES = sizeof spaces / sizeof spaces[0] };

static enum feed_space
find_space(const char *uri, size_t length)
{
	for (size_t i = 0; i < SPACES; i++)
		if (strlen(spaces[i].uri) == length &&
		    memcmp(spaces[i].uri, uri, length) == 0)
			return spaces[i].space;
	return SPACE_OTHER;
}

/*
 * An address that is longer than any of ours is not read to its end, for it
 * comes with the name of every element.
 */
enum { NAME_MOST = 128 };

struct feed_name
feed_name_parse(const char *name)
{
	size_t length = strnlen(name, NAME_MOST);
	const char *end = memchr(name, EXPAT_SEPARATOR, length);
	struct feed_name parsed = { SPACE_RSS, name, length };

	if (!end) {
		if (length == NAME_MOST)
			parsed = (struct feed_name){ SPACE_OTHER, name, 0 };
		return parsed;
	}
	parsed.space = find_space(name, (size_t)(end - name));
	parsed.local = end + 1;
	length = strnlen(parsed.local, NAME_MOST);
	end = memchr(parsed.local, EXPAT_SEPARATOR, length);
	parsed.length = end ? (size_t)(end - parsed.local) : length;
	return parsed;
}

bool
feed_name_is(const struct feed_name *name, enum feed_space space,
	     const char *local)
{
	return name->space == space && strlen(local) == name->length &&
	       memcmp(local, name->local, name->length) == 0;
}

struct row {
	enum feed_space space;
	const char *local;
	enum feed_part part;
};

static const struct row rss[] = {
	{ SPACE_RSS, "title", PART_TITLE },
	{ SPACE_RSS, "description", PART_SUMMARY },
	{ SPACE_CONTENT, "encoded", PART_CONTENT },
	{ SPACE_XHTML, "body", PART_CONTENT },
	{ SPACE_RSS, "author", PART_FROM },
	{ SPACE_DUBLIN, "creator", PART_FROM },
	{ SPACE_RSS, "pubDate", PART_DATE },
	{ SPACE_DUBLIN, "date", PART_DATE },
	{ SPACE_RSS, "link", PART_LINK },
	{ SPACE_ATOM, "link", PART_LINK_HERE },
	{ SPACE_RSS, "guid", PART_ID },
	{ SPACE_RSS, "category", PART_CATEGORY },
	{ SPACE_OTHER, NULL, PART_NONE },
};

static const struct row atom[] = {
	{ SPACE_ATOM, "title", PART_TITLE },
	{ SPACE_ATOM, "summary", PART_SUMMARY },
	{ SPACE_ATOM, "content", PART_CONTENT },
	{ SPACE_ATOM, "author", PART_AUTHOR },
	{ SPACE_ATOM, "published", PART_DATE },
	{ SPACE_ATOM, "issued", PART_DATE },
	{ SPACE_ATOM, "updated", PART_CHANGED },
	{ SPACE_ATOM, "modified", PART_CHANGED },
	{ SPACE_ATOM, "link", PART_LINK_HERE },
	{ SPACE_ATOM, "id", PART_ID },
	{ SPACE_ATOM, "category", PART_CATEGORY },
	{ SPACE_OTHER, NULL, PART_NONE },
};

enum feed_part
feed_part_of(const struct feed_name *name, bool is_atom)
{
	const struct row *row = is_atom ? atom : rss;

	while (row->local && !feed_name_is(name, row->space, row->local))
		row++;
	return row->part;
}
