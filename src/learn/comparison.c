/* SPDX-License-Identifier: MIT */
#include "comparison.h"

#include "../model/judge.h"

#include <stdlib.h>
#include <string.h>

struct pair {
	struct comparison *comparison;
	const struct predictions *before;
	const struct predictions *after;
};

static void
match(struct comparison *comparison, struct predictions *before,
      struct predictions *after)
{
	for (size_t i = 0; i < comparison->corpus->examples; i++) {
		bool both = before->judged[i] && after->judged[i];

		before->judged[i] = both;
		after->judged[i] = both;
		comparison->documents += both;
	}
}

static enum change_kind
kind_of(signed char label, unsigned char before, unsigned char after)
{
	if (label == LABEL_UNKNOWN)
		return CHANGE_UNKNOWN;
	/* Decisions are in ascending order: no, unsure, yes. */
	return (after > before) == (label == LABEL_HOLDS) ? CHANGE_BETTER
							  : CHANGE_WORSE;
}

static bool
add_change(struct comparison *comparison, const struct change *change)
{
	size_t count = comparison->changes;

	/* The capacity is the power of two that holds the count. */
	if ((count & (count - 1)) == 0) {
		struct change *grown =
			realloc(comparison->change,
				(count ? 2 * count : 1) * sizeof *grown);

		if (!grown)
			return false;
		comparison->change = grown;
	}
	comparison->change[comparison->changes++] = *change;
	return true;
}

/* Note what changed of one document. */
static bool
compare_document(const struct pair *pair, size_t example)
{
	struct comparison *comparison = pair->comparison;
	const struct corpus *corpus = comparison->corpus;
	size_t before = comparison->changes;

	for (size_t c = 0; c < corpus->categories; c++) {
		size_t at = example * corpus->categories + c;
		struct change change = {
			.example = example,
			.category = c,
			.before = pair->before->decision[at],
			.after = pair->after->decision[at],
		};

		if (change.before == change.after)
			continue;
		change.kind = kind_of(corpus->example[example]->label[c],
				      change.before, change.after);
		comparison->row[c].better += change.kind == CHANGE_BETTER;
		comparison->row[c].worse += change.kind == CHANGE_WORSE;
		if (!add_change(comparison, &change))
			return false;
	}
	comparison->changed += comparison->changes > before;
	return true;
}

static int
compare_changes(const void *a, const void *b)
{
	const struct change *first = a;
	const struct change *second = b;

	if (first->category != second->category)
		return first->category < second->category ? -1 : 1;
	if (first->kind != second->kind)
		return first->kind < second->kind ? -1 : 1;
	return (first->example > second->example) -
	       (first->example < second->example);
}

static bool
find_changes(const struct pair *pair, struct error *error)
{
	struct comparison *comparison = pair->comparison;

	for (size_t i = 0; i < comparison->corpus->examples; i++)
		if (pair->before->judged[i] && !compare_document(pair, i))
			return error_no_memory(error);
	if (comparison->changes > 0)
		qsort(comparison->change, comparison->changes,
		      sizeof *comparison->change, compare_changes);
	return true;
}

static void
measure_row(struct comparison_row *row, const struct ranking *before,
	    const struct ranking *after, const uint32_t *once)
{
	double old[RANKING_FIGURES];
	double new[RANKING_FIGURES];

	ranking_measure(before, once, old);
	ranking_measure(after, once, new);
	for (size_t i = 0; i < before->count; i++)
		row->positives += before->ranked[i].holds;
	for (size_t k = 0; k < RANKING_FIGURES; k++)
		row->figure[k] =
			(struct compared){ .before = old[k], .after = new[k] };
}

/* The last row: counts in all, and means over rows with positives. */
static void
measure_mean(struct comparison *comparison)
{
	struct comparison_row *mean = &comparison->row[comparison->rows - 1];
	double counted = 0;

	strcpy(mean->name, "macro");
	for (size_t i = 0; i + 1 < comparison->rows; i++) {
		const struct comparison_row *row = &comparison->row[i];

		mean->positives += row->positives;
		mean->better += row->better;
		mean->worse += row->worse;
		if (row->positives == 0)
			continue;
		counted++;
		for (size_t k = 0; k < RANKING_FIGURES; k++) {
			mean->figure[k].before += row->figure[k].before;
			mean->figure[k].after += row->figure[k].after;
		}
	}
	for (size_t k = 0; counted > 0 && k < RANKING_FIGURES; k++) {
		mean->figure[k].before /= counted;
		mean->figure[k].after /= counted;
	}
}

