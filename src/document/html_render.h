/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_RENDER_H
#define TRIAGE_HTML_RENDER_H

#include "html_tree.h"

/* What becomes of a node's text. */
enum html_part {
	HTML_BODY_TEXT,
	HTML_ASIDE_TEXT,	/* clutter */
	HTML_NO_TEXT,		/* never shown */
};

/*
 * Append the text of all nodes of a part, as it would be read aloud: blanks
 * as one, blocks on lines of their own, paragraphs apart, cells by tabs.
 * `part` has an entry a node.
 */
void html_render(const struct html_tree *tree, const unsigned char *part,
		 enum html_part wanted, struct bytes *text);

/* Append text with its white space as single blanks. */
void html_append_flowing(struct bytes *bytes, const char *text, size_t length);

#endif
