/* SPDX-License-Identifier: MIT */
#include "vector.h"

#include <math.h>
#include <stdlib.h>

struct vectorizer {
	const struct vocabulary *vocabulary;
	float *sum;		/* [size], all zero between documents */
	float *idf;		/* [size], set where sum is not zero */
};

struct vectorizer *
vectorizer_new(const struct vocabulary *vocabulary, struct error *error)
{
	struct vectorizer *vectorizer = calloc(1, sizeof *vectorizer);

	if (vectorizer) {
		vectorizer->vocabulary = vocabulary;
		vectorizer->sum = calloc(vocabulary->size, sizeof(float));
		vectorizer->idf = calloc(vocabulary->size, sizeof(float));
	}
	if (!vectorizer || !vectorizer->sum || !vectorizer->idf) {
		vectorizer_free(vectorizer);
		error_no_memory(error);
		return NULL;
	}
	return vectorizer;
}

void
vectorizer_free(struct vectorizer *vectorizer)
{
	if (!vectorizer)
		return;
	free(vectorizer->sum);
	free(vectorizer->idf);
	free(vectorizer);
}

static bool
reserve(struct vector *vector, size_t needed)
{
	if (needed <= vector->capacity)
		return true;

	struct entry *entry = realloc(vector->entry, needed * sizeof *entry);

	if (!entry)
		return false;
	vector->entry = entry;
	vector->capacity = needed;
	return true;
}

static bool
is_counted_word(const struct terms *terms, const struct term *term)
{
	return term->kind == TERM_WORD &&
	       (terms->tokens.token[term->token].flags & TOKEN_LETTERS);
}

/* Sum up occurrences; every term met gets one entry. */
static void
sum_up(struct vectorizer *vectorizer, const struct terms *terms,
       struct vector *vector)
{
	for (size_t i = 0; i < terms->count; i++) {
		const struct term *term = &terms->term[i];
		const struct vocabulary_slot *slot =
			vocabulary_find(vectorizer->vocabulary, term->hash);

		if (!slot)
			continue;
		vector->known += is_counted_word(terms, term);
		if (slot->idf <= 0 || term->weight <= 0)
			continue;
		if (vectorizer->sum[slot->index] == 0) {
			vectorizer->idf[slot->index] = slot->idf;
			vector->entry[vector->count++].index = slot->index;
		}
		vectorizer->sum[slot->index] += term->weight;
	}
}

double
vector_value(double tf, double idf)
{
	double sublinear = 1 + log(tf);

	return sublinear > 0 ? sublinear * idf : 0;
}

static void
weigh(struct vectorizer *vectorizer, struct vector *vector)
{
	double squares = 0;

	for (size_t i = 0; i < vector->count; i++) {
		struct entry *entry = &vector->entry[i];
		double value = vector_value(vectorizer->sum[entry->index],
					    vectorizer->idf[entry->index]);

		vectorizer->sum[entry->index] = 0;
		entry->value = (float)value;
		squares += value * value;
	}
	if (squares <= 0)
		return;

	double scale = 1 / sqrt(squares);

	for (size_t i = 0; i < vector->count; i++)
		vector->entry[i].value =
			(float)(vector->entry[i].value * scale);
}

bool
vectorizer_run(struct vectorizer *vectorizer, const struct terms *terms,
	       struct vector *vector)
{
	vector->count = 0;
	vector->known = 0;
	vector->words = terms->words;
	if (!reserve(vector, terms->count))
		return false;
	sum_up(vectorizer, terms, vector);
	weigh(vectorizer, vector);
	return true;
}

static int
compare_entries(const void *a, const void *b)
{
	uint32_t first = ((const struct entry *)a)->index;
	uint32_t second = ((const struct entry *)b)->index;

	return (first > second) - (first < second);
}

void
vector_sort(struct vector *vector)
{
	if (vector->count > 0)
		qsort(vector->entry, vector->count, sizeof *vector->entry,
		      compare_entries);
}

void
vector_free(struct vector *vector)
{
	free(vector->entry);
	*vector = (struct vector){ 0 };
}
