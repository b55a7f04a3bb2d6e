/* SPDX-License-Identifier: MIT */
#include "feed_json.h"

#include "json_editor.h"
#include "label.h"

#include "../base/json_text.h"
#include "../document/jsonfeed.h"

#include <string.h>

static const char EXTENSION[] = "_triage";

/* A feed on its way through. */
struct passing {
	const struct filter_request *request;
	struct edits edits;
	struct json_editor items;
};

/* What is in an item already. */
struct item {
	struct json_scan scan; /* behind the opening brace */
	struct json_span tags; /* the value, or empty */
	struct json_span title;
	struct json_span extension;
};

static void
find_members(struct item *item)
{
	struct json_scan scan = item->scan;
	struct json_span key;
	struct json_span value;

	while (json_scan_next(&scan, '}') == JSON_PART) {
		if (!json_scan_key(&scan, &key) ||
		    !json_scan_value(&scan, &value))
			return;
		if (json_span_is(&scan, key, "tags"))
			item->tags = value;
		else if (json_span_is(&scan, key, "title"))
			item->title = value;
		else if (json_span_is(&scan, key, EXTENSION))
			item->extension = value;
	}
}

/* An array or object as jansson has it, or NULL; the caller's to end. */
static json_t *
load(const struct item *item, struct json_span span)
{
	return span.end > span.start
		       ? json_loadb(item->scan.data + span.start,
				    span.end - span.start,
				    JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL)
		       : NULL;
}

/* No earlier run has set more of them. */
static bool
has_string(const json_t *array, const char *string)
{
	size_t count = json_array_size(array);

	if (count > MODEL_CATEGORIES_MOST)
		count = MODEL_CATEGORIES_MOST;
	for (size_t i = 0; i < count; i++) {
		const char *text = json_string_value(json_array_get(array, i));

		if (text && strcmp(text, string) == 0)
			return true;
	}
	return false;
}

/* Take the labels out of `labels` that are tags already. */
static void
strike(struct labels *labels, const char *tag)
{
	size_t kept = 0;

	for (size_t i = 0; i < labels->count; i++)
		if (strcmp(labels->name[i], tag) != 0)
			labels->name[kept++] = labels->name[i];
	labels->count = kept;
}

/* Whether a tag stays, which then is no label of ours any more. */
static bool
stays(const struct item *item, struct json_span tag, const json_t *ours,
      struct labels *labels)
{
	json_t *value = load(item, tag);
	const char *text = json_string_value(value);
	bool ourselves = text && has_string(ours, text);

	if (text && !ourselves)
		strike(labels, text);
	json_decref(value);
	return !ourselves;
}

static void
append_quoted(struct bytes *bytes, const struct labels *labels)
{
	for (size_t i = 0; i < labels->count; i++)
		bytes_printf(bytes, "%s\"%s\"", i ? "," : "", labels->name[i]);
}

/* Edit the array of tags; what is one of the feed's own is no label then. */
static void
edit_tags(struct passing *passing, const struct item *item, const json_t *ours,
	  struct labels *labels)
{
	struct json_scan scan = item->scan;
	struct json_span tag;
	struct json_editor editor;
	struct bytes names = { 0 };

	scan.at = item->tags.start;
	if (!json_scan_open(&scan, '['))
		return;
	editor = json_editor_start(&passing->edits, scan.at);
	while (json_scan_next(&scan, ']') == JSON_PART &&
	       json_scan_value(&scan, &tag)) {
		if (stays(item, tag, ours, labels))
			json_editor_keep(&editor, tag.start, tag.end);
		else
			json_editor_remove(&editor, tag.start, tag.end);
	}
	append_quoted(&names, labels);
	if (labels->count > 0)
		json_editor_append(&editor, &names);
	json_editor_end(&editor);
	passing->edits.failed |= names.failed;
	bytes_free(&names);
}

static void
insert_prefix(struct passing *passing, const struct item *item,
	      const struct labels *labels, const struct document *document)
{
	struct bytes prefix = { 0 };
	struct bytes quoted = { 0 };

	labels_append_prefix(labels, passing->request, &document->title,
			     &prefix);
	json_append_string(&quoted, &prefix);
	/* Between the quotes. */
	if (item->title.end > item->title.start && bytes_ok(&quoted) &&
	    item->scan.data[item->title.start] == '"') {
		memmove(quoted.data, quoted.data + 1, quoted.length - 2);
		quoted.length -= 2;
		edits_insert(&passing->edits, item->title.start + 1, &quoted);
	}
	passing->edits.failed |= prefix.failed | quoted.failed;
	bytes_free(&prefix);
	bytes_free(&quoted);
}

