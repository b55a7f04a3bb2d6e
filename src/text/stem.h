/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_STEM_H
#define TRIAGE_STEM_H

#include "memory.h"

#include "../base/bytes.h"

#include <stdint.h>

/*
 * English words without their endings, by Snowball's stemmer (libstemmer):
 * `encrypts`, `encrypted` and `encryption` are one term.
 *
 * Only plain words of the letters a to z have a stem: a name with a digit in
 * it stays as it is.  The digests of the stems of the words met last are
 * remembered; the stem itself is made again where somebody wants to read it.
 */
struct stemmer {
	struct sb_stemmer *snowball; /* these two are its own */
	struct memory memory;
};

enum {
	STEM_SHORTEST = 3, /* bytes; a shorter word has no ending */
	STEM_LONGEST = 22, /* and a longer one stays as it is */
};

/* One thread's own; NULL when memory runs out. */
struct stemmer *stemmer_new(void);
void stemmer_free(struct stemmer *stemmer);

/*
 * The digest() of a folded word's stem.  `key` is one that no other word has
 * (memory.h); stemmer_recall() may be asked first, for 0 or the same answer.
 */
uint64_t stemmer_hash(struct stemmer *stemmer, const char *word, size_t length,
		      uint64_t key);

static inline uint64_t
stemmer_recall(struct stemmer *stemmer, uint64_t key)
{
	return memory_find(&stemmer->memory, key);
}

static inline void
stemmer_expect(const struct stemmer *stemmer, uint64_t key)
{
	memory_expect(&stemmer->memory, key);
}

/*
 * False where the stem is the word itself, by its length and letters; most of
 * the others change.
 */
bool stemmer_may_change(const char *word, size_t length);

/* Append the stem of a folded word. */
void stemmer_append(struct stemmer *stemmer, const char *word, size_t length,
		    struct bytes *bytes);

#endif
