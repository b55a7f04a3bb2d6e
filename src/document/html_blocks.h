/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_BLOCKS_H
#define TRIAGE_HTML_BLOCKS_H

#include "html_hints.h"
#include "html_render.h"

/*
 * A page as blocks: the innermost elements that stand on lines of their own,
 * each with the text that is directly in it.  All arrays have an entry a node.
 */
struct html_block {
	uint32_t of;		/* the block that this node's text belongs to */
	uint32_t words;		/* of a block's own text */
	uint32_t links;		/* those of them in links */
	uint32_t below;		/* words of all text below a node */
	float value;		/* how much its text is like an article's */
	unsigned char hint;
	bool is_link;		/* is a link or in one */
	bool ends;		/* its text ends as a sentence does */
	bool is_teaser;		/* it follows a heading that is a link */
};

struct html_blocks {
	const struct html_tree *tree;
	struct html_block *block;
	size_t heading;		/* tells the title, or is the first h1 */
	bool is_told;		/* it tells the title */
	size_t body;		/* the longest with a name for the article's text */
};

/*
 * `heading` and `body` are HTML_ROOT where there is none.  Ended with html_blocks_free(); false when memory ran out.
 */
bool html_blocks_measure(struct html_blocks *blocks,
			 const struct html_tree *tree, const char *title);
void html_blocks_free(struct html_blocks *blocks);

/*
 * How much a block's own text is like that of an article, in words: lists of
 * links count against it, as do crumbs of text that are no sentences.
 */
float html_block_value(const struct html_blocks *blocks, size_t block);

/* Whether the text below a node is the title. */
bool html_tells_title(const struct html_tree *tree, size_t node,
		      const char *title);

/* Whether most of a block's text is in links. */
bool html_block_is_linked(const struct html_block *block);

#endif