/* Append the members that an item lacks, and take out the old extension. */
static void
edit_members(struct passing *passing, const struct item *item,
	     const struct labels *labels)
{
	struct json_scan scan = item->scan;
	struct json_editor editor = json_editor_start(&passing->edits, scan.at);
	struct json_span key;
	struct json_span value;
	struct bytes member = { 0 };

	while (json_scan_next(&scan, '}') == JSON_PART &&
	       json_scan_key(&scan, &key) && json_scan_value(&scan, &value)) {
		if (json_span_is(&scan, key, EXTENSION))
			json_editor_remove(&editor, key.start, value.end);
		else
			json_editor_keep(&editor, key.start, value.end);
	}
	if (labels->count > 0) {
		if (item->tags.end == 0) {
			bytes_append_text(&member, "\"tags\":[");
			append_quoted(&member, labels);
			bytes_append_text(&member, "],");
		}
		bytes_printf(&member, "\"%s\":{\"tags\":[", EXTENSION);
		append_quoted(&member, labels);
		bytes_append_text(&member, "]}");
		json_editor_append(&editor, &member);
	}
	json_editor_end(&editor);
	passing->edits.failed |= member.failed;
	bytes_free(&member);
}

static void
edit_item(struct passing *passing, struct item *item, struct labels *labels,
	  const struct document *document)
{
	json_t *extension;

	find_members(item);
	/* Tags that are no list are not ours to mend. */
	if (item->tags.end > 0 && item->scan.data[item->tags.start] != '[')
		labels->count = 0;
	extension = load(item, item->extension);
	insert_prefix(passing, item, labels, document);
	if (item->tags.end > 0)
		edit_tags(passing, item, json_object_get(extension, "tags"),
			  labels);
	edit_members(passing, item, labels);
	json_decref(extension);
}

static bool
pass_item(struct passing *passing, const struct jsonfeed *feed,
	  struct document *document, struct error *error)
{
	const struct filter_request *request = passing->request;
	struct item item = { .scan = feed->scan };
	struct verdict verdict = { 0 };
	struct labels labels;

	if (!request->judge(request->context, document, &verdict, error))
		return false;
	if (verdict.goes) {
		json_editor_remove(&passing->items, feed->item.start,
				   feed->item.end);
		return true;
	}
	json_editor_keep(&passing->items, feed->item.start, feed->item.end);
	item.scan.at = feed->item.start;
	if (!json_scan_open(&item.scan, '{'))
		return true;
	labels_read(&labels, request, &verdict);
	edit_item(passing, &item, &labels, document);
	return true;
}

static bool
pass_items(struct passing *passing, struct jsonfeed *feed, struct error *error)
{
	struct document document = { 0 };
	enum reader_status status;
	bool passed = true;

	passing->items = json_editor_start(&passing->edits, 0);
	do {
		document_clear(&document);
		status = jsonfeed_next(feed, &document, error);
		if (status == READER_READ && !document_ok(&document))
			passed = error_no_memory(error);
		else if (status == READER_READ)
			passed = pass_item(passing, feed, &document, error);
	} while (passed && status == READER_READ);
	json_editor_end(&passing->items);
	document_free(&document);
	return passed && status == READER_END;
}

/* What surrounds the items must be JSON, too. */
static bool
is_sound(const char *data, size_t length, struct error *error)
{
	struct json_scan scan = json_scan_start(data, length);
	size_t replaced;
	json_t *whole = json_parse_object(data + scan.at, length - scan.at,
					  &replaced, error);

	json_decref(whole);
	return whole != NULL;
}

bool
filter_feed_json(const struct filter_request *request, const char *data,
		 size_t length, struct bytes *output, struct error *error)
{
	struct passing passing = { .request = request };
	struct jsonfeed feed;
	bool passed = is_sound(data, length, error);

	jsonfeed_start(&feed, data, length, request->limits);
	passed = passed && pass_items(&passing, &feed, error);
	if (passed && !edits_apply(&passing.edits, data, length, output))
		passed = error_no_memory(error);
	edits_free(&passing.edits);
	return passed;
}
