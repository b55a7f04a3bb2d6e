/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_H
#define TRIAGE_HTML_H

#include "document.h"
#include "limits.h"

#include "../base/error.h"

/* HTML as it arrived. */
struct markup {
	const char *data;
	size_t length;
	const char *charset;	/* that was declared outside of it, or NULL */
	const struct limits *limits;
};

/*
 * Fill from a web page: its title, the article as the body, and what stands
 * around the article aside.
 */
bool document_read_html(struct document *document,
			const struct markup *markup, struct error *error);

/*
 * Append all text of a page or a fragment, such as a part of a mail or what a
 * feed has for an item, to a member of `document` or another run of bytes.
 * Sets the document's charset, and adds to what was replaced and cut.
 */
bool markup_append_text(struct bytes *text, const struct markup *markup,
		      struct document *document, struct error *error);

#endif
