/* SPDX-License-Identifier: MIT */
/*
 * Where in an element that holds much text the article is.  Its paragraphs
 * stand close together, those of comments and teasers each in a nest of its
 * own: a block counts in full for what holds it, half for what holds that,
 * and so on.  An element weighs as much as counts for it, times its share of
 * all that it holds.  The heaviest is the heart of the article; what is light
 * or scattered beside it does not belong to it.
 */
#include "html_article.h"

#include <stdlib.h>

/* So far up does a block count. */
enum { LEVELS = 5 };

/*
 * Beside the heart, what weighs this share of it belongs to the article, too;
 * with less, a single block, or several that are not scattered: whose weight
 * is that share of all they hold.
 */
static const float SHARE_ANY = 0.5f;
static const float SHARE_BLOCK = 0.12f;
static const float SHARE_BLOCKS = 0.05f;
static const float TOGETHER = 0.7f;

struct measure {
	float near;	/* how much counts for a node */
	float all;	/* of what it holds */
	float most;	/* the weight of the heaviest in it */
	size_t blocks;	/* that count */
};

struct narrow {
	const struct html_blocks *blocks;
	const unsigned char *part;
	struct measure *of;
};

static void
count_block(struct narrow *narrow, size_t block, size_t root)
{
	const struct html_tree *tree = narrow->blocks->tree;
	float value = html_block_value(narrow->blocks, block);
	size_t at = block;

	if (value <= 0)
		return;
	narrow->of[block].all += value;
	narrow->of[block].blocks++;
	narrow->of[block].near += value;
	for (int level = 1; level <= LEVELS && at != root; level++) {
		at = tree->node[at].parent;
		narrow->of[at].near += value / (float)level;
	}
}

static float
weight_of(const struct measure *measure)
{
	return measure->all > 0 ? measure->near * measure->near / measure->all
				: 0;
}

/* Give what a node holds to the one that holds it. */
static void
hand_up(struct measure *node, struct measure *parent)
{
	float weight = weight_of(node);

	if (weight > node->most)
		node->most = weight;
	parent->all += node->all;
	parent->blocks += node->blocks;
	if (node->most > parent->most)
		parent->most = node->most;
}

/* The heaviest node. */
static size_t
find_heart(struct narrow *narrow, size_t root)
{
	const struct html_tree *tree = narrow->blocks->tree;
	size_t end = tree->node[root].end;
	size_t heart = root;

	for (size_t i = root; i < end; i++)
		if (narrow->blocks->block[i].of == i &&
		    narrow->part[i] == HTML_BODY_TEXT)
			count_block(narrow, i, root);
	for (size_t i = end - 1; i > root; i--)
		hand_up(&narrow->of[i], &narrow->of[tree->node[i].parent]);
	for (size_t i = root; i < end; i++)
		if (weight_of(&narrow->of[i]) > weight_of(&narrow->of[heart]))
			heart = i;
	return heart;
}

/* Whether a node beside the heart belongs to the article. */
static bool
belongs(const struct narrow *narrow, size_t node, size_t heart)
{
	const struct measure *one = &narrow->of[node];
	float share = one->most / weight_of(&narrow->of[heart]);

	if (narrow->part[node] != HTML_BODY_TEXT || one->all <= 0)
		return false;
	if (share >= SHARE_ANY ||
	    narrow->blocks->tree->node[node].tag == HTML_P)
		return true;
	return share >= (one->blocks > 1 ? SHARE_BLOCKS : SHARE_BLOCK) &&
	       one->most >= TOGETHER * one->all;
}

/* The child of `node` that holds the heart, or `node` if others belong. */
static size_t
step_down(const struct narrow *narrow, size_t node, size_t heart)
{
	const struct html_tree *tree = narrow->blocks->tree;
	size_t child = node;

	for (size_t i = node + 1; i < tree->node[node].end;
	     i = tree->node[i].end) {
		if (heart >= i && heart < tree->node[i].end)
			child = i;
		else if (belongs(narrow, i, heart))
			return node;
	}
	return child;
}

size_t
html_narrow(const struct html_blocks *blocks, size_t root,
	    const unsigned char *part)
{
	struct narrow narrow = {
		.blocks = blocks,
		.part = part,
		.of = calloc(blocks->tree->nodes, sizeof *narrow.of),
	};
	size_t heart = narrow.of ? find_heart(&narrow, root) : root;

	while (root != heart) {
		size_t child = step_down(&narrow, root, heart);

		if (child == root)
			break;
		root = child;
	}
	free(narrow.of);
	return root;
}
