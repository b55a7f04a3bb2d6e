/* SPDX-License-Identifier: MIT */
#include "vector.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	PLACES_FIRST = 2048,
	AHEAD = 8,	 /* look-ups whose memory is on its way */
	FACTORS = 64,		/* sums by halves that are looked up */
	IDF_MOST = 1000, /* no sum of logarithms comes near */
};

struct vectorizer {
	const struct vocabulary *vocabulary;
	struct seal_watch lines;
	struct seal_watch idf;
	uint32_t *place; /* [room], one past an entry's place; 0: none */
	size_t places;	 /* in use: a power of two, twice the entries */
	size_t room;
	uint32_t *index;	/* [capacity], of each occurrence */
	size_t capacity;
	double factor[FACTORS];	/* what the idf is multiplied with, by sum */
};

struct vectorizer *
vectorizer_new(const struct vocabulary *vocabulary, struct error *error)
{
	struct vectorizer *vectorizer = calloc(1, sizeof *vectorizer);
	const struct sealed lines = vocabulary_sealed_lines(vocabulary);
	const struct sealed idf = vocabulary_sealed_idf(vocabulary);

	if (vectorizer) {
		for (size_t i = 1; i < FACTORS; i++)
			vectorizer->factor[i] =
				vector_value((double)i / 2, 1);
		vectorizer->vocabulary = vocabulary;
		vectorizer->room = PLACES_FIRST;
		vectorizer->place =
			calloc(PLACES_FIRST, sizeof *vectorizer->place);
	}
	if (!vectorizer || !vectorizer->place ||
	    !seal_watch_start(&vectorizer->lines, &lines) ||
	    !seal_watch_start(&vectorizer->idf, &idf)) {
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
	seal_watch_clear(&vectorizer->lines);
	seal_watch_clear(&vectorizer->idf);
	free(vectorizer->place);
	free(vectorizer->index);
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
refuse(struct error *error)
{
	return error_set(error, STATUS_BAD_MODEL,
			 "damaged: a block does not match its seal");
}

/* Where the entry of a term is noted, or would be. */
static uint32_t *
place_of(const struct vectorizer *vectorizer, const struct vector *vector,
	 uint32_t index)
{
	size_t mask = vectorizer->places - 1;
	size_t i = (index * UINT32_C(2654435769)) >> 12 & mask;

	while (vectorizer->place[i] != 0 &&
	       vector->entry[vectorizer->place[i] - 1].index != index)
		i = (i + 1) & mask;
	return &vectorizer->place[i];
}

/* Have `places` free places and note every entry in one. */
static bool
set_places(struct vectorizer *vectorizer, const struct vector *vector,
	   size_t places)
{
	if (places > vectorizer->room) {
		uint32_t *place =
			realloc(vectorizer->place, places * sizeof *place);

		if (!place)
			return false;
		vectorizer->place = place;
		vectorizer->room = places;
	}
	vectorizer->places = places;
	memset(vectorizer->place, 0, places * sizeof *vectorizer->place);
	for (size_t i = 0; i < vector->count; i++)
		*place_of(vectorizer, vector, vector->entry[i].index) =
			(uint32_t)i + 1;
	return true;
}

/* Count an occurrence; every term met gets one entry. */
static bool
count(struct vectorizer *vectorizer, struct vector *vector, uint32_t index,
      float weight)
{
	uint32_t *place = place_of(vectorizer, vector, index);

	if (*place != 0) {
		vector->entry[*place - 1].value += weight;
		return true;
	}
	prefetch(&vectorizer->vocabulary->idf[index]);
	vector->entry[vector->count++] = (struct entry){ index, weight };
	*place = (uint32_t)vector->count;
	return 2 * vector->count < vectorizer->places ||
	       set_places(vectorizer, vector, 2 * vectorizer->places);
}

/* The index in the term's own line, if that is known to be whole. */
static inline uint32_t
find_at_home(const struct vectorizer *vectorizer, uint64_t hash)
{
	const struct vocabulary *vocabulary = vectorizer->vocabulary;
	uint32_t home = vocabulary_home(vocabulary, hash);
	const struct vocabulary_line *line = &vocabulary->line[home];
	unsigned equal = lanes_equal(line->mark, (uint32_t)hash);

	if (!seal_watch_has_seen(&vectorizer->lines, home * sizeof *line))
		return VOCABULARY_DAMAGED;
	if (equal != 0)
		return line->index[lowest_bit(equal)] ^ vocabulary_upper(hash);
	return vocabulary_is_full_line(line) ? VOCABULARY_DAMAGED
					     : VOCABULARY_ABSENT;
}

/* Look up every occurrence: a short loop that waits for no memory. */
static bool
look_up(struct vectorizer *vectorizer, const struct terms *terms)
{
	const struct vocabulary *vocabulary = vectorizer->vocabulary;
	const struct term *term = terms->term;
	size_t last = terms->count ? terms->count - 1 : 0;

	for (size_t i = 0; i < terms->count; i++) {
		size_t ahead = i + AHEAD < last ? i + AHEAD : last;
		uint64_t hash = term[i].hash;
		uint32_t index = find_at_home(vectorizer, hash);

		vocabulary_prefetch(vocabulary, term[ahead].hash);
		/* Whatever is not plain is looked at again, and carefully. */
		if (index >= vocabulary->size && index != VOCABULARY_ABSENT) {
			index = vocabulary_find(vocabulary, hash,
						&vectorizer->lines);
			if (index == VOCABULARY_DAMAGED)
				return false;
		}
		vectorizer->index[i] = index;
	}
	return true;
}

static bool
reserve_index(struct vectorizer *vectorizer, size_t needed)
{
	uint32_t *index;

	if (needed <= vectorizer->capacity)
		return true;
	index = realloc(vectorizer->index, needed * sizeof *index);
	if (!index)
		return false;
	vectorizer->index = index;
	vectorizer->capacity = needed;
	return true;
}

static bool
sum_up(struct vectorizer *vectorizer, const struct terms *terms,
       struct vector *vector)
{
	for (size_t i = 0; i < terms->count; i++) {
		const struct term *term = &terms->term[i];
		uint32_t index = vectorizer->index[i];

		if (index == VOCABULARY_ABSENT)
			continue;
		vector->known += term->counted;
		if (term->weight > 0 &&
		    !count(vectorizer, vector, index, term->weight))
			return false;
	}
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

/*
 * From sums to values; what is too common goes.  False where a weight is not
 * as sealed.
 */
static bool
weigh(struct vectorizer *vectorizer, struct vector *vector)
{
	const float *idf = vectorizer->vocabulary->idf;
	size_t kept = 0;
	double squares = 0;

	for (size_t i = 0; i < vector->count; i++) {
		struct entry entry = vector->entry[i];
		float weight = idf[entry.index];

		if (!seal_watch_holds(&vectorizer->idf,
				      entry.index * sizeof *idf, sizeof *idf) ||
		    !(weight >= 0 && weight < IDF_MOST))
			return false;
		if (weight <= 0)
			continue;

		double value =
			factor_of(vectorizer, entry.value) * (double)weight;

		entry.value = (float)value;
		squares += value * value;
		vector->entry[kept++] = entry;
	}
	vector->count = kept;

	double scale = squares > 0 ? 1 / sqrt(squares) : 0;

	for (size_t i = 0; i < vector->count; i++)
		vector->entry[i].value =
			(float)(vector->entry[i].value * scale);
	return true;
}

bool
vectorizer_run(struct vectorizer *vectorizer, const struct terms *terms,
	       struct vector *vector, struct error *error)
{
	vector->count = 0;
	vector->known = 0;
	vector->words = terms->words;
	if (!reserve(vector, terms->count) ||
	    !reserve_index(vectorizer, terms->count) ||
	    !set_places(vectorizer, vector, PLACES_FIRST))
		return error_no_memory(error);
	if (!look_up(vectorizer, terms))
		return refuse(error);
	if (!sum_up(vectorizer, terms, vector))
		return error_no_memory(error);
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
