/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_HTML_LINKED_DATA_H
#define TRIAGE_HTML_LINKED_DATA_H

#include "../base/bytes.h"

/* What schema.org's Article has that we use. */
struct linked_data {
	struct bytes headline;
	struct bytes author;
	struct bytes date;
	struct bytes link;
	struct bytes text;
};

/* Add from a JSON-LD script what is not known yet; what is broken is not. */
void linked_data_read(struct linked_data *data, const char *script,
		      size_t length);
void linked_data_free(struct linked_data *data);

#endif
