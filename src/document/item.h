/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_ITEM_H
#define TRIAGE_ITEM_H

#include "html.h"
#include "kind.h"

#include "../base/fields.h"

/*
 * What the kinds of feeds share: their items bring text in HTML.
 */

/* A fragment of HTML in UTF-8, for markup_append_text(). */
struct markup item_markup(struct field html, const struct limits *limits);

/*
 * Append HTML to the title, which is one line; without `<` and `&` it is no
 * HTML, whatever it was called.
 */
bool item_append_title(struct document *document, struct field html,
		       const struct limits *limits, struct error *error);

/* Append another name to a list of them. */
void item_append_name(struct bytes *names, struct field name);

/* Bytes without the blanks around them. */
struct field item_trim(struct field text);

#endif
