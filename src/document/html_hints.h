/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_HINTS_H
#define TRIAGE_HTML_HINTS_H

#include "html_tree.h"

#include <stdbool.h>

/*
 * What an element's role, class, id and microdata say of what it holds.
 * Names are made for style sheets, not for us: they are hints.
 */
enum html_hint {
	HTML_NO_HINT,
	HTML_CLUTTER,		/* navigation, sharing, teasers */
	HTML_COMMENTS,		/* clutter, too: what readers say */
	HTML_CONTENT,		/* the article, or what holds it */
	HTML_BODY_OF_ARTICLE,	/* its text alone */
};

/* Whether a hint is of anything but the article. */
bool html_hint_is_clutter(enum html_hint hint);

enum html_hint html_hint(const struct html_tree *tree, size_t node);

#endif
