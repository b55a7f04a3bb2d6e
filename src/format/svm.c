/* SPDX-License-Identifier: MIT */
/*
 * The vector of a document in libsvm's data format: a label of 0, then
 * index:value with indices from 1, ascending.  What `triage model export`
 * wrote, svm-predict applies to this.
 */
#include "format.h"

#include "../base/number.h"

void
format_svm(const struct result *result, const struct format_options *options,
	   struct bytes *bytes)
{
	const struct vector *vector = result->vector;

	(void)options;
	bytes_append_byte(bytes, '0');
	for (size_t i = 0; !result->error && i < vector->count; i++) {
		bytes_printf(bytes, " %u:", vector->entry[i].index + 1);
		number_append(bytes, (double)vector->entry[i].value, 9);
	}
	bytes_append_byte(bytes, '\n');
}
