/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_KNOWN_H
#define TRIAGE_KNOWN_H

#include "terms.h"
#include "vector.h"
#include "vocabulary.h"

/*
 * The occurrences in a document of terms that a vocabulary knows, in the
 * order of the text.  Start with `{ 0 }`, fill again and again.
 */
struct known {
	struct entry *entry; /* the term, and what this occurrence weighs */
	size_t count;	     /* of those that weigh anything */
	size_t capacity;
	size_t words; /* words with a letter among them */
};

/* Have room for so many occurrences; false when memory runs out. */
bool known_reserve(struct known *known, size_t most);
void known_free(struct known *known);

/*
 * Look up every occurrence, for which there is room; those of the first
 * `weightless` terms weigh nothing.  False where the lines that `watch` looks
 * at are not as sealed.
 */
bool known_find(struct known *known, const struct terms *terms,
		const struct vocabulary *vocabulary, uint32_t weightless,
		struct seal_watch *watch);

#endif
