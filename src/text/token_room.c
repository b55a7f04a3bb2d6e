/* SPDX-License-Identifier: MIT */
#include "token_room.h"

#include <stdlib.h>

/* A word and what stands behind it, more or less. */
enum { BYTES_OF_TOKEN = 6 };

static bool
set_capacity(struct tokens *tokens, size_t capacity)
{
	struct token *token = realloc(tokens->token, capacity * sizeof *token);

	if (!token) {
		tokens->failed = true;
		return false;
	}
	tokens->token = token;
	tokens->capacity = capacity;
	return true;
}

bool
tokens_grow(struct tokens *tokens)
{
	return set_capacity(tokens,
			    tokens->capacity ? 2 * tokens->capacity : 256);
}

void
tokens_expect(struct tokens *tokens, size_t length, size_t most)
{
	size_t likely = length / BYTES_OF_TOKEN;
	size_t more = likely < most ? likely : most;

	if (tokens->count + more > tokens->capacity)
		set_capacity(tokens, tokens->count + more);
	bytes_reserve(&tokens->folded, more * BYTES_OF_TOKEN);
}

bool
tokens_ok(const struct tokens *tokens)
{
	return !tokens->failed && bytes_ok(&tokens->folded);
}

void
tokens_clear(struct tokens *tokens)
{
	tokens->count = 0;
	tokens->failed = false;
	bytes_clear(&tokens->folded);
}

void
tokens_free(struct tokens *tokens)
{
	free(tokens->token);
	bytes_free(&tokens->folded);
	stemmer_free(tokens->stemmer);
	*tokens = (struct tokens){ 0 };
}
