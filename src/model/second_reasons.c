/* SPDX-License-Identifier: MIT */
#include "second_reasons.h"

#include <math.h>
#include <stdlib.h>

/* In the order of second_fill(). */
static size_t
name_features(size_t categories, struct second_reason *reason)
{
	size_t count = 0;

	for (size_t i = 0; i <= categories; i++)
		reason[count++] = (struct second_reason){ .first = i };
	for (size_t i = 1; i <= categories; i++)
		for (size_t j = i; j <= categories; j++)
			reason[count++] = (struct second_reason){ .first = i,
								  .second = j };
	return count;
}

static int
compare_strength(const void *a, const void *b)
{
	const struct second_reason *first = a;
	const struct second_reason *second = b;
	double strength = fabs(first->contribution);
	double other = fabs(second->contribution);

	if (strength != other)
		return strength < other ? 1 : -1;
	if (first->first != second->first)
		return first->first < second->first ? -1 : 1;
	return (first->second > second->second) -
	       (first->second < second->second);
}

size_t
second_reasons_find(const struct model *model, const double *score,
		    size_t category, struct second_reason *reason)
{
	double feature[SECOND_REASONS_MOST];
	size_t count;

	if (!model->second)
		return 0;
	second_fill(score, model->categories, feature);
	count = name_features(model->categories, reason);
	for (size_t i = 0; i < count; i++)
		reason[i].contribution =
			feature[i] *
			model->second[i * model->categories + category];
	qsort(reason, count, sizeof *reason, compare_strength);
	return count;
}

void
second_reason_append_name(const struct model *model,
			  const struct second_reason *reason,
			  struct bytes *bytes)
{
	if (reason->first == 0)
		bytes_append_byte(bytes, '1');
	else
		bytes_append_text(bytes,
				  model->category[reason->first - 1].name);
	if (reason->second > 0)
		bytes_printf(bytes, "*%s",
			     model->category[reason->second - 1].name);
}
