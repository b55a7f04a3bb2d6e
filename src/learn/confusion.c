/* SPDX-License-Identifier: MIT */
#include "confusion.h"

#include "../model/judge.h"

#include <stdlib.h>

/* The categories of one document that went wrong, `categories` for none. */
struct wrongs {
	size_t missed[MODEL_CATEGORIES_MOST];
	size_t missed_count;
	size_t said[MODEL_CATEGORIES_MOST];
	size_t said_count;
};

static void
sort_out(struct confusion *confusion, const struct corpus *corpus,
	 const struct predictions *predictions, size_t example,
	 struct wrongs *wrongs)
{
	size_t categories = corpus->categories;

	wrongs->missed_count = 0;
	wrongs->said_count = 0;
	for (size_t c = 0; c < categories; c++) {
		signed char label = corpus->example[example]->label[c];
		bool yes = predictions->decision[example * categories + c] ==
			   DECISION_YES;

		if (yes && label == LABEL_HOLDS)
			confusion->cell[c * confusion->side + c]++;
		else if (yes && label == LABEL_NOT)
			wrongs->said[wrongs->said_count++] = c;
		else if (!yes && label == LABEL_HOLDS)
			wrongs->missed[wrongs->missed_count++] = c;
	}
}

static void
count_wrongs(struct confusion *confusion, struct wrongs *wrongs)
{
	if (wrongs->missed_count + wrongs->said_count == 0)
		return;
	if (wrongs->missed_count == 0)
		wrongs->missed[wrongs->missed_count++] = confusion->side - 1;
	if (wrongs->said_count == 0)
		wrongs->said[wrongs->said_count++] = confusion->side - 1;
	for (size_t i = 0; i < wrongs->missed_count; i++)
		for (size_t k = 0; k < wrongs->said_count; k++)
			confusion->cell[wrongs->missed[i] * confusion->side +
					wrongs->said[k]]++;
}

bool
confusion_make(struct confusion *confusion, const struct corpus *corpus,
	       const struct predictions *predictions, struct error *error)
{
	struct wrongs wrongs;

	confusion->side = corpus->categories + 1;
	confusion->cell = calloc(confusion->side * confusion->side,
				 sizeof *confusion->cell);
	if (!confusion->cell)
		return error_no_memory(error);
	for (size_t i = 0; i < corpus->examples; i++) {
		if (!predictions->judged[i])
			continue;
		sort_out(confusion, corpus, predictions, i, &wrongs);
		count_wrongs(confusion, &wrongs);
	}
	return true;
}

void
confusion_free(struct confusion *confusion)
{
	free(confusion->cell);
	*confusion = (struct confusion){ 0 };
}

size_t
confusion_at(const struct confusion *confusion, size_t missed, size_t said)
{
	return confusion->cell[missed * confusion->side + said];
}
