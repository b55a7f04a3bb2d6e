/* SPDX-License-Identifier: MIT */
#include "item.h"

#include "../base/utf8.h"

#include <string.h>

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

struct field
item_trim(struct field text)
{
	while (text.length > 0 && is_blank(text.text[0])) {
		text.text++;
		text.length--;
	}
	while (text.length > 0 && is_blank(text.text[text.length - 1]))
		text.length--;
	return text;
}

void
item_append_name(struct bytes *names, struct field name)
{
	if (name.length == 0)
		return;
	bytes_append_text(names, names->length > 0 ? ", " : "");
	bytes_append(names, name.text, name.length);
}

struct markup
item_markup(struct field html, const struct limits *limits)
{
	return (struct markup){ .data = html.text,
				.length = html.length,
				.charset = "utf-8",
				.limits = limits };
}

bool
item_append_title(struct document *document, struct field html,
		  const struct limits *limits, struct error *error)
{
	struct markup markup = item_markup(html, limits);
	struct bytes *title = &document->title;

	if (html.length == 0 || (!memchr(html.text, '<', html.length) &&
				 !memchr(html.text, '&', html.length)))
		document->replaced +=
			utf8_append_repaired(title, html.text, html.length);
	else if (!markup_append_text(title, &markup, document, error))
		return false;
	for (size_t i = 0; i < title->length; i++)
		if (title->data[i] == '\n')
			title->data[i] = ' ';
	return true;
}
