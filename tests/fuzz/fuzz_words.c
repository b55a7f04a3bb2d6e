/* SPDX-License-Identifier: MIT */
/* Plain text to terms: words stand in the text, in order. */
#include "fuzz.h"

#include "../../src/features/terms.h"

#include <string.h>

static void
check_tokens(const struct tokens *tokens, size_t first, size_t count,
	     const struct bytes *text)
{
	size_t end = 0;

	for (size_t i = first; i < first + count; i++) {
		const struct token *token = &tokens->token[i];

		FUZZ_CHECK(token->length > 0 && token->folded_length > 0);
		FUZZ_CHECK(token->offset >= end);
		FUZZ_CHECK(token->offset + (size_t)token->length <=
			   text->length);
		FUZZ_CHECK(token->folded + (size_t)token->folded_length <=
			   tokens->folded.length);
		if (!(token->flags & TOKEN_INSIDE))
			end = token->offset;
	}
}

static void
check_terms(const struct terms *terms)
{
	for (size_t i = 0; i < terms->count; i++) {
		FUZZ_CHECK(terms->term[i].token < terms->tokens.count);
		FUZZ_CHECK(terms->term[i].weight > 0);
		FUZZ_CHECK(terms->term[i].kind < TERM_KINDS);
	}
}

void
fuzz_words(const uint8_t *data, size_t size)
{
	struct document document = { 0 };
	struct terms terms = { 0 };
	struct settings settings;

	settings_default(&settings);
	document_read_text(&document, (const char *)data, size);
	terms_extract(&terms, &settings, fuzz_matcher(), &document);
	FUZZ_CHECK(terms_ok(&terms));
	check_tokens(&terms.tokens, 0, terms.title_tokens, &document.title);
	check_tokens(&terms.tokens, terms.title_tokens,
		     terms.tokens.count - terms.title_tokens, &document.body);
	check_terms(&terms);
	terms_free(&terms);
	document_free(&document);
}
