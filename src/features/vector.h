/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_VECTOR_H
#define TRIAGE_VECTOR_H

#include "terms.h"
#include "vocabulary.h"

/*
 * A document as a sparse vector of length 1 (or empty).
 *
 * value = ln(1 + tf) * idf, then divided by the Euclidean norm, where tf is
 * the sum of the weights of the term's occurrences (sublinear tf-idf as in
 * Manning, Raghavan and Schuetze, Introduction to Information Retrieval,
 * section 6.4; idf as in vocabulary.h).
 */
struct entry {
	uint32_t index;
	float value;
};

struct vector {
	struct entry *entry;	/* in the order in which the text has them */
	size_t count;
	size_t capacity;
	size_t words;		/* words with a letter in the document */
	size_t known;		/* how many of these the vocabulary knows */
};

/* A thread's scratch space for one vocabulary. */
struct vectorizer;

struct vectorizer *vectorizer_new(const struct vocabulary *vocabulary,
				  struct error *error);
void vectorizer_free(struct vectorizer *vectorizer);

/*
 * Have the rows of an array brought near, one of `size` bytes a term, when a
 * document turns out to have the term: somebody will look at them next.
 */
void vectorizer_expect_rows(struct vectorizer *vectorizer, const void *rows,
			    size_t size);

/*
 * Replace what `vector` holds by all pieces of `terms`, from the one that
 * is told at this time on; false when memory runs out, or where a mapped
 * vocabulary turns out to be damaged.
 */
bool vectorizer_run(struct vectorizer *vectorizer, struct terms *terms,
		    struct vector *vector, struct error *error);

/* The value of a term whose occurrences weigh `tf` in all, before the norm. */
double vector_value(double tf, double idf);

/* Bring the entries into ascending order of their index. */
void vector_sort(struct vector *vector);
void vector_free(struct vector *vector);

#endif
