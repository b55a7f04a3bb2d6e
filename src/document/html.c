/* SPDX-License-Identifier: MIT */
#include "html.h"

#include "charset.h"
#include "html_charset.h"
#include "html_render.h"

#include <stdlib.h>

static bool
parse(struct html_tree *tree, const struct markup *markup,
      struct document *document, struct error *error)
{
	char name[CHARSET_LONGEST];
	struct bytes text = { 0 };
	const struct html_limits limits = {
		.depth = markup->limits->depth,
		.elements = markup->limits->elements,
	};
	const char *charset = markup->charset;

	if (!charset && html_charset(markup->data, markup->length, name))
		charset = name;
	charset_append(&text, markup->data, markup->length, charset, document);

	bool parsed = bytes_ok(&text)
			      ? html_tree_parse(tree, &text, &limits, error)
			      : error_no_memory(error);

	bytes_free(&text);
	if (parsed && tree->is_deep)
		document->cut = "max-depth";
	if (parsed && tree->is_cut)
		document->cut = "max-elements";
	return parsed;
}

/* All of a fragment that is shown. */
static void
mark_shown(const struct html_tree *tree, unsigned char *part)
{
	for (size_t i = 0; i < tree->nodes; i++) {
		const struct html_node *node = &tree->node[i];
		bool unseen = part[node->parent] == HTML_NO_TEXT ||
			      node->traits & HTML_UNSEEN ||
			      node->flags & HTML_HIDDEN;

		part[i] = unseen ? HTML_NO_TEXT : HTML_BODY_TEXT;
	}
}

bool
markup_append_text(struct bytes *text, const struct markup *markup,
		 struct document *document, struct error *error)
{
	struct html_tree tree;
	unsigned char *part = NULL;
	bool parsed = parse(&tree, markup, document, error);

	if (parsed)
		part = calloc(tree.nodes, 1);
	if (part) {
		mark_shown(&tree, part);
		html_render(&tree, part, HTML_BODY_TEXT, text);
	} else if (parsed) {
		error_no_memory(error);
	}
	free(part);
	html_tree_free(&tree);
	return part != NULL;
}

/* The text of the first title element. */
static void
append_title(const struct html_tree *tree, struct bytes *title)
{
	for (size_t i = 0; i + 1 < tree->nodes; i++) {
		const struct html_node *text = &tree->node[i + 1];

		if (tree->node[i].tag != HTML_TITLE || text->tag != HTML_TEXT)
			continue;
		html_append_flowing(title,
				    bytes_text(&tree->pool) + text->text,
				    text->length);
		return;
	}
}

bool
document_read_html(struct document *document, const struct markup *markup,
		   struct error *error)
{
	struct html_tree tree;
	unsigned char *part = NULL;

	document_clear(document);
	document->kind = "html";

	bool parsed = parse(&tree, markup, document, error);

	if (parsed)
		part = calloc(tree.nodes, 1);
	if (part) {
		mark_shown(&tree, part);
		append_title(&tree, &document->title);
		html_render(&tree, part, HTML_BODY_TEXT, &document->body);
	} else if (parsed) {
		error_no_memory(error);
	}
	free(part);
	html_tree_free(&tree);
	return part != NULL;
}
