/* SPDX-License-Identifier: MIT */
#include "jsonfeed.h"

#include "date.h"
#include "json.h"

#include <stdlib.h>
#include <string.h>

/* Whether a value is the address of a version, with or without escapes. */
static bool
is_version(const struct json_scan *scan)
{
	static const char address[] = "jsonfeed.org/version/";
	const char *end = scan->data + scan->length;
	const char *at = scan->data + scan->at;
	const char *wanted = address;

	if (at == end || *at++ != '"')
		return false;
	for (const char *from = at; at < end && *at != 'j'; at++)
		if (*at == '"' || at - from > 12)
			return false;
	for (; at < end && *wanted; at++) {
		if (*at == '\\' && *wanted == '/')
			continue;
		if (*at != *wanted++)
			return false;
	}
	return *wanted == '\0';
}

bool
jsonfeed_is_it(const char *data, size_t length)
{
	struct json_scan scan = json_scan_start(data, length);
	struct json_span part;

	if (!json_scan_open(&scan, '{'))
		return false;
	while (json_scan_next(&scan, '}') == JSON_PART) {
		if (!json_scan_key(&scan, &part))
			return false;
		if (json_span_is(&scan, part, "version"))
			return is_version(&scan);
		if (!json_scan_value(&scan, &part))
			return false;
	}
	return false;
}

void
jsonfeed_start(struct jsonfeed *feed, const char *data, size_t length,
	       const struct limits *limits)
{
	*feed = (struct jsonfeed){
		.scan = json_scan_start(data, length),
		.limits = limits,
		.line = 1,
	};
}

static size_t
line_at(struct jsonfeed *feed, size_t offset)
{
	for (; feed->counted < offset; feed->counted++)
		feed->line += feed->scan.data[feed->counted] == '\n';
	return feed->line;
}

static enum reader_status
end_broken(struct jsonfeed *feed, struct error *error)
{
	feed->is_over = true;
	error_at_line(error, STATUS_BAD_INPUT, "not valid JSON",
		      line_at(feed, feed->scan.at));
	return READER_BROKEN;
}

/* The string that a member is, or an empty one. */
static struct field
text_of(const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);

	return json_is_string(value)
		       ? (struct field){ json_string_value(value),
					 json_string_length(value) }
		       : (struct field){ "", 0 };
}

/* Version 1.1 has a list of authors, 1.0 has one. */
static void
read_authors(const json_t *object, struct document *document)
{
	const json_t *authors = json_object_get(object, "authors");
	const json_t *author = json_object_get(object, "author");

	item_append_name(&document->from, text_of(author, "name"));
	for (size_t i = 0; author == NULL && i < json_array_size(authors); i++)
		item_append_name(&document->from,
				 text_of(json_array_get(authors, i), "name"));
}

/* Append the first of these members that is there. */
static void
read_first(const json_t *object, const char *const *name, struct bytes *bytes,
	   struct document *document)
{
	for (; *name && bytes->length == 0; name++)
		json_append_member(object, *name, bytes, document);
}

static bool
read_body(const json_t *object, const struct limits *limits,
	  struct document *document, struct error *error)
{
	static const char *const plain[] = { "content_text", "summary", NULL };
	struct field html = text_of(object, "content_html");
	struct markup markup = item_markup(html, limits);

	if (html.length > 0 &&
	    !markup_append_text(&document->body, &markup, document, error))
		return false;
	read_first(object, plain, &document->body, document);
	return true;
}

static enum reader_status
read_item(const struct jsonfeed *feed, const json_t *object,
	  struct document *document, struct error *error)
{
	static const char *const links[] = { "url", "external_url", NULL };
	struct field date = text_of(object, "date_published");

	document->kind = "jsonfeed";
	if (date.length == 0)
		date = text_of(object, "date_modified");
	json_append_id(object, "id", document);
	json_append_member(object, "title", &document->title, document);
	read_first(object, links, &document->link, document);
	date_append(&document->date, date.text, date.length);
	read_authors(object, document);
	return read_body(object, feed->limits, document, error) ? READER_READ
								: READER_BROKEN;
}

static enum reader_status
parse_item(struct jsonfeed *feed, struct document *document,
	   struct error *error)
{
	size_t line = line_at(feed, feed->item.start);
	size_t replaced;
	json_t *object = json_parse_object(feed->scan.data + feed->item.start,
					   feed->item.end - feed->item.start,
					   &replaced, error);
	enum reader_status status = READER_BROKEN;

	document->line = line;
	if (object)
		status = read_item(feed, object, document, error);
	document->replaced += replaced;
	json_decref(object);
	error->line = line;
	return status;
}

/* Go to the items, or behind the feed. */
static enum reader_status
find_items(struct jsonfeed *feed, struct error *error)
{
	struct json_scan *scan = &feed->scan;
	struct json_span part;
	enum json_step step;

	while ((step = json_scan_next(scan, '}')) == JSON_PART) {
		if (!json_scan_key(scan, &part))
			return end_broken(feed, error);
		feed->in_items = json_span_is(scan, part, "items") &&
				 json_scan_open(scan, '[');
		if (feed->in_items)
			return READER_READ;
		scan->first = false;
		if (!json_scan_value(scan, &part))
			return end_broken(feed, error);
	}
	if (step == JSON_BROKEN || !json_scan_is_over(scan))
		return end_broken(feed, error);
	feed->is_over = true;
	return READER_END;
}

enum reader_status
jsonfeed_next(struct jsonfeed *feed, struct document *document,
	      struct error *error)
{
	struct json_scan *scan = &feed->scan;

	if (feed->is_over)
		return READER_END;
	if (feed->counted == 0 && feed->item.end == 0 && !feed->in_items &&
	    !json_scan_open(scan, '{'))
		return end_broken(feed, error);
	for (;;) {
		enum reader_status status = READER_READ;
		enum json_step step = JSON_CLOSED;

		if (!feed->in_items)
			status = find_items(feed, error);
		if (status != READER_READ)
			return status;
		step = json_scan_next(scan, ']');
		feed->in_items = step == JSON_PART;
		if (step == JSON_BROKEN ||
		    (step == JSON_PART && !json_scan_value(scan, &feed->item)))
			return end_broken(feed, error);
		if (step == JSON_PART)
			return parse_item(feed, document, error);
	}
}

static enum reader_status
next_item(struct input *input, struct document *document, struct error *error)
{
	struct jsonfeed *feed = input->state;
	const char *data;
	size_t length;

	if (!feed) {
		enum reader_status status =
			input_whole(input, &data, &length, error);

		if (status != READER_READ)
			return status;
		feed = calloc(1, sizeof *feed);
		if (!feed) {
			error_no_memory(error);
			return READER_BROKEN;
		}
		jsonfeed_start(feed, data, length, input->limits);
		input->state = feed;
	}
	return jsonfeed_next(feed, document, error);
}

static void
close_feed(struct input *input)
{
	free(input->state);
}

const struct kind kind_jsonfeed = {
	.name = "jsonfeed",
	.is_it = jsonfeed_is_it,
	.next = next_item,
	.close = close_feed,
};
