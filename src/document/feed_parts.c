/* SPDX-License-Identifier: MIT */
/* The children of an item that are parts of its document. */
#include "feed_state.h"

#include <string.h>

const char *
feed_attribute(const XML_Char **attribute, const char *name)
{
	for (; *attribute; attribute += 2)
		if (strcmp(attribute[0], name) == 0)
			return attribute[1];
	return NULL;
}

static void
start_category(struct feed *feed, const XML_Char **attribute)
{
	const char *domain =
		feed_attribute(attribute, feed->is_atom ? "scheme" : "domain");

	feed->part = PART_NONE;
	if (feed->item_depth == 0 || !domain ||
	    strcmp(domain, FEED_DOMAIN) != 0)
		return;
	feed->part = PART_CATEGORY;
	feed_start_ours(feed);
}

static void
start_link(struct feed *feed, const XML_Char **attribute)
{
	const char *relation = feed_attribute(attribute, "rel");
	const char *address = feed_attribute(attribute, "href");

	if (address && (!relation || strcmp(relation, "alternate") == 0))
		bytes_append_text(&feed->text, address);
}

static enum feed_text
type_of(const struct feed *feed, const XML_Char **attribute)
{
	const char *type = feed_attribute(attribute, "type");
	const char *mode = feed_attribute(attribute, "mode");

	if (!feed->is_atom)
		return TEXT_HTML;
	/* Atom 0.3 told by mode what was not escaped. */
	if (type && strcmp(type, "text/html") == 0)
		return mode && strcmp(mode, "xml") == 0 ? TEXT_XHTML
							: TEXT_HTML;
	if (type && (strcmp(type, "xhtml") == 0 ||
		     strcmp(type, "application/xhtml+xml") == 0))
		return TEXT_XHTML;
	return type && strcmp(type, "html") == 0 ? TEXT_HTML : TEXT_PLAIN;
}

/* Whether the content is a picture or the like, in base64. */
static bool
is_medium(const XML_Char **attribute)
{
	const char *type = feed_attribute(attribute, "type");

	return type && strchr(type, '/') && strncmp(type, "text/", 5) != 0 &&
	       strcmp(type, "application/xhtml+xml") != 0;
}

static bool
is_permalink(const struct feed *feed, const XML_Char **attribute)
{
	const char *claim = feed_attribute(attribute, "isPermaLink");

	return !feed->is_atom && (!claim || strcmp(claim, "false") != 0);
}

void
feed_start_part(struct feed *feed, const struct feed_name *name,
		const XML_Char **attribute)
{
	struct feed_span tag = feed_span_at(feed);

	feed->part = feed_part_of(name, feed->is_atom);
	feed->part_depth = feed->depth;
	feed->type = type_of(feed, attribute);
	bytes_clear(&feed->text);
	if (feed->part == PART_CATEGORY)
		start_category(feed, attribute);
	if (feed->part == PART_LINK_HERE)
		start_link(feed, attribute);
	if (feed->part == PART_CONTENT && is_medium(attribute))
		feed->part = PART_NONE;
	/* Text does not belong beside the one element that XHTML is. */
	if (feed->part == PART_TITLE && feed->item.title == 0 &&
	    feed->type != TEXT_XHTML && feed_is_tag(feed, tag))
		feed->item.title = tag.end;
	if (feed->part == PART_ID)
		feed->draft.is_permalink = is_permalink(feed, attribute);
}

void
feed_end_part(struct feed *feed)
{
	struct feed_span tag = feed_span_at(feed);
	struct feed_item *item = &feed->item;

	if (feed->part == PART_CATEGORY)
		feed_end_ours(feed);
	/* What has no text has no place for more. */
	if (feed->part == PART_TITLE && tag.start == tag.end)
		item->title = 0;
	if (feed->item_depth > 0 && feed->part != PART_CATEGORY &&
	    feed->part != PART_NONE && feed->part != PART_AUTHOR)
		feed_draft_add(&feed->draft, feed->part, feed->type,
			       &feed->text);
	feed->part_depth = 0;
	feed->part = PART_NONE;
}
