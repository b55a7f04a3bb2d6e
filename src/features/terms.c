/* SPDX-License-Identifier: MIT */
#include "terms.h"

#include "term_stages.h"

#include <stdlib.h>

/* A piece for one who looks at a document once stays in the nearest cache. */
enum { PIECE = 512 };

_Static_assert(PIECE > TERMS_OF_TOKEN + GAZETTEER_OF_NAME, "a token fits");

static bool
reserve(struct terms *terms, size_t needed)
{
	struct term *term;

	if (needed <= terms->capacity)
		return true;
	term = realloc(terms->term, needed * sizeof *term);
	if (!term)
		return false;
	terms->term = term;
	terms->capacity = needed;
	return true;
}

/* Have a stemmer just where the settings ask for one. */
static bool
ready_stemmer(struct tokens *tokens, const struct settings *settings)
{
	if (settings->stems <= 0) {
		stemmer_free(tokens->stemmer);
		tokens->stemmer = NULL;
		return true;
	}
	if (!tokens->stemmer)
		tokens->stemmer = stemmer_new();
	return tokens->stemmer != NULL;
}

/* Have the tokens; false where memory ran out. */
static bool
scan(struct terms *terms, const struct settings *settings,
     struct matcher *matcher, const struct document *document)
{
	size_t most = (size_t)settings->max_words;

	terms->count = 0;
	terms->words = 0;
	terms->settings = settings;
	terms->gazetteer = settings->gazetteer;
	terms->place = (struct terms_place){ 0 };
	tokens_clear(&terms->tokens);
	if (!ready_stemmer(&terms->tokens, settings))
		return false;
	tokens_scan(&terms->tokens, matcher, bytes_text(&document->title),
		    document->title.length, most);
	terms->title_tokens = terms->tokens.count;
	tokens_scan(&terms->tokens, matcher, bytes_text(&document->body),
		    document->body.length, most);
	return tokens_ok(&terms->tokens);
}

void
terms_extract(struct terms *terms, const struct settings *settings,
	      struct matcher *matcher, const struct document *document)
{
	size_t of_token = TERMS_OF_TOKEN;

	terms->failed = !scan(terms, settings, matcher, document);
	if (terms->gazetteer)
		of_token += GAZETTEER_OF_NAME;
	if (!terms->failed)
		terms->failed = !reserve(terms, of_token * (terms->tokens.count +
							    1));
	if (!terms->failed)
		terms_fill(terms);
}

void
terms_begin(struct terms *terms, const struct settings *settings,
	    struct matcher *matcher, const struct document *document)
{
	terms->failed = !scan(terms, settings, matcher, document) ||
			!reserve(terms, PIECE);
	if (!terms->failed)
		terms_fill(terms);
}

bool
terms_next(struct terms *terms)
{
	if (terms->failed || terms->place.stage == TERMS_STAGES)
		return false;
	terms->count = 0;
	terms_fill(terms);
	return true;
}

bool
terms_ok(const struct terms *terms)
{
	return !terms->failed;
}

void
terms_free(struct terms *terms)
{
	tokens_free(&terms->tokens);
	free(terms->term);
	*terms = (struct terms){ 0 };
}
