/* SPDX-License-Identifier: MIT */
#include "token_room.h"

#include <stdlib.h>

/* A word and what stands behind it, in a text of rather short ones. */
enum { BYTES_OF_TOKEN = 5 };

static bool
set_capacity(struct tokens *tokens, size_t capacity)
{
	struct token *token = realloc(tokens->token, capacity * sizeof *token);

	if (!token)
		return false;
	tokens->token = token;
	tokens->capacity = capacity;
	return true;
}

bool
tokens_grow(struct tokens *tokens)
{
	size_t capacity = tokens->capacity ? 2 * tokens->capacity : 256;

	tokens->failed = tokens->failed || !set_capacity(tokens, capacity);
	return !tokens->failed;
}

void
tokens_expect(struct tokens *tokens, size_t length, size_t most)
{
	size_t likely = tokens->count + length / BYTES_OF_TOKEN;
	size_t wanted = likely < most ? likely : most;

	if (wanted <= tokens->capacity)
		return;
	if (set_capacity(tokens, wanted))
		bytes_reserve(&tokens->folded,
			      (wanted - tokens->count) * BYTES_OF_TOKEN);
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
