/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_ARTICLE_H
#define TRIAGE_HTML_ARTICLE_H

#include "html_blocks.h"

/* What a page says of its article, "" for what it does not. */
struct html_known {
	const char *title;
	const char *author;
};

/*
 * Say of every node what becomes of its text: the article, aside, or nothing.
 *
 * Blocks of text count for an element that holds them, links and crumbs
 * against it; the element with the greatest sum holds the article, and what
 * names and places tell to be clutter is set aside within it.  Where hardly
 * anything is left, it is tried again with less that counts as clutter.
 * `part` has an entry a node; the title is left out of the article.
 */
bool html_article(const struct html_tree *tree, const struct html_known *known,
		  unsigned char *part);

/*
 * The element within `root` that holds the article, without what stands
 * around it; `root` where memory runs out.
 */
size_t html_narrow(const struct html_blocks *blocks, size_t root,
		   const unsigned char *part);

/*
 * Set aside what is clutter within the element `root`, of which `part` is the
 * article so far.
 */
void html_trim(const struct html_blocks *blocks, size_t root,
	       const struct html_known *known, unsigned char *part);

#endif
