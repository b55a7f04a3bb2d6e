/* SPDX-License-Identifier: MIT */
/* Clutter within the element that holds the article. */
#include "html_article.h"
#include "html_title.h"
#include "phrases.h"

#include <string.h>

/* What is longer than this is no label, heading or byline. */
enum { WORDS_SHORT = 16, LABEL_LONGEST = 300 };

/* Of so many blocks one may be about the author. */
enum { BLOCKS_END = 6 };

/* Comments of fewer words may be a link to them. */
enum { WORDS_COMMENTS = 40 };

struct trim {
	const struct html_blocks *blocks;
	const struct html_tree *tree;
	unsigned char *part;
	size_t root;
	size_t first; /* the first and last block that tell a story */
	size_t last;
	struct bytes label; /* the text of the block at hand */
};

static void
set_aside(struct trim *trim, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++)
		if (trim->part[i] == HTML_BODY_TEXT)
			trim->part[i] = HTML_ASIDE_TEXT;
}

/* A block whose own text is part of the article so far. */
static bool
is_kept_block(const struct trim *trim, size_t i)
{
	return trim->part[i] == HTML_BODY_TEXT &&
	       trim->blocks->block[i].of == i &&
	       trim->blocks->block[i].words > 0;
}

/* The text directly in a block, which is short. */
static void
read_label(struct trim *trim, size_t block)
{
	const struct html_tree *tree = trim->tree;

	bytes_clear(&trim->label);
	for (size_t i = block;
	     i < tree->node[block].end && trim->label.length < LABEL_LONGEST;
	     i++)
		if (tree->node[i].tag == HTML_TEXT &&
		    trim->blocks->block[i].of == block) {
			html_append_flowing(&trim->label,
					    bytes_text(&tree->pool) +
						    tree->node[i].text,
					    tree->node[i].length);
			bytes_append_byte(&trim->label, ' ');
		}
	while (trim->label.length > 0 &&
	       trim->label.data[trim->label.length - 1] == ' ')
		trim->label.data[--trim->label.length] = '\0';
}

/* Set aside only the text that is directly in a block. */
static void
set_block_aside(struct trim *trim, size_t block)
{
	for (size_t i = block; i < trim->tree->node[block].end; i++)
		if (trim->blocks->block[i].of == block &&
		    trim->tree->node[i].tag == HTML_TEXT)
			set_aside(trim, i, i + 1);
}

static bool
is_heading(const struct trim *trim, size_t i)
{
	return trim->tree->node[i].traits & HTML_HEADING;
}

/* Where what a heading begins has its end. */
static size_t
section_end(const struct trim *trim, size_t heading)
{
	size_t parent = trim->tree->node[heading].parent;
	size_t end = trim->tree->node[parent].end;

	/* A heading in a wrapper of its own heads what is beside that. */
	while (parent != trim->root && parent != HTML_ROOT &&
	       end <= trim->tree->node[heading].end + 1) {
		parent = trim->tree->node[parent].parent;
		end = trim->tree->node[parent].end;
	}
	if (parent != trim->root)
		return end;
	for (size_t i = trim->tree->node[heading].end; i < end; i++)
		if (is_heading(trim, i) &&
		    trim->tree->node[i].parent ==
			    trim->tree->node[heading].parent)
			return i;
	return end;
}

/* Blocks that tell by their words what they or those behind them are. */
static void
trim_by_phrases(struct trim *trim)
{
	size_t end = trim->tree->node[trim->root].end;

	for (size_t i = trim->root; i < end; i++) {
		const struct html_block *block = &trim->blocks->block[i];
		enum phrase phrase;

		if (!is_kept_block(trim, i) || block->words > 4 * WORDS_SHORT)
			continue;
		read_label(trim, i);
		phrase =
			phrase_of(bytes_text(&trim->label), trim->label.length);
		if (phrase != PHRASE_NONE)
			set_block_aside(trim, i);
		if (phrase == PHRASE_SECTION)
			set_aside(trim, i, section_end(trim, i));
	}
}

/* Whether a heading heads text: those in a list are entries of it. */
static bool
is_section(const struct trim *trim, size_t i)
{
	size_t parent = trim->tree->node[i].parent;

	return is_heading(trim, i) &&
	       !(trim->tree->node[parent].traits & HTML_ITEM &&
		 trim->tree->node[parent].end == trim->tree->node[i].end);
}

