/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FEED_PART_H
#define TRIAGE_FEED_PART_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What the elements of feeds mean, by namespace and name.
 */
enum feed_space {
	SPACE_OTHER,
	SPACE_RSS, /* of any version, and no namespace at all */
	SPACE_RDF,
	SPACE_ATOM,
	SPACE_CONTENT,
	SPACE_DUBLIN, /* Dublin Core */
	SPACE_XHTML,
};

enum feed_part {
	PART_NONE,
	PART_TITLE,
	PART_CONTENT,
	PART_SUMMARY,
	PART_FROM,
	PART_AUTHOR, /* holds a name, which is from */
	PART_DATE,
	PART_CHANGED, /* the date of what has no other */
	PART_LINK,
	PART_LINK_HERE, /* the address is an attribute */
	PART_ID,
	PART_CATEGORY,
	PARTS,
};

/* An element's name as expat has it: URI, local name and prefix. */
struct feed_name {
	enum feed_space space;
	const char *local;
	size_t length;
};

struct feed_name feed_name_parse(const char *name);
bool feed_name_is(const struct feed_name *name, enum feed_space space,
		  const char *local);

/* What a child of an item is to the document. */
enum feed_part feed_part_of(const struct feed_name *name, bool atom);

#endif
