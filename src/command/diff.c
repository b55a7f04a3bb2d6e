/* SPDX-License-Identifier: MIT */
#include "diff.h"

#include "../base/fields.h"
#include "../base/number.h"
#include "../features/terms.h"
#include "../model/manifest.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Lines of `text` that `other` lacks, each behind `mark`. */
static void
append_missing(struct field text, struct field other, const char *mark,
	       struct bytes *bytes)
{
	struct field line;

	while (fields_next_line(&text, &line)) {
		struct field rest = other;
		struct field candidate;
		bool found = false;

		while (!found && fields_next_line(&rest, &candidate))
			found = candidate.length == line.length &&
				memcmp(candidate.text, line.text,
				       line.length) == 0;
		if (found)
			continue;
		bytes_append_text(bytes, mark);
		bytes_append(bytes, line.text, line.length);
		bytes_append_byte(bytes, '\n');
	}
}

static void
append_text_diff(const struct model *before, const struct model *after,
		 void (*append)(const struct model *model,
				struct bytes *bytes),
		 struct bytes *bytes)
{
	struct bytes first = { 0 };
	struct bytes second = { 0 };

	append(before, &first);
	append(after, &second);

	struct field old = { bytes_text(&first), first.length };
	struct field new = { bytes_text(&second), second.length };

	append_missing(old, new, "- ", bytes);
	append_missing(new, old, "+ ", bytes);
	bytes_free(&first);
	bytes_free(&second);
}

/* Where each term of one model is in another; ABSENT where it is not. */
struct pairing {
	uint32_t *other;	/* [before->vocabulary->size] */
	uint32_t both;
};

static bool
pairing_make(struct pairing *pairing, const struct vocabulary *before,
	     const struct vocabulary *after)
{
	*pairing = (struct pairing){
		.other = calloc(before->size + 1, sizeof *pairing->other)
	};
	for (uint32_t i = 0; pairing->other && i < before->size; i++) {
		size_t length;
		const char *name = vocabulary_name(before, i, &length);

		pairing->other[i] = vocabulary_find(
			after, terms_hash_of_name(name, length), NULL);
		pairing->both += pairing->other[i] < after->size;
	}
	return pairing->other != NULL;
}

static double
square_of_weights(const struct model *model, size_t category)
{
	double square = 0;

	for (uint32_t i = 0; i < model->vocabulary->size; i++)
		square += pow(model_weight(model, i, category), 2);
	return square;
}

/* The cosine of the weight vectors of a category, which is the i-th and k-th. */
static double
cosine(const struct model *before, size_t i, const struct model *after,
       size_t k, const struct pairing *pairing)
{
	double norms = sqrt(square_of_weights(before, i)) *
		       sqrt(square_of_weights(after, k));
	double product = 0;

	for (uint32_t term = 0; term < before->vocabulary->size; term++)
		if (pairing->other[term] < after->vocabulary->size)
			product += model_weight(before, term, i) *
				   model_weight(after, pairing->other[term],
						k);
	return norms > 0 ? product / norms : 0;
}

static void
append_weights_diff(const struct model *before, const struct model *after,
		    const struct pairing *pairing, struct bytes *bytes)
{
	for (size_t i = 0; i < before->categories; i++) {
		const char *name = before->category[i].name;
		size_t k = model_find_category(after, name, strlen(name));

		if (k == after->categories)
			continue;
		bytes_printf(bytes, "  %-24s cosine of the weights ", name);
		number_append(bytes, cosine(before, i, after, k, pairing), 4);
		bytes_append_byte(bytes, '\n');
	}
}

static void
append_terms_diff(const struct model *before, const struct model *after,
		  struct bytes *bytes)
{
	struct pairing pairing;

	if (!pairing_make(&pairing, before->vocabulary, after->vocabulary)) {
		bytes->failed = true;
		return;
	}
	bytes_printf(bytes, "  terms: %u gone, %u new, %u in both\n",
		     before->vocabulary->size - pairing.both,
		     after->vocabulary->size - pairing.both, pairing.both);
	append_weights_diff(before, after, &pairing, bytes);
	free(pairing.other);
}

void
diff_append(const struct model *before, const struct model *after,
	    struct bytes *bytes)
{
	append_text_diff(before, after, manifest_append, bytes);
	append_text_diff(before, after, categories_append, bytes);
	append_terms_diff(before, after, bytes);
}
