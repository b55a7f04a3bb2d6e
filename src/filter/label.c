/* SPDX-License-Identifier: MIT */
#include "label.h"

#include <string.h>

void
labels_read(struct labels *labels, const struct filter_request *request,
	    const struct verdict *verdict)
{
	size_t category[MODEL_CATEGORIES_MOST];

	labels->count = 0;
	if (!verdict->acts)
		return;
	labels->count = format_select(&verdict->result, request->shown,
				      DECISION_YES, category);
	for (size_t i = 0; i < labels->count; i++)
		labels->name[i] =
			verdict->result.model->category[category[i]].name;
}

static void
append_names(const struct labels *labels, struct bytes *bytes)
{
	for (size_t i = 0; i < labels->count; i++)
		bytes_printf(bytes, "%s%s", i ? ", " : "", labels->name[i]);
}

void
labels_append_prefix(const struct labels *labels,
		     const struct filter_request *request,
		     const struct bytes *title, struct bytes *bytes)
{
	static const char place[] = "{labels}";
	const char *text = request->title_prefix;
	size_t start = bytes->length;
	const char *found;

	if (!text || labels->count == 0)
		return;
	while ((found = strstr(text, place))) {
		bytes_append(bytes, text, (size_t)(found - text));
		append_names(labels, bytes);
		text = found + sizeof place - 1;
	}
	bytes_append_text(bytes, text);
	if (bytes_ok(bytes) && bytes->length - start <= title->length &&
	    memcmp(bytes->data + start, title->data, bytes->length - start) ==
		    0)
		bytes->length = start;
}
