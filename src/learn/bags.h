/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_BAGS_H
#define TRIAGE_BAGS_H

#include "corpus.h"

#include "../features/terms.h"

/*
 * Every document of a corpus as a bag of hashed terms: the text is read once,
 * whatever the number of folds.
 */
struct bag_entry {
	uint64_t hash;
	float tf;		/* the sum of the occurrences' weights */
	uint32_t kind : 2;	/* enum term_kind */
	uint32_t words : 30;	/* occurrences that `known` counts */
};

enum { BAG_SHINGLES = 32 };

struct bag {
	struct bag_entry *entry;	/* ascending by hash */
	uint32_t count;
	uint32_t words;
	/* The least hashes of its word triples under so many permutations. */
	uint32_t shingle[BAG_SHINGLES];
};

struct bags {
	size_t count;
	struct bag *bag;
};

/* One bag an example, in the corpus's order; ended with bags_free(). */
struct bags *bags_new(const struct corpus *corpus,
		      const struct settings *settings,
		      const struct patterns *patterns, unsigned threads,
		      struct error *error);
void bags_free(struct bags *bags);

#endif
