/* SPDX-License-Identifier: MIT */
#include "dump.h"

#include "members.h"

#include "../base/json_text.h"
#include "../base/utf8.h"

#include <string.h>

/* Lines stay lines and tabs tabs; nothing else that a terminal obeys. */
static void
append_lines(struct bytes *bytes, const struct bytes *text, const char *lead)
{
	const char *at = bytes_text(text);
	const char *end = at + text->length;

	while (at < end) {
		size_t length = strcspn(at, "\n");

		bytes_append_text(bytes, lead);
		for (const char *stop = at + length; at <= stop; at++) {
			size_t cell = strcspn(at, "\t\n");

			utf8_append_visible(bytes, at, cell);
			at += cell;
			bytes_append_byte(bytes, at < stop ? '\t' : '\n');
		}
	}
}

static void
append_head(struct bytes *bytes, const char *name, const struct bytes *value)
{
	if (value->length == 0)
		return;
	bytes_printf(bytes, "%s: ", name);
	append_lines(bytes, value, "");
}

static void
dump_text(const char *source, const struct document *document,
	  struct bytes *bytes)
{
	bytes_append_text(bytes, "source: ");
	utf8_append_visible(bytes, source, strlen(source));
	bytes_printf(bytes, "\nkind: %s\n", document->kind);
	if (document->charset.length > 0)
		bytes_printf(bytes, "charset: %s%s\n",
			     bytes_text(&document->charset),
			     document->charset_guessed ? " (guessed)" : "");
	append_head(bytes, "id", &document->id);
	append_head(bytes, "title", &document->title);
	append_head(bytes, "from", &document->from);
	append_head(bytes, "date", &document->date);
	append_head(bytes, "link", &document->link);
	if (document->cut)
		bytes_printf(bytes, "cut: by --%s\n", document->cut);
	if (document->replaced > 0)
		bytes_printf(bytes, "replaced: %zu\n", document->replaced);
	bytes_append_byte(bytes, '\n');
	append_lines(bytes, &document->body, "");
	if (document->aside.length > 0)
		bytes_append_text(bytes, "\naside:\n");
	append_lines(bytes, &document->aside, "| ");
}

static void
append_member(struct bytes *bytes, const char *name, const struct bytes *value)
{
	bytes_printf(bytes, ",\"%s\":", name);
	json_append_string(bytes, value);
}

static void
dump_json(const char *source, const struct document *document,
	  struct bytes *bytes)
{
	members_append_source(bytes, source);
	bytes_printf(bytes, ",\"kind\":\"%s\"", document->kind);
	append_member(bytes, "charset", &document->charset);
	if (document->charset_guessed)
		bytes_append_text(bytes, ",\"charset_guessed\":true");
	members_append_known(bytes, "id", &document->id);
	append_member(bytes, "title", &document->title);
	append_member(bytes, "from", &document->from);
	append_member(bytes, "date", &document->date);
	append_member(bytes, "link", &document->link);
	append_member(bytes, "body", &document->body);
	append_member(bytes, "aside", &document->aside);
	members_append_state(bytes, document);
	if (document->line > 0)
		bytes_printf(bytes, ",\"line\":%zu", document->line);
	bytes_append_text(bytes, "}\n");
}

static const struct dump_format formats[] = {
	{ "text", dump_text },
	{ "json", dump_json },
};

enum { FORMATS = sizeof formats / sizeof formats[0] };

const struct dump_format *
dump_format_at(size_t i)
{
	return i < FORMATS ? &formats[i] : NULL;
}

const struct dump_format *
dump_format_find(const char *name)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}
