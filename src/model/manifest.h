/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_MANIFEST_H
#define TRIAGE_MANIFEST_H

#include "model.h"

#include "../base/fields.h"

/*
 * The parts of a model that are text in both its forms.
 *
 * The manifest is one `name TAB value` line each: the format's version, the
 * version of the rules for words and patterns, the model's name, the number
 * of documents, the least share of known words, the number of names where it
 * has a gazetteer, and every setting.
 *
 * The categories are a table with a header line, a row each: name, positives,
 * negatives, c, places, calibration, yes, unsure, knots (score:confidence,
 * comma-separated, or `-`), summary.
 */
enum {
	MANIFEST_FORMAT = 1,	/* of the files */
	MANIFEST_TEXT = 2,	/* of src/text: other words, other model */
};

void manifest_append(const struct model *model, struct bytes *bytes);
bool manifest_parse(struct model *model, struct field text,
		    struct error *error);

void categories_append(const struct model *model, struct bytes *bytes);

/* The same with the number of knots for the knots, which follow apart. */
void categories_append_packed(const struct model *model, struct bytes *bytes);
bool categories_parse_packed(struct model *model, struct field text,
			     struct error *error);

/* How many categories the table has, not counting its header. */
size_t categories_count(struct field text);

/* Fill model->category, which has room for categories_count() rows. */
bool categories_parse(struct model *model, struct field text,
		      struct error *error);

#endif
