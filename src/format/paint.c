/* SPDX-License-Identifier: MIT */
#include "paint.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* One term for one category. */
struct coat {
	double contribution;
	uint32_t term;
	unsigned char owner;
};

static int
compare_coats(const void *a, const void *b)
{
	const struct coat *first = a;
	const struct coat *second = b;

	/* The weakest first, to be painted over. */
	if (first->contribution != second->contribution)
		return first->contribution < second->contribution ? -1 : 1;
	if (first->owner != second->owner)
		return first->owner > second->owner ? -1 : 1;
	return (first->term > second->term) - (first->term < second->term);
}

/* What speaks for a category among its rows shown. */
static size_t
collect(const struct explained *explained, size_t i, struct coat *coat)
{
	struct explain_rows rows =
		explain_rows(explained, explained->category[i]);
	size_t count = 0;

	for (size_t k = 0; k < rows.shown; k++)
		if (rows.reason[k].contribution > 0)
			coat[count++] =
				(struct coat){ rows.reason[k].contribution,
					       rows.reason[k].term,
					       (unsigned char)(i + 1) };
	return count;
}

static void
lay(const struct paint *paint, const struct explained *explained,
    const struct coat *coat, bool in_body)
{
	size_t count;
	const struct place *place =
		explanation_places(explained->explanation, coat->term, &count);

	for (size_t i = 0; i < count; i++)
		if (place[i].in_body == in_body)
			memset(paint->owner + place[i].offset, coat->owner,
			       place[i].length);
}

bool
paint_make(struct paint *paint, const struct explained *explained, bool in_body)
{
	size_t terms = explained->explanation->vector->count;
	size_t count = 0;
	struct coat *coat =
		calloc(terms * explained->categories + 1, sizeof *coat);

	paint->text = explanation_text(explained->explanation, in_body);
	paint->owner = calloc(paint->text->length + 1, 1);
	if (coat && paint->owner) {
		for (size_t i = 0; i < explained->categories && i < UCHAR_MAX;
		     i++)
			count += collect(explained, i, coat + count);
		if (count > 0)
			qsort(coat, count, sizeof *coat, compare_coats);
		for (size_t i = 0; i < count; i++)
			lay(paint, explained, &coat[i], in_body);
	}
	free(coat);
	return coat && paint->owner;
}

void
paint_free(struct paint *paint)
{
	free(paint->owner);
	*paint = (struct paint){ 0 };
}

size_t
paint_run(const struct paint *paint, size_t start)
{
	size_t end = start;

	while (end < paint->text->length &&
	       paint->owner[end] == paint->owner[start])
		end++;
	return end;
}
