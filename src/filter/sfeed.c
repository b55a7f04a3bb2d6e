/* SPDX-License-Identifier: MIT */
/*
 * Lines of sfeed(5) pass, and field 9 gets their categories behind those that
 * are there.  What is none of such lines passes as it is.
 */
#include "filter.h"

#include "edit.h"
#include "label.h"

#include "../document/sfeed.h"

#include <string.h>

struct passing {
	const struct filter_request *request;
	const char *data;
	struct edits edits;
};

static bool
has_value(struct field list, const char *name)
{
	struct field rest = list;

	while (rest.length > 0) {
		const char *bar = memchr(rest.text, '|', rest.length);
		size_t length = bar ? (size_t)(bar - rest.text) : rest.length;

		if (field_is((struct field){ rest.text, length }, name))
			return true;
		rest.text += length + (bar != NULL);
		rest.length -= length + (bar != NULL);
	}
	return false;
}

/* Put the labels behind what is in field 9, which may be missing. */
static void
insert_labels(struct passing *passing, struct field line,
	      const struct field field[SFEED_FIELDS],
	      const struct labels *labels)
{
	struct field list = field[SFEED_CATEGORY];
	size_t at = (size_t)(line.text - passing->data) + line.length;
	struct bytes text = { 0 };
	bool first = list.length == 0;

	if (list.text)
		at = (size_t)(list.text - passing->data) + list.length;
	for (size_t i = 0; i < labels->count; i++) {
		if (has_value(list, labels->name[i]))
			continue;
		if (!list.text && text.length == 0)
			bytes_append_byte(&text, '\t');
		bytes_append_text(&text, first ? "" : "|");
		bytes_append_text(&text, labels->name[i]);
		first = false;
	}
	edits_insert(&passing->edits, at, &text);
	bytes_free(&text);
}

/* In a title every blank is a space, sfeed(5) says. */
static void
insert_prefix(struct passing *passing, const struct field *field,
	      const struct labels *labels, const struct document *document)
{
	struct bytes prefix = { 0 };

	labels_append_prefix(labels, passing->request, &document->title,
			     &prefix);
	for (size_t i = 0; i < prefix.length; i++)
		if ((unsigned char)prefix.data[i] < ' ')
			prefix.data[i] = ' ';
	edits_insert(&passing->edits,
		     (size_t)(field[SFEED_TITLE].text - passing->data),
		     &prefix);
	bytes_free(&prefix);
}

static bool
edit_line(struct passing *passing, struct field line, size_t end,
	  struct document *document, struct error *error)
{
	const struct filter_request *request = passing->request;
	struct field field[SFEED_FIELDS];
	struct verdict verdict = { 0 };
	struct labels labels;

	if (!sfeed_split(line, field))
		return true;
	document_clear(document);
	if (!sfeed_read(document, field, request->limits, error))
		return false;
	if (!document_ok(document))
		return error_no_memory(error);
	if (!request->judge(request->context, document, &verdict, error))
		return false;
	if (verdict.goes) {
		edits_remove(&passing->edits,
			     (size_t)(line.text - passing->data), end);
		return true;
	}
	labels_read(&labels, request, &verdict);
	insert_prefix(passing, field, &labels, document);
	insert_labels(passing, line, field, &labels);
	return true;
}

bool
filter_sfeed(const struct filter_request *request, const char *data,
	     size_t length, struct bytes *output, struct error *error)
{
	struct passing passing = { .request = request, .data = data };
	struct document document = { 0 };
	struct field rest = { data, length };
	struct field line;
	bool passed = true;

	while (passed && fields_next_line(&rest, &line))
		passed = edit_line(&passing, line, (size_t)(rest.text - data),
				   &document, error);
	if (passed && !edits_apply(&passing.edits, data, length, output))
		passed = error_no_memory(error);
	edits_free(&passing.edits);
	document_free(&document);
	return passed;
}
