/* SPDX-License-Identifier: MIT */
#include "diff.h"

#include "../base/fields.h"
#include "../base/number.h"
#include "../model/manifest.h"

#include <math.h>
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

static int
compare_terms(const struct model *before, uint32_t i,
	      const struct model *after, uint32_t k)
{
	size_t first_length;
	size_t second_length;
	const char *first = vocabulary_name(before->vocabulary, i,
					    &first_length);
	const char *second = vocabulary_name(after->vocabulary, k,
					     &second_length);
	size_t shorter = first_length < second_length ? first_length
						      : second_length;
	int order = memcmp(first, second, shorter);

	if (order != 0)
		return order;
	return (first_length > second_length) - (first_length < second_length);
}

/* What the two weight vectors of a category have in common. */
struct overlap {
	double product;
	double before_square;
	double after_square;
};

static double
weight_or_zero(const struct model *model, uint32_t term, size_t category,
	       bool has)
{
	return has ? model_weight(model, term, category) : 0;
}

/* Walk both sorted vocabularies side by side. */
static struct overlap
compare_weights(const struct model *before, size_t i,
		const struct model *after, size_t k)
{
	struct overlap overlap = { 0 };
	uint32_t old = 0;
	uint32_t new = 0;

	while (old < before->vocabulary->size ||
	       new < after->vocabulary->size) {
		bool has_old = old < before->vocabulary->size;
		bool has_new = new < after->vocabulary->size;
		int order = !has_old   ? 1
			    : !has_new ? -1
				       : compare_terms(before, old, after,
						       new);
		double first = weight_or_zero(before, old, i, order <= 0);
		double second = weight_or_zero(after, new, k, order >= 0);

		overlap.product += first * second;
		overlap.before_square += first * first;
		overlap.after_square += second * second;
		old += order <= 0;
		new += order >= 0;
	}
	return overlap;
}

static void
append_weights_diff(const struct model *before, const struct model *after,
		    struct bytes *bytes)
{
	for (size_t i = 0; i < before->categories; i++) {
		const char *name = before->category[i].name;
		size_t k = model_find_category(after, name, strlen(name));

		if (k == after->categories)
			continue;

		struct overlap overlap = compare_weights(before, i, after, k);
		double norms = sqrt(overlap.before_square) *
			       sqrt(overlap.after_square);

		bytes_printf(bytes, "  %-24s cosine of the weights ", name);
		number_append(bytes, norms > 0 ? overlap.product / norms : 0,
			      4);
		bytes_append_byte(bytes, '\n');
	}
}

static void
append_vocabulary_diff(const struct model *before, const struct model *after,
		       struct bytes *bytes)
{
	uint32_t old = 0;
	uint32_t new = 0;
	uint32_t gone = 0;
	uint32_t fresh = 0;

	while (old < before->vocabulary->size &&
	       new < after->vocabulary->size) {
		int order = compare_terms(before, old, after, new);

		gone += order < 0;
		fresh += order > 0;
		old += order <= 0;
		new += order >= 0;
	}
	gone += before->vocabulary->size - old;
	fresh += after->vocabulary->size - new;
	bytes_printf(bytes, "  terms: %u gone, %u new, %u in both\n", gone,
		     fresh, before->vocabulary->size - gone);
}

void
diff_append(const struct model *before, const struct model *after,
	    struct bytes *bytes)
{
	append_text_diff(before, after, manifest_append, bytes);
	append_text_diff(before, after, categories_append, bytes);
	append_vocabulary_diff(before, after, bytes);
	append_weights_diff(before, after, bytes);
}
