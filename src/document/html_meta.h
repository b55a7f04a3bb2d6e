/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_META_H
#define TRIAGE_HTML_META_H

#include "document.h"
#include "html_tree.h"

/*
 * What a page says of itself: title, author, date and link, from JSON-LD
 * (schema.org), Open Graph, Dublin Core and plain HTML, the surest first.
 * `text` becomes the article where a script holds it, else stays empty.
 */
void html_meta(const struct html_tree *tree, struct document *document,
	       struct bytes *text);


#endif
