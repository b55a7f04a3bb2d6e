/* SPDX-License-Identifier: MIT */
#include "html_render.h"

#include <string.h>

/* What stands between two pieces of text; the strongest wins. */
enum gap { GAP_NONE, GAP_BLANK, GAP_CELL, GAP_LINE, GAP_PARAGRAPH };

static const char *const gap_text[] = { "", " ", "\t", "\n", "\n\n" };

struct writer {
	struct bytes *text;
	size_t from; /* where our own text begins */
	enum gap gap;
	bool item; /* the next text begins an item of a list */
};

static void
widen(struct writer *writer, enum gap gap)
{
	if (gap > writer->gap)
		writer->gap = gap;
}

static void
close_gap(struct writer *writer)
{
	if (writer->text->length > writer->from)
		bytes_append_text(writer->text, gap_text[writer->gap]);
	if (writer->item)
		bytes_append_text(writer->text, "- ");
	writer->gap = GAP_NONE;
	writer->item = false;
}

/* The length of white space at `text`: ASCII's or U+00A0. */
static size_t
blank_at(const char *text, const char *end)
{
	if (strchr(" \t\r\n\f", *text) && *text)
		return 1;
	if (end - text >= 2 && memcmp(text, "\xc2\xa0", 2) == 0)
		return 2;
	return 0;
}

static void
write_flowing(struct writer *writer, const char *text, size_t length)
{
	const char *end = text + length;

	while (text < end) {
		size_t blank = blank_at(text, end);
		const char *stop = text;

		if (blank > 0) {
			widen(writer, GAP_BLANK);
			text += blank;
			continue;
		}
		while (stop < end && blank_at(stop, end) == 0)
			stop++;
		close_gap(writer);
		bytes_append(writer->text, text, (size_t)(stop - text));
		text = stop;
	}
}

/* Lines as they are, without blank ends. */
static void
write_as_is(struct writer *writer, const char *text, size_t length)
{
	while (length > 0 && strchr("\r\n\t ", text[length - 1]))
		length--;
	if (length == 0) {
		widen(writer, GAP_LINE);
		return;
	}
	close_gap(writer);
	bytes_append(writer->text, text, length);
}

static enum gap
gap_around(uint16_t traits)
{
	if (traits & HTML_PARAGRAPH)
		return GAP_PARAGRAPH;
	if (traits & (HTML_BLOCK | HTML_BREAK))
		return GAP_LINE;
	if (traits & HTML_CELL)
		return GAP_CELL;
	return traits & HTML_CONTROL ? GAP_BLANK : GAP_NONE;
}

static void
enter(struct writer *writer, const struct html_node *node)
{
	enum gap gap = gap_around(node->traits);

	/* Two line breaks in a row are how many pages part paragraphs. */
	if (node->traits & HTML_BREAK && writer->gap == GAP_LINE)
		gap = GAP_PARAGRAPH;
	widen(writer, gap);
	if (node->traits & HTML_ITEM)
		writer->item = true;
}

/* End what ends behind node `i`: every element once in all. */
static void
leave(struct writer *writer, const struct html_tree *tree, size_t i)
{
	const struct html_node *node = tree->node;

	for (size_t at = i; node[at].end == i + 1 && at != HTML_ROOT;
	     at = node[at].parent) {
		if (node[at].traits & HTML_BREAK)
			continue;
		widen(writer, gap_around(node[at].traits));
		if (node[at].traits & HTML_ITEM)
			writer->item = false;
	}
}

void
html_render(const struct html_tree *tree, const unsigned char *part,
	    enum html_part wanted, struct bytes *text)
{
	struct writer writer = { .text = text, .from = text->length };

	for (size_t i = 0; i < tree->nodes; i++) {
		const struct html_node *node = &tree->node[i];
		const char *data = bytes_text(&tree->pool) + node->text;

		if (node->tag != HTML_TEXT)
			enter(&writer, node);
		else if (part[i] != (unsigned char)wanted)
			widen(&writer,
			      part[i] == HTML_NO_TEXT ? GAP_NONE : GAP_BLANK);
		else if (node->flags & HTML_AS_IS)
			write_as_is(&writer, data, node->length);
		else
			write_flowing(&writer, data, node->length);
		leave(&writer, tree, i);
	}
}

void
html_append_flowing(struct bytes *bytes, const char *text, size_t length)
{
	struct writer writer = { .text = bytes, .from = bytes->length };

	write_flowing(&writer, text, length);
}
