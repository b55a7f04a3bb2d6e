/* SPDX-License-Identifier: MIT */
#include "reasons.h"

#include <math.h>
#include <stdlib.h>

static int
compare_strength(const void *a, const void *b)
{
	const struct reason *first = a;
	const struct reason *second = b;
	double strength = fabs(first->contribution);
	double other = fabs(second->contribution);

	if (strength != other)
		return strength < other ? 1 : -1;
	return (first->term > second->term) - (first->term < second->term);
}

void
reasons_find(const struct model *model, const struct vector *vector,
	     size_t category, struct reason *reason)
{
	for (size_t i = 0; i < vector->count; i++) {
		const struct entry *entry = &vector->entry[i];

		reason[i] = (struct reason){
			entry->index,
			(double)entry->value *
				model_weight(model, entry->index, category),
		};
	}
	if (vector->count > 0)
		qsort(reason, vector->count, sizeof *reason, compare_strength);
}
