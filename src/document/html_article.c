/* SPDX-License-Identifier: MIT */
#include "html_article.h"

#include <string.h>

/* How much less is taken for clutter from one attempt to the next. */
enum attempt { BY_NAME_AND_PLACE, BY_PLACE, BY_NOTHING, ALL };

/* With fewer words than this it may be that too much was set aside. */
enum { WORDS_FEW = 40, WORDS_ARTICLE = 25 };

/* What a name or an element adds to the sum of what it holds. */
static const float BODY_BONUS = 1.4f;
static const float ARTICLE_BONUS = 1.15f;
static const float CONTENT_BONUS = 1.05f;

static bool
is_clutter_element(const struct html_blocks *blocks, size_t i)
{
	switch (blocks->tree->node[i].tag) {
	case HTML_NAV:
	case HTML_ASIDE:
	case HTML_FOOTER:
	case HTML_FIGCAPTION:
	case HTML_NOSCRIPT:
		return true;
	default:
		return false;
	}
}

static bool
holds(const struct html_blocks *blocks, size_t i, size_t node)
{
	return node > i && node < blocks->tree->node[i].end;
}

/*
 * Whether a name may be believed that says clutter: one around the headline
 * and much of the page, or around what is named the article's body, tells of
 * how the page is laid out.
 */
static bool
is_believed(const struct html_blocks *blocks, size_t i)
{
	uint32_t below = blocks->block[i].below;
	uint32_t all = blocks->block[HTML_ROOT].below;

	if (blocks->tree->node[i].tag == HTML_BODY ||
	    blocks->tree->node[i].tag == HTML_MAIN)
		return false;
	if (holds(blocks, i, blocks->body) ||
	    (holds(blocks, blocks->body, i) &&
	     (uint64_t)below * 2 > blocks->block[blocks->body].below))
		return false;
	if (holds(blocks, i, blocks->heading))
		return (uint64_t)below * 5 < all;
	return blocks->heading != HTML_ROOT || (uint64_t)below * 5 < 3 * all;
}

static bool
is_clutter(const struct html_blocks *blocks, size_t i, enum attempt attempt)
{
	const struct html_node *node = &blocks->tree->node[i];

	if (node->tag == HTML_TEXT || attempt >= BY_NOTHING)
		return false;
	if (is_clutter_element(blocks, i))
		return true;
	return attempt == BY_NAME_AND_PLACE &&
	       html_hint_is_clutter(blocks->block[i].hint) &&
	       is_believed(blocks, i);
}

/*
 * Where the article can begin: behind what tells its title, unless hardly
 * anything of the page is there.
 */
static size_t
begin_of(const struct html_blocks *blocks, enum attempt attempt)
{
	uint64_t words[2] = { 0, 0 };	/* before it and behind it */

	if (!blocks->is_told || attempt >= BY_NOTHING)
		return 0;
	for (size_t i = 0; i < blocks->tree->nodes; i++)
		if (blocks->block[i].of == i)
			words[i >= blocks->heading] += blocks->block[i].words;
	if (words[1] < WORDS_ARTICLE || words[1] * 4 < words[0])
		return 0;
	return blocks->heading;
}

/* What is not shown has no text; what is clutter stands aside. */
static void
mark_clutter(const struct html_blocks *blocks, enum attempt attempt,
	     unsigned char *part)
{
	const struct html_tree *tree = blocks->tree;

	size_t begin = begin_of(blocks, attempt);

	part[HTML_ROOT] = HTML_BODY_TEXT;
	for (size_t i = 1; i < tree->nodes; i++) {
		const struct html_node *node = &tree->node[i];

		part[i] = part[node->parent];
		if (node->traits & HTML_UNSEEN || node->flags & HTML_HIDDEN)
			part[i] = HTML_NO_TEXT;
		else if (part[i] == HTML_BODY_TEXT &&
			 (is_clutter(blocks, i, attempt) ||
			  tree->node[i].end <= begin))
			part[i] = HTML_ASIDE_TEXT;
	}
}

static float
bonus_of(const struct html_blocks *blocks, size_t i)
{
	uint16_t tag = blocks->tree->node[i].tag;

	if (blocks->block[i].hint == HTML_BODY_OF_ARTICLE)
		return BODY_BONUS;
	if (tag == HTML_ARTICLE)
		return ARTICLE_BONUS;
	if (tag == HTML_MAIN || blocks->block[i].hint == HTML_CONTENT)
		return CONTENT_BONUS;
	return 1;
}

