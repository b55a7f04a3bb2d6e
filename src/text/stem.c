/* SPDX-License-Identifier: MIT */
#include "stem.h"

#include "../base/digest.h"

#include <libstemmer.h>
#include <stdbool.h>
#include <stdlib.h>

/* Only words that end in one of these have an ending in English. */
static const bool ends[256] = {
	['c'] = true, ['d'] = true, ['e'] = true, ['g'] = true,
	['i'] = true, ['l'] = true, ['m'] = true, ['n'] = true,
	['r'] = true, ['s'] = true, ['t'] = true, ['y'] = true,
};

struct stemmer *
stemmer_new(void)
{
	struct stemmer *stemmer = calloc(1, sizeof *stemmer);

	if (!stemmer)
		return NULL;
	stemmer->snowball = sb_stemmer_new("english", "ISO_8859_1");
	if (memory_start(&stemmer->memory) && stemmer->snowball)
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
	memory_clear(&stemmer->memory);
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
	stem = (const char *)sb_stemmer_stem(
		stemmer->snowball, (const unsigned char *)word, (int)*length);
	if (!stem)
		return word;
	*length = (size_t)sb_stemmer_length(stemmer->snowball);
	return stem;
}

uint64_t
stemmer_hash(struct stemmer *stemmer, const char *word, size_t length,
	     uint64_t key)
{
	uint64_t hash = stemmer_recall(stemmer, key);
	const char *stem;

	if (hash != 0)
		return hash;
	stem = stem_of(stemmer, word, &length);
	hash = digest(stem, length);
	memory_keep(&stemmer->memory, key, hash);
	return hash;
}

void
stemmer_append(struct stemmer *stemmer, const char *word, size_t length,
	       struct bytes *bytes)
{
	const char *stem = stem_of(stemmer, word, &length);

	bytes_append(bytes, stem, length);
}
