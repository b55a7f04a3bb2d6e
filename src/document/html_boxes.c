/* SPDX-License-Identifier: MIT */
#include "html_boxes.h"

#include <string.h>

/* What a form is for is told in fewer words than these. */
enum { WORDS_FORM = 40 };

/* What tells where a link leads has no more nodes than this. */
enum { TELLING_MOST = 100 };

/* Whether a link below a heading is to a place of a page: its own. */
static bool
is_anchor(const struct html_tree *tree, size_t heading)
{
	for (size_t i = heading; i < tree->node[heading].end; i++) {
		const char *link = tree->node[i].tag == HTML_A
					   ? html_attribute(tree, i, "href")
					   : NULL;
		const char *place = link ? strchr(link, '#') : NULL;

		if (place && place[1] != '\0')
			return true;
	}
	return false;
}

/* Where what a heading leads to may be told: in its own item of a list. */
static size_t
told_until(const struct html_tree *tree, size_t heading)
{
	for (size_t i = tree->node[heading].parent; i != HTML_ROOT;
	     i = tree->node[i].parent) {
		if (tree->node[i].traits & HTML_ITEM)
			return tree->node[i].end;
		if (tree->node[i].end > tree->node[heading].end + TELLING_MOST)
			break;
	}
	return tree->nodes;
}

/*
 * What follows a heading that leads elsewhere tells what is there.  The title
 * of an article may be a link to itself.
 */
static void
find_teasers(struct html_blocks *blocks, const char *title)
{
	const struct html_tree *tree = blocks->tree;
	size_t until = 0;

	for (size_t i = tree->node[blocks->heading].end; i < tree->nodes; i++) {
		struct html_block *block = &blocks->block[i];
		bool is_heading = tree->node[i].traits & HTML_HEADING;

		if (block->words == 0 || block->of != i)
			continue;
		block->is_teaser = i < until && !is_heading;
		until = is_heading && html_block_is_linked(block) &&
					!is_anchor(tree, i) &&
					!html_tells_title(tree, i, title)
				? told_until(tree, i)
				: 0;
	}
}

/* Whether so little is in a node that it may all be about a form in it. */
static bool
is_small(const struct html_blocks *blocks, size_t node)
{
	size_t end = blocks->tree->node[node].end;

	return node != HTML_ROOT &&
	       blocks->block[node].below <= WORDS_FORM &&
	       !(blocks->heading >= node && blocks->heading < end);
}

/* A form is to be filled in, and a box around one says why. */
static void
find_forms(struct html_blocks *blocks)
{
	const struct html_tree *tree = blocks->tree;

	for (size_t i = 1; i < tree->nodes; i++) {
		size_t node = i;

		if (tree->node[i].tag != HTML_FORM || !is_small(blocks, i))
			continue;
		while (is_small(blocks, tree->node[node].parent))
			node = tree->node[node].parent;
		blocks->block[node].hint = HTML_CLUTTER;
	}
}

void
html_boxes_find(struct html_blocks *blocks, const char *title)
{
	find_forms(blocks);
	if (blocks->is_told)
		find_teasers(blocks, title);
}
