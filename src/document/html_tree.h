/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_TREE_H
#define TRIAGE_HTML_TREE_H

#include "html_tags.h"

#include "../base/bytes.h"
#include "../base/error.h"

#include <stdint.h>

/*
 * The elements and the text of a page in the order of the page: an element
 * before what it holds.  What belongs to a node is [i, node[i].end), so that
 * every walk is a loop and no page can exhaust the stack.
 */
enum { HTML_ROOT = 0 };

struct html_node {
	uint32_t parent;
	uint32_t end;		/* past the last of its descendants */
	uint32_t text;		/* where its text, or its attributes, begin */
	uint32_t length;
	uint16_t tag;		/* enum html_tag */
	uint16_t traits;	/* enum html_trait */
	uint32_t flags;
};

enum html_flag {
	HTML_HIDDEN = 1,	/* by attribute or style */
	HTML_AS_IS = 2,		/* blanks and line ends count */
	HTML_INHERITED = HTML_HIDDEN | HTML_AS_IS,
};

struct html_tree {
	struct html_node *node;
	size_t nodes;
	size_t capacity;
	struct bytes pool;	/* the text, and attributes as NAME\0VALUE\0 */
	bool is_cut;		/* elements past the limit were passed over */
	bool is_deep;		/* nesting past the limit was closed */
};

struct html_limits {
	size_t depth;
	size_t elements;
};

/*
 * Parse valid UTF-8 without NUL, blanking what the parser would stumble over;
 * ended with html_tree_free() either way.
 */
bool html_tree_parse(struct html_tree *tree, struct bytes *text,
		     const struct html_limits *limits, struct error *error);
void html_tree_free(struct html_tree *tree);

/* The value of an attribute, "" where it has none, NULL without it. */
const char *html_attribute(const struct html_tree *tree, size_t node,
			   const char *name);

#endif
