/* SPDX-License-Identifier: MIT */
/* What expat finds in a feed, one element after the other. */
#include "feed_state.h"

#include "item.h"

#include <string.h>

enum { NAME_SHOWN = 40 }; /* no entity of HTML is longer */

static bool
is_item(const struct feed *feed, const struct feed_name *name)
{
	return feed->is_atom ? feed_name_is(name, SPACE_ATOM, "entry")
			     : feed_name_is(name, SPACE_RSS, "item");
}

static void
start_root(struct feed *feed, const struct feed_name *name)
{
	feed->is_atom = feed_name_is(name, SPACE_ATOM, "feed") ||
			feed_name_is(name, SPACE_ATOM, "entry");
	if (!feed->is_atom && !feed_name_is(name, SPACE_RSS, "rss") &&
	    !feed_name_is(name, SPACE_RDF, "RDF"))
		feed_fail(feed, STATUS_BAD_INPUT, "neither RSS nor Atom");
}

static void
start_item(struct feed *feed, const XML_Char **attribute)
{
	const char *about = feed_attribute(
		attribute,
		"http://www.w3.org/1999/02/22-rdf-syntax-ns#\nabout\nrdf");
	struct feed_item *item = &feed->item;

	feed_draft_clear(&feed->draft);
	if (about)
		bytes_append_text(&feed->draft.part[PART_ID], about);
	feed->item_depth = feed->depth;
	feed->line = feed_line(feed);
	item->is_atom = feed->is_atom;
	item->whole = feed_span_at(feed);
	item->is_placed = feed_is_tag(feed, item->whole);
	item->title = 0;
	item->ours_count = 0;
}

/* Elements that have no end tag in HTML. */
static bool
is_void(const struct feed_name *name)
{
	return feed_name_is(name, name->space, "br") ||
	       feed_name_is(name, name->space, "img") ||
	       feed_name_is(name, name->space, "hr");
}

static void
append_tag(struct feed *feed, const char *open, const struct feed_name *name)
{
	if (feed->type == TEXT_PLAIN || feed->part == PART_NONE ||
	    feed->part == PART_AUTHOR)
		return;
	bytes_append_text(&feed->text, open);
	bytes_append(&feed->text, name->local, name->length);
	bytes_append_byte(&feed->text, '>');
}

static bool
is_authors_name(const struct feed *feed, const struct feed_name *name)
{
	return feed->part == PART_AUTHOR &&
	       feed->depth == feed->part_depth + 1 &&
	       feed_name_is(name, SPACE_ATOM, "name");
}

static void XMLCALL
on_start(void *context, const XML_Char *element, const XML_Char **attribute)
{
	struct feed *feed = context;
	struct feed_name name = feed_name_parse(element);

	if (feed->failed)
		return;
	if (feed->depth++ == 0)
		start_root(feed, &name);
	if (feed->part_depth > 0)
		append_tag(feed, "<", &name);
	else if (feed->item_depth > 0 ||
		 (feed->is_atom && feed->depth == 2 && !is_item(feed, &name)))
		feed_start_part(feed, &name, attribute);
	else if (is_item(feed, &name))
		start_item(feed, attribute);
	if (is_authors_name(feed, &name))
		bytes_clear(&feed->text);
}

static void
end_item(struct feed *feed)
{
	struct feed_span tag = feed_span_at(feed);
	struct feed_item *item = &feed->item;

	item->is_placed &= feed_is_tag(feed, tag);
	item->end_tag = tag.start;
	item->whole.end = tag.end;
	feed->item_depth = 0;
	feed->is_suspended = true;
	feed->expat->StopParser(feed->parser, XML_TRUE);
}

static void XMLCALL
on_end(void *context, const XML_Char *element)
{
	struct feed *feed = context;
	struct feed_name name = feed_name_parse(element);

	if (feed->failed)
		return;
	if (is_authors_name(feed, &name)) {
		struct field author = item_trim((struct field){
			bytes_text(&feed->text), feed->text.length });

		item_append_name(feed->item_depth ? &feed->draft.part[PART_FROM]
						  : &feed->authors,
				 author);
	} else if (feed->part_depth > 0 && feed->depth == feed->part_depth) {
		feed_end_part(feed);
	} else if (feed->part_depth > 0 && !is_void(&name)) {
		append_tag(feed, "</", &name);
	} else if (feed->item_depth > 0 && feed->depth == feed->item_depth) {
		end_item(feed);
	}
	feed->depth--;
}

/* Append text, or keep it from being taken for tags. */
static void XMLCALL
on_text(void *context, const XML_Char *text, int length)
{
	struct feed *feed = context;

	if (feed->part == PART_NONE || feed->part == PART_CATEGORY)
		return;
	if (feed->text.length + (size_t)length > feed->limits->bytes) {
		feed_fail(feed, STATUS_LIMIT, "larger than --max-bytes allows");
		return;
	}
	if (feed->type != TEXT_XHTML) {
		bytes_append(&feed->text, text, (size_t)length);
		return;
	}
	for (int i = 0; i < length; i++) {
		if (text[i] == '<' || text[i] == '&')
			bytes_append_text(&feed->text,
					  text[i] == '<' ? "&lt;" : "&amp;");
		else
			bytes_append_byte(&feed->text, text[i]);
	}
}

/* An entity of a definition that was not read: HTML may know it. */
static void XMLCALL
on_skipped(void *context, const XML_Char *name, int is_parameter)
{
	struct feed *feed = context;

	if (!is_parameter && feed->part != PART_NONE &&
	    feed->type != TEXT_PLAIN)
		bytes_printf(&feed->text, "&%.*s;", NAME_SHOWN, name);
}

/* The depth of nesting in expat is bounded by how many there are. */
static void XMLCALL
on_entity(void *context, const XML_Char *name, int is_parameter,
	  const XML_Char *value, int length, const XML_Char *base,
	  const XML_Char *system, const XML_Char *public,
	  const XML_Char *notation)
{
	struct feed *feed = context;

	(void)name, (void)is_parameter, (void)value, (void)length;
	(void)base, (void)system, (void)public, (void)notation;
	if (++feed->entities > feed->limits->entities)
		feed_fail(feed, STATUS_LIMIT,
			  "more entities than --max-entities allows");
}

static void XMLCALL
on_declaration(void *context, const XML_Char *version, const XML_Char *encoding,
	       int standalone)
{
	struct feed *feed = context;

	(void)version, (void)standalone;
	if (encoding && feed->charset.length == 0)
		bytes_append_text(&feed->charset, encoding);
}

void
feed_listen(struct feed *feed)
{
	const struct expat *expat = feed->expat;

	expat->SetUserData(feed->parser, feed);
	expat->SetElementHandler(feed->parser, on_start, on_end);
	expat->SetCharacterDataHandler(feed->parser, on_text);
	expat->SetSkippedEntityHandler(feed->parser, on_skipped);
	expat->SetEntityDeclHandler(feed->parser, on_entity);
	expat->SetXmlDeclHandler(feed->parser, on_declaration);
}
