/* SPDX-License-Identifier: MIT */
#include "stem.h"

#include "../base/digest.h"

#include <libstemmer.h>
#include <stdbool.h>
#include <stdlib.h>

#define BIT(letter) (UINT32_C(1) << ((letter) - 'a'))

/*
 * Which letters stand before the last one in an ending of English, by the last
 * one: "ic", "ed", "ing", ... "ious", "ant".  A final y becomes an i behind a
 * consonant, and any letter may stand before a final e or s.
 */
static const uint32_t ends[26] = {
	['c' - 'a'] = BIT('i'),
	['d' - 'a'] = BIT('e'),
	['e' - 'a'] = UINT32_MAX,
	['g' - 'a'] = BIT('n'),
	['i' - 'a'] = BIT('c') | BIT('g') | BIT('l') | BIT('t'),
	['l' - 'a'] = BIT('a') | BIT('l') | BIT('u'),
	['m' - 'a'] = BIT('s'),
	['n' - 'a'] = BIT('o'),
	['r' - 'a'] = BIT('e') | BIT('o'),
	['s' - 'a'] = UINT32_MAX,
	['t' - 'a'] = BIT('n'),
	['y' - 'a'] = ~(BIT('a') | BIT('e') | BIT('i') | BIT('o') | BIT('u')),
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

static bool
is_plain(const char *word, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (word[i] < 'a' || word[i] > 'z')
			return false;
	return true;
}

/* Whether it can have an ending, by its length and last letters. */
static bool
may_end(const char *word, size_t length)
{
	char last = word[length - 1];

	if (length == STEM_SHORTEST && last != 'd' && last != 's' && last != 'y')
		return false;
	return (ends[last - 'a'] & BIT(word[length - 2])) != 0;
}

bool
stemmer_may_change(const char *word, size_t length)
{
	return length >= STEM_SHORTEST && length <= STEM_LONGEST &&
	       is_plain(word, length) && may_end(word, length);
}

/* Without memory the word stands for itself. */
static const char *
stem_of(struct stemmer *stemmer, const char *word, size_t *length)
{
	const char *stem;

	if (!stemmer_may_change(word, *length))
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