/* Room for the rankings of both, and for lists of examples. */
struct workshop {
	struct ranking *before;
	struct ranking *after;
	uint32_t *document;
	uint32_t *once;
	struct difference (*difference)[RANKING_FIGURES];
};

static bool
resample(struct comparison *comparison, const struct workshop *workshop,
	 struct error *error)
{
	struct bootstrap bootstrap = {
		.document = workshop->document,
		.documents = comparison->documents,
		.examples = comparison->corpus->examples,
		.rows = comparison->rows - 1,
		.before = workshop->before,
		.after = workshop->after,
		.resamples = comparison->resamples,
		.threads = comparison->threads,
	};

	if (!bootstrap_run(&bootstrap, workshop->difference, error))
		return false;
	for (size_t i = 0; i < comparison->rows; i++)
		for (size_t k = 0; k < RANKING_FIGURES; k++)
			comparison->row[i].figure[k].difference =
				workshop->difference[i][k];
	return true;
}

static bool
measure(const struct pair *pair, const struct workshop *workshop,
	struct error *error)
{
	struct comparison *comparison = pair->comparison;
	const struct corpus *corpus = comparison->corpus;
	size_t documents = 0;

	for (size_t i = 0; i < corpus->examples; i++) {
		workshop->once[i] = 1;
		if (pair->before->judged[i])
			workshop->document[documents++] = (uint32_t)i;
	}
	for (size_t c = 0; c < corpus->categories; c++) {
		struct comparison_row *row = &comparison->row[c];

		memcpy(row->name, corpus->category[c].name, sizeof row->name);
		if (!ranking_make(&workshop->before[c], corpus, pair->before, c,
				  error) ||
		    !ranking_make(&workshop->after[c], corpus, pair->after, c,
				  error))
			return false;
		measure_row(row, &workshop->before[c], &workshop->after[c],
			    workshop->once);
	}
	measure_mean(comparison);
	return resample(comparison, workshop, error);
}

static void
close_workshop(struct workshop *workshop, size_t categories)
{
	for (size_t c = 0; c < categories; c++) {
		if (workshop->before)
			ranking_free(&workshop->before[c]);
		if (workshop->after)
			ranking_free(&workshop->after[c]);
	}
	free(workshop->before);
	free(workshop->after);
	free(workshop->document);
	free(workshop->once);
	free(workshop->difference);
}

bool
comparison_make(struct comparison *comparison, struct predictions *before,
		struct predictions *after, struct error *error)
{
	const struct corpus *corpus = comparison->corpus;
	struct pair pair = { comparison, before, after };
	struct workshop workshop = {
		.before = calloc(corpus->categories, sizeof(struct ranking)),
		.after = calloc(corpus->categories, sizeof(struct ranking)),
		.document = calloc(corpus->examples, sizeof(uint32_t)),
		.once = calloc(corpus->examples, sizeof(uint32_t)),
		.difference = calloc(corpus->categories + 1,
				     sizeof *workshop.difference),
	};
	bool made = workshop.before && workshop.after && workshop.document &&
		    workshop.once && workshop.difference;

	comparison->rows = corpus->categories + 1;
	match(comparison, before, after);
	if (!made)
		error_no_memory(error);
	else if (comparison->documents == 0)
		made = error_set(error, STATUS_BAD_INPUT,
				 "no document was judged by both");
	made = made && find_changes(&pair, error) &&
	       measure(&pair, &workshop, error);
	close_workshop(&workshop, corpus->categories);
	return made;
}

void
comparison_free(struct comparison *comparison)
{
	free(comparison->change);
	*comparison = (struct comparison){ 0 };
}

int
comparison_verdict(const struct compared *compared)
{
	return (compared->difference.low > 0) - (compared->difference.high < 0);
}
