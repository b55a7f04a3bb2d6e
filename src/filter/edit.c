/* SPDX-License-Identifier: MIT */
#include "edit.h"

#include <stdlib.h>

static bool
grow(struct edits *edits)
{
	size_t capacity = 2 * edits->capacity + 32;
	struct edit *grown = realloc(edits->edit, capacity * sizeof *grown);

	if (!grown) {
		edits->failed = true;
		return false;
	}
	edits->edit = grown;
	edits->capacity = capacity;
	return true;
}

void
edits_replace(struct edits *edits, size_t start, size_t end,
	      const struct bytes *text)
{
	size_t length = text ? text->length : 0;

	if (text && !bytes_ok(text))
		edits->failed = true;
	if (start == end && length == 0)
		return;
	if (edits->count == edits->capacity && !grow(edits))
		return;
	edits->edit[edits->count] = (struct edit){
		.start = start,
		.end = end,
		.text = edits->pool.length,
		.length = length,
		.number = edits->count,
	};
	edits->count++;
	if (text)
		bytes_append(&edits->pool, bytes_text(text), length);
}

void
edits_remove(struct edits *edits, size_t start, size_t end)
{
	edits_replace(edits, start, end, NULL);
}

void
edits_insert(struct edits *edits, size_t at, const struct bytes *text)
{
	edits_replace(edits, at, at, text);
}

static int
compare(const void *a, const void *b)
{
	const struct edit *one = a;
	const struct edit *other = b;

	if (one->start != other->start)
		return one->start < other->start ? -1 : 1;
	return one->number < other->number ? -1 : one->number > other->number;
}

bool
edits_apply(struct edits *edits, const char *data, size_t length,
	    struct bytes *output)
{
	size_t at = 0;

	if (edits->failed || !bytes_ok(&edits->pool))
		return false;
	if (edits->count > 0)
		qsort(edits->edit, edits->count, sizeof *edits->edit, compare);
	for (size_t i = 0; i < edits->count; i++) {
		const struct edit *edit = &edits->edit[i];

		if (edit->start > at)
			bytes_append(output, data + at, edit->start - at);
		bytes_append(output, bytes_text(&edits->pool) + edit->text,
			     edit->length);
		if (edit->start > at)
			at = edit->start;
		if (edit->end > at)
			at = edit->end;
	}
	bytes_append(output, data + at, length - at);
	return bytes_ok(output);
}

void
edits_clear(struct edits *edits)
{
	edits->count = 0;
	bytes_clear(&edits->pool);
}

void
edits_free(struct edits *edits)
{
	free(edits->edit);
	bytes_free(&edits->pool);
	*edits = (struct edits){ 0 };
}
