/* SPDX-License-Identifier: MIT */
#include "vector.h"

#include "known.h"
#include "places.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	FACTORS = 64,	 /* sums by halves that are looked up */
	IDF_MOST = 1000, /* no sum of logarithms comes near */
};

struct vectorizer {
	const struct vocabulary *vocabulary;
	struct seal_watch lines;
	struct seal_watch idf;
	struct places places;
	struct known known;
	uint32_t weightless;	/* so many terms at first have no weight */
	const char *rows;	/* that will be looked at: a term's own */
	size_t row;		/* bytes of each */
	double factor[FACTORS]; /* what the idf is multiplied with, by sum */
};

/*
 * The most frequent terms come first, and have none.  What is not as sealed is
 * left to weigh().
 */
static uint32_t
count_weightless(struct vectorizer *vectorizer)
{
	const struct vocabulary *vocabulary = vectorizer->vocabulary;
	uint32_t count = 0;

	while (count < vocabulary->size && vocabulary->idf[count] <= 0 &&
	       seal_watch_holds(&vectorizer->idf, count * sizeof(float),
				sizeof(float)))
		count++;
	return count;
}

struct vectorizer *
vectorizer_new(const struct vocabulary *vocabulary, struct error *error)
{
	struct vectorizer *vectorizer = calloc(1, sizeof *vectorizer);
	const struct sealed lines = vocabulary_sealed_lines(vocabulary);
	const struct sealed idf = vocabulary_sealed_idf(vocabulary);

	if (vectorizer) {
		for (size_t i = 1; i < FACTORS; i++)
			vectorizer->factor[i] = vector_value((double)i / 2, 1);
		vectorizer->vocabulary = vocabulary;
		vectorizer_expect_rows(vectorizer, vocabulary->idf,
				       sizeof *vocabulary->idf);
	}
	if (!vectorizer || !seal_watch_start(&vectorizer->lines, &lines) ||
	    !seal_watch_start(&vectorizer->idf, &idf)) {
		vectorizer_free(vectorizer);
		error_no_memory(error);
		return NULL;
	}
	vectorizer->weightless = count_weightless(vectorizer);
	return vectorizer;
}

void
vectorizer_free(struct vectorizer *vectorizer)
{
	if (!vectorizer)
		return;
	seal_watch_clear(&vectorizer->lines);
	seal_watch_clear(&vectorizer->idf);
	places_free(&vectorizer->places);
	known_free(&vectorizer->known);
	free(vectorizer);
}

void
vectorizer_expect_rows(struct vectorizer *vectorizer, const void *rows,
		       size_t size)
{
	vectorizer->rows = rows;
	vectorizer->row = size;
}

/* Have room for so many entries more. */
static bool
reserve(struct vector *vector, size_t more)
{
	size_t needed = vector->count + more;
	struct entry *entry;

	if (needed <= vector->capacity)
		return true;
	if (needed < 2 * vector->capacity)
		needed = 2 * vector->capacity;
	entry = realloc(vector->entry, needed * sizeof *entry);
	if (!entry)
		return false;
	vector->entry = entry;
	vector->capacity = needed;
	return true;
}

static bool
refuse(struct error *error)
{
	return error_set(error, STATUS_BAD_MODEL,
			 "damaged: a block does not match its seal");
}

/*
 * Add up what occurrences weigh, so that every term met has one entry, as
 * long as there are places; returns the number of the one it stopped at.
 */
static size_t
sum_some(struct vectorizer *vectorizer, size_t i, struct vector *vector)
{
	const struct known known = vectorizer->known;
	const float *idf = vectorizer->vocabulary->idf;
	const char *rows = vectorizer->rows;
	const size_t row = vectorizer->row;
	const struct places places = vectorizer->places;
	const size_t most = places.count / 2;
	struct entry *entry = vector->entry;
	size_t count = vector->count;

	entry[count].value = 0;
	for (; i < known.count && count < most; i++) {
		const struct entry met = known.entry[i];
		uint32_t *place = places_home(&places, met.index);
		size_t at = *place ? *place - 1 : count;

		entry[count].index = met.index;
		if (entry[at].index != met.index) {
			place = places_find(&places, entry, met.index);
			at = *place ? *place - 1 : count;
		}
		prefetch(&idf[met.index]);
		prefetch(rows + met.index * row);
		entry[at].value += met.value;
		*place = (uint32_t)at + 1;
		count += at == count;
		entry[count].value = 0;
	}
	vector->count = count;
	return i;
}

static bool
sum_up(struct vectorizer *vectorizer, struct vector *vector)
{
	size_t i = 0;

	while ((i = sum_some(vectorizer, i, vector)) < vectorizer->known.count)
		if (!places_set(&vectorizer->places,
				2 * vectorizer->places.count, vector))
			return false;
	return true;
}

double
vector_value(double tf, double idf)
{
	return log1p(tf) * idf;
}

/* What a sum of weights multiplies the idf with; most sums are small. */
static double
factor_of(const struct vectorizer *vectorizer, float sum)
{
	float halves = 2 * sum;

	if (halves < FACTORS && halves == (float)(int)halves)
		return vectorizer->factor[(int)halves];
	return vector_value(sum, 1);
}

static void
scale(struct vector *vector, double squares)
{
	double factor = squares > 0 ? 1 / sqrt(squares) : 0;

	for (size_t i = 0; i < vector->count; i++)
		vector->entry[i].value =
			(float)(vector->entry[i].value * factor);
}

/*
 * From sums to values; what is too common goes.  False where an idf is not as
 * sealed, or out of its range.
 */
static bool
weigh(struct vectorizer *vectorizer, struct vector *vector)
{
	const float *idf = vectorizer->vocabulary->idf;
	const struct entry *end = vector->entry + vector->count;
	struct entry *kept = vector->entry;
	double squares = 0;

	seal_watch_settle(&vectorizer->idf);
	for (const struct entry *next = vector->entry; next < end; next++) {
		const struct entry entry = *next;
		const float weight = idf[entry.index];
		double value;

		if (!seal_watch_holds(&vectorizer->idf,
				      entry.index * sizeof *idf, sizeof *idf) ||
		    !(weight >= 0 && weight < IDF_MOST))
			return false;
		if (weight <= 0)
			continue;
		value = factor_of(vectorizer, entry.value) * (double)weight;
		squares += value * value;
		*kept++ = (struct entry){ entry.index, (float)value };
	}
	vector->count = (size_t)(kept - vector->entry);
	scale(vector, squares);
	return true;
}

/* Add the terms that are told at this time. */
static bool
add_piece(struct vectorizer *vectorizer, const struct terms *terms,
	  struct vector *vector, struct error *error)
{
	struct known *known = &vectorizer->known;

	if (!reserve(vector, terms->count + 1) ||
	    !known_reserve(known, terms->count))
		return error_no_memory(error);
	if (!known_find(known, terms, vectorizer->vocabulary,
			vectorizer->weightless, &vectorizer->lines))
		return refuse(error);
	vector->known += known->words;
	return sum_up(vectorizer, vector) || error_no_memory(error);
}

bool
vectorizer_run(struct vectorizer *vectorizer, struct terms *terms,
	       struct vector *vector, struct error *error)
{
	vector->count = 0;
	vector->known = 0;
	if (!places_set(&vectorizer->places, places_for(terms->tokens.count),
			vector))
		return error_no_memory(error);
	do
		if (!add_piece(vectorizer, terms, vector, error))
			return false;
	while (terms_next(terms));
	vector->words = terms->words;
	return weigh(vectorizer, vector) || refuse(error);
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