static bool
is_linked(const struct trim *trim, size_t i)
{
	const struct html_block *block = &trim->blocks->block[i];

	if (block->is_teaser)
		return true;
	return html_block_is_linked(block) && !is_section(trim, i) &&
	       !(trim->tree->node[i].traits & HTML_CELL);
}

static size_t
count_kept(const struct trim *trim, size_t from, size_t end)
{
	size_t words = 0;

	for (size_t i = from; i < end; i++)
		if (is_kept_block(trim, i))
			words += trim->blocks->block[i].words;
	return words;
}

/* The story does not go on behind what readers say of it. */
static void
trim_behind_comments(struct trim *trim)
{
	size_t end = trim->tree->node[trim->root].end;

	for (size_t i = trim->root; i < end; i++) {
		const struct html_block *block = &trim->blocks->block[i];

		if (block->hint != HTML_COMMENTS ||
		    trim->part[i] == HTML_BODY_TEXT ||
		    block->below < WORDS_COMMENTS)
			continue;

		size_t next = trim->tree->node[i].end;

		if (count_kept(trim, trim->root, i) >
		    count_kept(trim, next, end))
			set_aside(trim, next, end);
		return;
	}
}

/* Lists of links and teasers, but not headings that are links. */
static void
trim_links(struct trim *trim)
{
	size_t end = trim->tree->node[trim->root].end;

	for (size_t i = trim->root; i < end; i++)
		if (is_kept_block(trim, i) && is_linked(trim, i))
			set_block_aside(trim, i);
}

static void
find_story(struct trim *trim)
{
	size_t end = trim->tree->node[trim->root].end;

	trim->first = end;
	trim->last = trim->root;
	for (size_t i = trim->root; i < end; i++) {
		if (!is_kept_block(trim, i) ||
		    html_block_value(trim->blocks, i) <= 0)
			continue;
		if (trim->first == end)
			trim->first = i;
		trim->last = i;
	}
}

/* Bylines and dates before the story, and what is left behind it. */
static void
trim_ends(struct trim *trim)
{
	size_t end = trim->tree->node[trim->root].end;

	for (size_t i = trim->root; i < end; i++) {
		const struct html_block *block = &trim->blocks->block[i];
		bool within = i >= trim->first && i <= trim->last;

		if (!within && is_kept_block(trim, i) &&
		    block->words <= WORDS_SHORT &&
		    !(i > trim->last &&
		      trim->tree->node[i].traits & (HTML_CELL | HTML_ITEM)))
			set_block_aside(trim, i);
	}
}

/* The title is told once, as the title. */
static void
trim_title(struct trim *trim, const char *title)
{
	size_t end = trim->tree->node[trim->root].end;

	for (size_t i = trim->root; i < end && *title; i++) {
		if (!is_kept_block(trim, i) ||
		    !(is_heading(trim, i) || i < trim->first))
			continue;
		read_label(trim, i);
		if (!html_title_is(bytes_text(&trim->label), title))
			continue;
		for (size_t k = i; k < trim->tree->node[i].end; k++)
			trim->part[k] = HTML_NO_TEXT;
	}
}

/* Whether the block at hand tells who someone is. */
static bool
tells_of(const struct trim *trim, const char *name, size_t length)
{
	static const char *const verbs[] = { " is ", " was ", " has ",
					     " writes ", " covers ",
					     " reports ", " works " };
	const char *text = bytes_text(&trim->label);

	if (strncmp(text, name, length) != 0)
		return false;
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (strncmp(text + length, verbs[i], strlen(verbs[i])) == 0)
			return true;
	return false;
}

/* Who the author is, where it is told at the end. */
static void
trim_biography(struct trim *trim, const char *author)
{
	size_t length = strcspn(author, ",");
	size_t seen = 0;

	if (!memchr(author, ' ', length))
		return;
	for (size_t i = trim->last; i > trim->first && seen < BLOCKS_END; i--) {
		if (!is_kept_block(trim, i))
			continue;
		seen++;
		read_label(trim, i);
		if (tells_of(trim, author, length))
			set_block_aside(trim, i);
	}
}

void
html_trim(const struct html_blocks *blocks, size_t root,
	  const struct html_known *known, unsigned char *part)
{
	struct trim trim = { .blocks = blocks,
			     .tree = blocks->tree,
			     .part = part,
			     .root = root };

	trim_by_phrases(&trim);
	trim_links(&trim);
	trim_behind_comments(&trim);
	find_story(&trim);
	trim_title(&trim, known->title);
	trim_biography(&trim, known->author);
	trim_ends(&trim);
	bytes_free(&trim.label);
}
