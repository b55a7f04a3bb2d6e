/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_LABEL_H
#define TRIAGE_LABEL_H

#include "filter.h"

/*
 * The categories that hold of an item, the surest first, for the filters
 * that write nothing but these.
 */
struct labels {
	const char *name[MODEL_CATEGORIES_MOST];
	size_t count;
};

/* None where --when does not hold. */
void labels_read(struct labels *labels, const struct filter_request *request,
		 const struct verdict *verdict);

/*
 * Append --title-prefix for an item of this title, in which {labels} stands
 * for the names; nothing for an item without labels, or where the title
 * begins so already.
 */
void labels_append_prefix(const struct labels *labels,
			  const struct filter_request *request,
			  const struct bytes *title, struct bytes *bytes);

#endif
