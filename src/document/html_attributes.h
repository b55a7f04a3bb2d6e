/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_ATTRIBUTES_H
#define TRIAGE_HTML_ATTRIBUTES_H

#include "html_tree.h"

/* Append those that are of use as NAME\0VALUE\0, from such pairs or NULL. */
void html_attributes_add(struct bytes *pool, const unsigned char **attributes);

/* Whether a node is not shown until a script shows it. */
bool html_is_hidden(const struct html_tree *tree, size_t node);

#endif
