/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_ATTRIBUTES_H
#define TRIAGE_HTML_ATTRIBUTES_H

#include "html_tree.h"

/* Append those that are of use as NAME\0VALUE\0, from such pairs or NULL. */
void html_attributes_add(struct bytes *pool, const unsigned char **attributes);

/* Whether a node is not shown until a script shows it. */
bool html_is_hidden(const struct html_tree *tree, size_t node);

/*
 * A tag whose end has not come yet.  The parser compares each attribute to
 * all before it: one that has too many is passed over.
 */
struct html_long_tag {
	size_t start;		/* of its "<" in the text */
	size_t at;		/* what is looked at next */
	size_t words;
	char quote;		/* that is open, or 0 */
	bool was_blank;
};

/* Look on up to `end`; false once it has more attributes than are sane. */
bool html_long_tag_is_sane(struct html_long_tag *tag, const char *text,
			   size_t end);

/* Where its ">" is, or `length`. */
size_t html_long_tag_end(struct html_long_tag *tag, const char *text,
			 size_t length);

#endif
