/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_TOKENS_H
#define TRIAGE_TOKENS_H

#include "patterns.h"
#include "stem.h"

#include "../base/bytes.h"

#include <stdint.h>

/*
 * A text as a sequence of words.
 *
 * A word is a run of letters and digits.  Joined runs are kept whole where
 * the join is part of a name (`0-day`, `T1059.001`, `u.s`), and are parted
 * where it only links two words (`state-sponsored` is two).  A possessive
 * `'s` is dropped, other apostrophes vanish (`don't` is `dont`), so do the
 * commas of `4,000`.  What a whole pattern matches (an id, an address) is one
 * word as it stands; a tracked group's name loses its separator, so that
 * `APT-29`, `APT 29` and `APT29` are one word.  With a stemmer, words are
 * told apart by their stems.
 */
struct token {
	uint64_t hash;		/* digest() of the folded word or its stem */
	uint32_t offset;	/* where it stands in the text, in bytes */
	uint32_t length;
	uint32_t folded;	/* where its folded form stands in `folded` */
	uint32_t folded_length;
	uint8_t class;		/* of patterns.h, or 0 */
	uint8_t flags;
};

enum token_flag {
	TOKEN_BREAK = 1,	/* a sentence or paragraph ended before it */
	TOKEN_INSIDE = 2,	/* in the span of an earlier token's class */
	TOKEN_LETTERS = 4,	/* has a letter */
	TOKEN_KEYED = 8,	/* while scanning: has a key in place of a hash */
	TOKEN_CAPITAL = 16,	/* begins with one of A to Z or 0 to 9 */
};

enum { TOKEN_LONGEST = 256 };	/* bytes; a longer run is no word */

struct tokens {
	struct token *token;
	size_t count;
	size_t capacity;
	struct bytes folded;
	struct stemmer *stemmer;	/* its own, or NULL: words as they stand */
	bool failed;		/* memory ran out: the tokens are incomplete */
};

/*
 * Append the words of `text`, valid UTF-8 of less than 4 GiB, of which at
 * most `most` are taken.  The next text starts with a break.
 */
void tokens_scan(struct tokens *tokens, struct matcher *matcher,
		 const char *text, size_t length, size_t most);

/* The folded form, not NUL-ended, of `folded_length` bytes. */
const char *tokens_text(const struct tokens *tokens, size_t i);

bool tokens_ok(const struct tokens *tokens);
void tokens_clear(struct tokens *tokens);
void tokens_free(struct tokens *tokens);

#endif
