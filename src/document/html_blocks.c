/* SPDX-License-Identifier: MIT */
#include "html_blocks.h"
#include "html_boxes.h"
#include "html_title.h"

#include <stdlib.h>
#include <string.h>

static const char NO_BREAK[] = "\xc2\xa0";

enum { WORDS_SENTENCE = 5, WORDS_PARAGRAPH = 10 };

/* With so many words outside of its links, a block tells something. */
enum { WORDS_TELLING = 10 };

static bool
is_unseen(const struct html_node *node)
{
	return node->traits & HTML_UNSEEN || node->flags & HTML_HIDDEN;
}

/* The length of a blank at `text`: ASCII's or U+00A0; 0 if there is none. */
static size_t
blank_at(const char *text, size_t left)
{
	if (*text == ' ' || (*text >= '\t' && *text <= '\r'))
		return 1;
	return left >= 2 && memcmp(text, NO_BREAK, 2) == 0 ? 2 : 0;
}

/* Words of a run of text: what white space parts. */
static uint32_t
count_words(const char *text, size_t length)
{
	uint32_t words = 0;
	bool within = false;

	for (size_t i = 0; i < length;) {
		size_t blank = blank_at(text + i, length - i);

		words += blank == 0 && !within;
		within = blank == 0;
		i += blank > 0 ? blank : 1;
	}
	return words;
}

static bool
is_alphabetic(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || (unsigned char)byte >= 0x80;
}

/* Whether it ends as a sentence does: quotes may follow the full stop. */
static bool
ends_sentence(const char *text, size_t length)
{
	static const char *const ends[] = { "\xe2\x80\x9d", "\xe2\x80\x99",
					    "\xe2\x80\xa6", "\xe3\x80\x82" };

	for (;;)
		if (length > 0 && strchr(" \t\r\n\"')]", text[length - 1]))
			length--;
		else if (length > 1 &&
			 memcmp(text + length - 2, NO_BREAK, 2) == 0)
			length -= 2;
		else
			break;
	if (length == 0)
		return false;
	if (!is_alphabetic(text[length - 1]))
		return strchr(".!?:;", text[length - 1]) != NULL;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (length >= 3 && memcmp(text + length - 3, ends[i], 3) == 0)
			return true;
	return false;
}

static void
measure_text(struct html_blocks *blocks, size_t i)
{
	const struct html_tree *tree = blocks->tree;
	const struct html_node *node = &tree->node[i];
	const char *text = bytes_text(&tree->pool) + node->text;
	struct html_block *block = &blocks->block[blocks->block[i].of];
	uint32_t words = count_words(text, node->length);

	blocks->block[i].below = words;
	block->words += words;
	if (blocks->block[i].is_link)
		block->links += words;
	if (words > 0)
		block->ends = ends_sentence(text, node->length);
}

static void
measure_node(struct html_blocks *blocks, size_t i)
{
	const struct html_node *node = &blocks->tree->node[i];
	const struct html_block *parent = &blocks->block[node->parent];
	struct html_block *block = &blocks->block[i];
	bool apart = node->traits & (HTML_BLOCK | HTML_CELL);

	block->of = apart ? (uint32_t)i : parent->of;
	block->is_link = node->tag == HTML_A || node->traits & HTML_CONTROL ||
			 parent->is_link;
	if (node->tag == HTML_TEXT)
		measure_text(blocks, i);
	else
		block->hint = (unsigned char)html_hint(blocks->tree, i);
}

bool
html_tells_title(const struct html_tree *tree, size_t heading, const char *title)
{
	struct bytes text = { 0 };

	for (size_t i = heading;
	     i < tree->node[heading].end && text.length <= 3 * strlen(title);
	     i++)
		if (tree->node[i].tag == HTML_TEXT)
			html_append_flowing(&text,
					    bytes_text(&tree->pool) +
						    tree->node[i].text,
					    tree->node[i].length);

	bool same = html_title_is(bytes_text(&text), title);

	bytes_free(&text);
	return same;
}

/* The element that tells the title: a heading, else whatever does. */
static void
find_heading(struct html_blocks *blocks, const char *title)
{
	const struct html_tree *tree = blocks->tree;
	uint32_t words = count_words(title, strlen(title));
	size_t other = HTML_ROOT;

	for (size_t i = 0; i < tree->nodes; i++) {
		bool is_heading = tree->node[i].traits & HTML_HEADING;
		uint32_t below = blocks->block[i].below;

		if (words > 0 && below == words && (is_heading || other == 0) &&
		    html_tells_title(tree, i, title)) {
			other = i;
			blocks->is_told = true;
			if (is_heading)
				break;
		}
		if (blocks->heading == HTML_ROOT && below > 0 &&
		    tree->node[i].tag == HTML_H1)
			blocks->heading = i;
	}
	if (other != HTML_ROOT)
		blocks->heading = other;
}

/* What is small beside the page is a teaser. */
static void
find_body(struct html_blocks *blocks)
{
	uint32_t most = blocks->block[HTML_ROOT].below / 5;

	for (size_t i = 0; i < blocks->tree->nodes; i++)
		if (blocks->block[i].hint == HTML_BODY_OF_ARTICLE &&
		    blocks->block[i].below > most) {
			most = blocks->block[i].below;
			blocks->body = i;
		}
}

bool
html_blocks_measure(struct html_blocks *blocks, const struct html_tree *tree,
		    const char *title)
{
	*blocks = (struct html_blocks){ .tree = tree };
	blocks->block = calloc(tree->nodes, sizeof *blocks->block);
	if (!blocks->block)
		return false;
	for (size_t i = 1; i < tree->nodes; i++) {
		if (is_unseen(&tree->node[i]))
			i = tree->node[i].end - 1;
		else
			measure_node(blocks, i);
	}
	for (size_t i = tree->nodes - 1; i > 0; i--)
		blocks->block[tree->node[i].parent].below +=
			blocks->block[i].below;
	find_heading(blocks, title);
	find_body(blocks);
	html_boxes_find(blocks, title);
	return true;
}

void
html_blocks_free(struct html_blocks *blocks)
{
	free(blocks->block);
	blocks->block = NULL;
}

bool
html_block_is_linked(const struct html_block *block)
{
	uint32_t plain = block->words - block->links;

	return block->links * 2 > block->words &&
	       !(plain >= WORDS_TELLING && block->ends);
}

float
html_block_value(const struct html_blocks *blocks, size_t i)
{
	const struct html_block *block = &blocks->block[i];
	uint16_t traits = blocks->tree->node[i].traits;
	float words = (float)block->words;
	float links = (float)block->links;

	if (html_block_is_linked(block))
		return -links;
	if (block->is_teaser)
		return -words;
	if (traits & HTML_HEADING)
		return 0;
	if (traits & HTML_PREFORMATTED)
		return words;
	if (block->words >= WORDS_PARAGRAPH ||
	    (block->words >= WORDS_SENTENCE && block->ends))
		return words - 2 * links > 0 ? words - 2 * links : 0;
	return traits & (HTML_CELL | HTML_ITEM) ? -links : -words / 2;
}