/* What stands before the title counts against what holds it, too. */
static float
value_of(const struct html_blocks *blocks, size_t i, size_t begin,
	 const unsigned char *part)
{
	float value = html_block_value(blocks, i);

	if (part[i] == HTML_BODY_TEXT)
		return value;
	if (part[i] == HTML_NO_TEXT || blocks->tree->node[i].end > begin)
		return 0;
	return value > 0 ? -value : value;
}

/* The element whose blocks add up to most; the innermost of equals. */
static size_t
choose_root(struct html_blocks *blocks, size_t begin, const unsigned char *part)
{
	const struct html_tree *tree = blocks->tree;
	size_t best = HTML_ROOT;
	float most = 0;

	for (size_t i = 0; i < tree->nodes; i++)
		blocks->block[i].value = value_of(blocks, i, begin, part);
	for (size_t i = tree->nodes - 1; i > 0; i--)
		blocks->block[tree->node[i].parent].value +=
			blocks->block[i].value;
	for (size_t i = 0; i < tree->nodes; i++) {
		float value = blocks->block[i].value * bonus_of(blocks, i);

		if (value > 0 && value >= most &&
		    tree->node[i].tag != HTML_TEXT) {
			most = value;
			best = i;
		}
	}
	return best;
}

static bool
is_class(const struct html_tree *tree, size_t node, const char *class)
{
	const char *other = html_attribute(tree, node, "class");

	return other && strcmp(other, class) == 0;
}

/* Whether there is another element of the same kind beside a node. */
static bool
is_one_of_many(const struct html_blocks *blocks, size_t node)
{
	const struct html_tree *tree = blocks->tree;
	const char *class = html_attribute(tree, node, "class");
	size_t parent = tree->node[node].parent;

	if (!class || !*class)
		return false;
	for (size_t i = parent + 1; i < tree->node[parent].end;
	     i = tree->node[i].end)
		if (i != node && is_class(tree, i, class) &&
		    blocks->block[i].value > 0)
			return true;
	return false;
}

/* Of several posts on a page, the one that has the title. */
static size_t
choose_post(const struct html_blocks *blocks, size_t root)
{
	const struct html_tree *tree = blocks->tree;
	size_t post = root;

	if (!blocks->is_told || !holds(blocks, root, blocks->heading))
		return root;
	for (size_t i = tree->node[blocks->heading].parent; i > root;
	     i = tree->node[i].parent)
		if (blocks->block[i].value * 3 > blocks->block[root].value &&
		    is_one_of_many(blocks, i))
			post = i;
	return post;
}

/* Everything outside of `root` that is shown stands aside. */
static void
keep_within(const struct html_tree *tree, size_t root, unsigned char *part)
{
	for (size_t i = 0; i < tree->nodes; i++)
		if ((i < root || i >= tree->node[root].end) &&
		    part[i] == HTML_BODY_TEXT)
			part[i] = HTML_ASIDE_TEXT;
}

static size_t
count_kept(const struct html_blocks *blocks, const unsigned char *part)
{
	size_t words = 0;

	for (size_t i = 0; i < blocks->tree->nodes; i++)
		if (blocks->tree->node[i].tag == HTML_TEXT &&
		    part[i] == HTML_BODY_TEXT)
			words += blocks->block[i].below;
	return words;
}

static size_t
attempt_once(struct html_blocks *blocks, enum attempt attempt,
	     const struct html_known *known, unsigned char *part)
{
	mark_clutter(blocks, attempt, part);
	if (attempt == ALL)
		return count_kept(blocks, part);

	size_t begin = begin_of(blocks, attempt);
	size_t root = choose_root(blocks, begin, part);

	root = choose_post(blocks, html_narrow(blocks, root, part));

	keep_within(blocks->tree, root, part);
	html_trim(blocks, root, known, part);
	return count_kept(blocks, part);
}

bool
html_article(const struct html_tree *tree, const struct html_known *known,
	     unsigned char *part)
{
	struct html_blocks blocks;
	size_t best = 0;
	int choice = BY_NAME_AND_PLACE;
	int last = BY_NAME_AND_PLACE;

	if (!html_blocks_measure(&blocks, tree, known->title))
		return false;
	for (int i = 0; i < ALL + (best == 0) && best < WORDS_FEW; i++) {
		size_t words = attempt_once(&blocks, (enum attempt)i, known, part);

		last = i;
		/* Less care must bring much more. */
		if (words > 2 * best) {
			best = words;
			choice = i;
		}
	}
	if (choice != last)
		attempt_once(&blocks, (enum attempt)choice, known, part);
	html_blocks_free(&blocks);
	return true;
}
