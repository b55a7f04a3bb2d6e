/* SPDX-License-Identifier: MIT */
#include "stem.h"

#include "../base/builtin.h"
#include "../base/digest.h"

#include <libstemmer.h>
#include <stdbool.h>
#include <stdlib.h>

/*
 * Powers of two: two pages for a text or two, since each page that is touched
 * costs a start, and half a megabyte for many.
 */
enum { REMEMBERED_FIRST = 512, REMEMBERED_MOST = 32768 };

/* Only words that end in one of these have an ending in English. */
static const bool ends[256] = {
	['c'] = true, ['d'] = true, ['e'] = true, ['g'] = true,
	['i'] = true, ['l'] = true, ['m'] = true, ['n'] = true,
	['r'] = true, ['s'] = true, ['t'] = true, ['y'] = true,
};

/* An unused place has the digest 0, as one word in 2^64 has. */
struct remembered {
	uint64_t word;
	uint64_t stem;
};

struct stemmer {
	struct sb_stemmer *snowball;
	struct remembered *remembered; /* [places] */
	size_t places;
	size_t stemmed;		/* words that were not remembered */
};

struct stemmer *
stemmer_new(void)
{
	struct stemmer *stemmer = calloc(1, sizeof *stemmer);

	if (!stemmer)
		return NULL;
	stemmer->snowball = sb_stemmer_new("english", "UTF_8");
	stemmer->places = REMEMBERED_FIRST;
	stemmer->remembered =
		calloc(REMEMBERED_FIRST, sizeof *stemmer->remembered);
	if (stemmer->snowball && stemmer->remembered)
		return stemmer;
	stemmer_free(stemmer);
	return NULL;
}

void
stemmer_free(struct stemmer *stemmer)
{
	if (!stemmer)
		return;
	sb_stemmer_delete(stemmer->snowball);
	free(stemmer->remembered);
	free(stemmer);
}

/* Whether it can have an ending, by its length and last letter. */
static bool
may_end(const char *word, size_t length)
{
	return length >= STEM_SHORTEST && length <= STEM_LONGEST &&
	       ends[(unsigned char)word[length - 1]];
}

static bool
has_stem(const char *word, size_t length)
{
	if (!may_end(word, length))
		return false;
	for (size_t i = 0; i < length; i++)
		if (word[i] < 'a' || word[i] > 'z')
			return false;
	return true;
}

/* Without memory the word stands for itself. */
static const char *
stem_of(struct stemmer *stemmer, const char *word, size_t *length)
{
	const char *stem;

	if (!has_stem(word, *length))
		return word;
	stem = (const char *)sb_stemmer_stem(stemmer->snowball,
					     (const unsigned char *)word,
					     (int)*length);
	if (!stem)
		return word;
	*length = (size_t)sb_stemmer_length(stemmer->snowball);
	return stem;
}

void
stemmer_expect(const struct stemmer *stemmer, uint64_t hash)
{
	prefetch(&stemmer->remembered[hash & (stemmer->places - 1)]);
}

/* Have room for all, and forget what was known; without memory go on. */
static void
grow(struct stemmer *stemmer)
{
	struct remembered *remembered =
		calloc(REMEMBERED_MOST, sizeof *remembered);

	if (!remembered)
		return;
	free(stemmer->remembered);
	stemmer->remembered = remembered;
	stemmer->places = REMEMBERED_MOST;
}

uint64_t
stemmer_hash(struct stemmer *stemmer, const char *word, size_t length,
	     uint64_t hash)
{
	struct remembered *remembered =
		&stemmer->remembered[hash & (stemmer->places - 1)];
	const char *stem;

	if (!may_end(word, length))
		return hash;
	if (remembered->word == hash)
		return remembered->stem;
	if (++stemmer->stemmed == 2 * REMEMBERED_FIRST) {
		grow(stemmer);
		remembered =
			&stemmer->remembered[hash & (stemmer->places - 1)];
	}
	stem = stem_of(stemmer, word, &length);
	*remembered = (struct remembered){ hash, digest(stem, length) };
	return remembered->stem;
}

void
stemmer_append(struct stemmer *stemmer, const char *word, size_t length,
	       struct bytes *bytes)
{
	const char *stem = stem_of(stemmer, word, &length);

	bytes_append(bytes, stem, length);
}
