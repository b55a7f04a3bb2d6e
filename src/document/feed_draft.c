/* SPDX-License-Identifier: MIT */
#include "feed_draft.h"

#include "date.h"
#include "item.h"

#include <string.h>

void
feed_draft_clear(struct feed_draft *draft)
{
	for (int i = 0; i < PARTS; i++)
		bytes_clear(&draft->part[i]);
	draft->is_permalink = false;
}

void
feed_draft_free(struct feed_draft *draft)
{
	for (int i = 0; i < PARTS; i++)
		bytes_free(&draft->part[i]);
}

static struct field
field_of(const struct bytes *bytes)
{
	return (struct field){ bytes_text(bytes), bytes->length };
}

void
feed_draft_add(struct feed_draft *draft, enum feed_part part,
	       enum feed_text type, struct bytes *text)
{
	struct bytes *own = &draft->part[part];
	struct bytes other = *own;

	if (part == PART_FROM) {
		item_append_name(own, item_trim(field_of(text)));
	} else if (own->length == 0) {
		*own = *text;
		*text = other;
		draft->type[part] = type;
	}
}

static void
append_trimmed(struct bytes *bytes, const struct bytes *part)
{
	struct field text = item_trim(field_of(part));

	bytes_append(bytes, text.text, text.length);
}

static void
finish_facts(struct feed_draft *draft, struct document *document)
{
	const struct bytes *part = draft->part;
	struct field date = field_of(&part[PART_DATE]);
	const struct bytes *link = &part[PART_LINK];

	if (date.length == 0)
		date = field_of(&part[PART_CHANGED]);
	if (link->length == 0)
		link = &part[PART_LINK_HERE];
	if (link->length == 0 && draft->is_permalink)
		link = &part[PART_ID];
	append_trimmed(&document->from, &part[PART_FROM]);
	append_trimmed(&document->link, link);
	append_trimmed(&document->id, &part[PART_ID]);
	date_append(&document->date, date.text, date.length);
}

static bool
finish_body(struct feed_draft *draft, const struct limits *limits,
	    struct document *document, struct error *error)
{
	enum feed_part part = PART_CONTENT;

	if (item_trim(field_of(&draft->part[part])).length == 0)
		part = PART_SUMMARY;

	struct markup markup =
		item_markup(field_of(&draft->part[part]), limits);

	if (draft->type[part] != TEXT_PLAIN)
		return markup_append_text(&document->body, &markup, document,
					  error);
	append_trimmed(&document->body, &draft->part[part]);
	return true;
}

bool
feed_draft_finish(struct feed_draft *draft, const struct limits *limits,
		  struct document *document, struct error *error)
{
	struct field title = item_trim(field_of(&draft->part[PART_TITLE]));

	finish_facts(draft, document);
	if (draft->type[PART_TITLE] == TEXT_PLAIN)
		bytes_append(&document->title, title.text, title.length);
	else if (!item_append_title(document, title, limits, error))
		return false;
	return finish_body(draft, limits, document, error);
}
