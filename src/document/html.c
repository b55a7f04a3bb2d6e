/* SPDX-License-Identifier: MIT */
#include "html.h"

#include "charset.h"
#include "clutter.h"
#include "html_article.h"
#include "html_charset.h"
#include "html_meta.h"
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

/* With fewer bytes, an article that a script holds is taken instead. */
enum { BYTES_FEW = 400 };

/* The article that only a script would have put into the page. */
static void
take_scripted(struct document *document, const struct bytes *text)
{
	if (document->body.length >= BYTES_FEW ||
	    text->length <= 2 * document->body.length)
		return;
	if (document->aside.length > 0 && document->body.length > 0)
		bytes_append_byte(&document->aside, '\n');
	bytes_append(&document->aside, bytes_text(&document->body),
		     document->body.length);
	bytes_clear(&document->body);
	bytes_append(&document->body, text->data, text->length);
}

static bool
read_tree(struct document *document, const struct html_tree *tree)
{
	unsigned char *part = calloc(tree->nodes, 1);
	struct bytes scripted = { 0 };
	struct bytes text = { 0 };
	bool read = part != NULL;

	if (read) {
		html_meta(tree, document, &scripted);
		const struct html_known known = {
			.title = bytes_text(&document->title),
			.author = bytes_text(&document->from),
		};

		read = html_article(tree, &known, part);
	}
	if (read) {
		html_render(tree, part, HTML_BODY_TEXT, &text);
		html_render(tree, part, HTML_ASIDE_TEXT, &document->aside);
		clutter_split(document, bytes_text(&text), text.length);
		take_scripted(document, &scripted);
	}
	read = read && bytes_ok(&text);
	bytes_free(&scripted);
	bytes_free(&text);
	free(part);
	return read;
}

bool
document_read_html(struct document *document, const struct markup *markup,
		   struct error *error)
{
	struct html_tree tree;

	document_clear(document);
	document->kind = "html";

	bool read = parse(&tree, markup, document, error);

	if (read && !read_tree(document, &tree))
		read = error_no_memory(error);
	html_tree_free(&tree);
	return read;
}
