/* SPDX-License-Identifier: MIT */
/*
 * A feed passes byte for byte, with its categories just before the end tag of
 * each item.  Those of our domain that came in are from an earlier run, or
 * forged, and go.
 */
#include "filter.h"

#include "edit.h"
#include "feed_json.h"
#include "label.h"

#include "../base/utf8.h"
#include "../document/feed.h"
#include "../document/jsonfeed.h"
#include "../document/xml_encoding.h"

#include <string.h>

/* A feed on its way through. */
struct passing {
	const struct filter_request *request;
	const char *data;
	size_t length;
	enum xml_width width;
	struct edits edits;
	struct bytes text;   /* to be inserted */
	struct bytes prefix; /* of the item's element, as it is encoded */
};

/* Append ASCII in the width of the document. */
static void
append_wide(struct bytes *bytes, const char *text, enum xml_width width)
{
	for (; *text; text++) {
		if (width == XML_UTF16_BIG)
			bytes_append_byte(bytes, '\0');
		bytes_append_byte(bytes, *text);
		if (width == XML_UTF16_LITTLE)
			bytes_append_byte(bytes, '\0');
	}
}

/* The prefix of the element that starts at `start`, with its colon. */
static void
read_prefix(struct passing *passing, size_t start)
{
	size_t unit = passing->width == XML_NARROW ? 1 : 2;
	size_t low = passing->width == XML_UTF16_BIG;
	size_t at = start + unit;

	bytes_clear(&passing->prefix);
	while (at + unit <= passing->length) {
		char byte = passing->data[at + low];
		bool ascii = unit == 1 || passing->data[at + 1 - low] == '\0';

		at += unit;
		if (ascii && byte == ':')
			bytes_append(&passing->prefix,
				     passing->data + start + unit,
				     at - start - unit);
		if (ascii && (byte == '\0' || strchr(":/> \t\r\n", byte)))
			return;
	}
}

static void
append_tag(struct passing *passing, const char *open, const char *rest)
{
	append_wide(&passing->text, open, passing->width);
	bytes_append(&passing->text, bytes_text(&passing->prefix),
		     passing->prefix.length);
	append_wide(&passing->text, rest, passing->width);
}

static void
insert_labels(struct passing *passing, const struct feed_item *item,
	      const struct labels *labels)
{
	bytes_clear(&passing->text);
	read_prefix(passing, item->whole.start);
	for (size_t i = 0; i < labels->count; i++) {
		append_tag(passing, "<",
			   item->is_atom ? "category scheme=\"" FEED_DOMAIN
					   "\" term=\""
					 : "category domain=\"" FEED_DOMAIN
					   "\">");
		append_wide(&passing->text, labels->name[i], passing->width);
		if (item->is_atom)
			append_wide(&passing->text, "\"/>", passing->width);
		else
			append_tag(passing, "</", "category>");
	}
	edits_insert(&passing->edits, item->end_tag, &passing->text);
}

/* Append text that any encoding of XML can say. */
static void
append_escaped(struct passing *passing, const struct bytes *text)
{
	const char *at = bytes_text(text);
	const char *end = at + text->length;
	struct bytes escaped = { 0 };

	while (at < end) {
		uint32_t point = (unsigned char)*at;
		size_t length = utf8_sequence_length(at, end);

		if (length > 0)
			utf8_decode(at, &point);
		if (point < 0x20 || point >= 0x7f || strchr("<>&", (int)point))
			bytes_printf(&escaped, "&#%u;", (unsigned)point);
		else
			bytes_append_byte(&escaped, *at);
		at += length > 0 ? length : 1;
	}
	append_wide(&passing->text, bytes_text(&escaped), passing->width);
	passing->text.failed |= escaped.failed;
	bytes_free(&escaped);
}

static void
insert_prefix(struct passing *passing, const struct feed_item *item,
	      const struct labels *labels, const struct document *document)
{
	struct bytes prefix = { 0 };

	labels_append_prefix(labels, passing->request, &document->title,
			     &prefix);
	bytes_clear(&passing->text);
	append_escaped(passing, &prefix);
	passing->text.failed |= prefix.failed;
	edits_insert(&passing->edits, item->title, &passing->text);
	bytes_free(&prefix);
}

static bool
edit_item(struct passing *passing, const struct feed_item *item,
	  struct document *document, struct error *error)
{
	const struct filter_request *request = passing->request;
	struct verdict verdict = { 0 };
	struct labels labels;

	if (!item->is_placed)
		return error_at_line(error, STATUS_BAD_INPUT,
				     "an item stands in an entity",
				     document->line);
	if (!request->judge(request->context, document, &verdict, error))
		return false;
	if (verdict.goes) {
		edits_remove(&passing->edits, item->whole.start,
			     item->whole.end);
		return true;
	}
	for (size_t i = 0; i < item->ours_count; i++)
		edits_remove(&passing->edits, item->ours[i].start,
			     item->ours[i].end);
	labels_read(&labels, request, &verdict);
	if (item->title > 0)
		insert_prefix(passing, item, &labels, document);
	/* An element without an end tag has no place for others. */
	if (item->end_tag < item->whole.end)
		insert_labels(passing, item, &labels);
	return true;
}

static bool
edit_items(struct passing *passing, struct feed *feed, struct error *error)
{
	struct document document = { 0 };
	enum reader_status status;
	bool edited = true;

	do {
		document_clear(&document);
		status = feed_next(feed, &document, error);
		if (status == READER_READ && !document_ok(&document))
			edited = error_no_memory(error);
		else if (status == READER_READ)
			edited = edit_item(passing, feed_item(feed), &document,
					   error);
	} while (edited && status == READER_READ);
	document_free(&document);
	return edited && status == READER_END;
}

static bool
pass_xml(const struct filter_request *request, const char *data, size_t length,
	 struct bytes *output, struct error *error)
{
	struct passing passing = {
		.request = request,
		.data = data,
		.length = length,
		.width = xml_width_of(data, length),
	};
	struct feed *feed = feed_new(data, length, request->limits, error);
	bool passed = feed && edit_items(&passing, feed, error);

	if (passed && !edits_apply(&passing.edits, data, length, output))
		passed = error_no_memory(error);
	edits_free(&passing.edits);
	bytes_free(&passing.text);
	bytes_free(&passing.prefix);
	feed_free(feed);
	return passed;
}

bool
filter_feed(const struct filter_request *request, const char *data,
	    size_t length, struct bytes *output, struct error *error)
{
	if (jsonfeed_is_it(data, length))
		return filter_feed_json(request, data, length, output, error);
	return pass_xml(request, data, length, output, error);
}
