/* SPDX-License-Identifier: MIT */
#include "terms.h"

#include "../base/digest.h"

#include <stdlib.h>
#include <string.h>

/* Sets the words of the lead apart from those of the whole. */
static const uint64_t LEAD_SALT = UINT64_C(0x6c6561642066696c);

enum { LEAD_MARK = '^', PAIR_MARK = ' ', CLASS_MARK = '<' };

static uint64_t
class_hash(size_t class)
{
	const char *name = patterns_class_name(class);

	return digest(name, strlen(name));
}

/* What a token is in a pair: its class if it has one, else its word. */
static uint64_t
unit_hash(const struct token *token)
{
	return token->class ? class_hash(token->class) : token->hash;
}

static bool
reserve_terms(struct terms *terms)
{
	/* A word, its class, a pair, and word and class in the lead. */
	size_t needed = 5 * terms->tokens.count + 1;

	if (needed <= terms->capacity)
		return true;

	struct term *term = realloc(terms->term, needed * sizeof *term);

	if (!term)
		return false;
	terms->term = term;
	terms->capacity = needed;
	return true;
}

static void
add(struct terms *terms, uint64_t hash, double weight, size_t token,
    enum term_kind kind)
{
	terms->term[terms->count++] = (struct term){
		.hash = hash,
		.weight = (float)weight,
		.token = (uint32_t)token,
		.kind = (uint8_t)kind,
	};
}

static double
weight_of(const struct terms *terms, const struct settings *settings,
	  size_t token)
{
	if (token < terms->title_tokens)
		return settings->title_weight;
	if ((double)token < settings->lead_words)
		return settings->lead_weight;
	return (double)token < settings->near_words ? 1.0
						    : settings->far_weight;
}

static void
add_words(struct terms *terms, const struct settings *settings)
{
	for (size_t i = 0; i < terms->tokens.count; i++) {
		const struct token *token = &terms->tokens.token[i];
		double weight = weight_of(terms, settings, i);

		add(terms, token->hash, weight, i, TERM_WORD);
		terms->term[terms->count - 1].counted =
			(token->flags & TOKEN_LETTERS) != 0;
		if (token->class)
			add(terms, class_hash(token->class), weight, i,
			    TERM_CLASS);
		terms->words += (token->flags & TOKEN_LETTERS) != 0;
	}
}

static void
add_lead(struct terms *terms, const struct settings *settings)
{
	size_t words = terms->count;

	if (settings->lead_field <= 0)
		return;
	for (size_t i = 0; i < words; i++) {
		const struct term *term = &terms->term[i];

		if ((double)term->token >= settings->lead_words)
			break;
		add(terms, digest_pair(term->hash, LEAD_SALT), 1.0,
		    term->token, TERM_LEAD);
		terms->term[terms->count - 1].second =
			term->kind == TERM_CLASS;
	}
}

static void
add_pairs(struct terms *terms, const struct settings *settings)
{
	const struct token *token = terms->tokens.token;
	size_t last = SIZE_MAX;

	if (settings->pairs <= 0)
		return;
	for (size_t i = 0; i < terms->tokens.count; i++) {
		if (token[i].flags & TOKEN_INSIDE)
			continue;
		if (last != SIZE_MAX && !(token[i].flags & TOKEN_BREAK)) {
			add(terms, digest_pair(unit_hash(&token[last]),
					       unit_hash(&token[i])),
			    weight_of(terms, settings, i), last, TERM_PAIR);
			terms->term[terms->count - 1].second = (uint32_t)i;
		}
		last = i;
	}
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

void
terms_extract(struct terms *terms, const struct settings *settings,
	      struct matcher *matcher, const struct document *document)
{
	size_t most = (size_t)settings->max_words;

	terms->count = 0;
	terms->words = 0;
	tokens_clear(&terms->tokens);
	terms->failed = !ready_stemmer(&terms->tokens, settings);
	if (terms->failed)
		return;
	tokens_scan(&terms->tokens, matcher, bytes_text(&document->title),
		    document->title.length, most);
	terms->title_tokens = terms->tokens.count;
	tokens_scan(&terms->tokens, matcher, bytes_text(&document->body),
		    document->body.length, most);
	terms->failed = !tokens_ok(&terms->tokens) || !reserve_terms(terms);
	if (terms->failed)
		return;
	add_words(terms, settings);
	add_lead(terms, settings);
	add_pairs(terms, settings);
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

static void
append_word(const struct terms *terms, size_t i, struct bytes *bytes)
{
	const struct tokens *tokens = &terms->tokens;
	const char *word = tokens_text(tokens, i);
	size_t length = tokens->token[i].folded_length;

	if (tokens->stemmer)
		stemmer_append(tokens->stemmer, word, length, bytes);
	else
		bytes_append(bytes, word, length);
}

static void
append_class(const struct terms *terms, size_t i, struct bytes *bytes)
{
	bytes_append_text(bytes, patterns_class_name(
					 terms->tokens.token[i].class));
}

static void
append_unit(const struct terms *terms, size_t i, struct bytes *bytes)
{
	if (terms->tokens.token[i].class)
		append_class(terms, i, bytes);
	else
		append_word(terms, i, bytes);
}

void
terms_append_name(const struct terms *terms, const struct term *term,
		  struct bytes *bytes)
{
	switch ((enum term_kind)term->kind) {
	case TERM_LEAD:
		bytes_append_byte(bytes, LEAD_MARK);
		if (term->second)
			append_class(terms, term->token, bytes);
		else
			append_word(terms, term->token, bytes);
		break;
	case TERM_PAIR:
		append_unit(terms, term->token, bytes);
		bytes_append_byte(bytes, PAIR_MARK);
		append_unit(terms, term->second, bytes);
		break;
	case TERM_CLASS:
		append_class(terms, term->token, bytes);
		break;
	default:
		append_word(terms, term->token, bytes);
	}
}

enum term_kind
terms_kind_of_name(const char *name, size_t length)
{
	if (length > 0 && name[0] == LEAD_MARK)
		return TERM_LEAD;
	if (memchr(name, PAIR_MARK, length))
		return TERM_PAIR;
	return length > 0 && name[0] == CLASS_MARK ? TERM_CLASS : TERM_WORD;
}

uint64_t
terms_hash_of_name(const char *name, size_t length)
{
	const char *mark;

	switch (terms_kind_of_name(name, length)) {
	case TERM_LEAD:
		return digest_pair(digest(name + 1, length - 1), LEAD_SALT);
	case TERM_PAIR:
		mark = memchr(name, PAIR_MARK, length);
		return digest_pair(
			digest(name, (size_t)(mark - name)),
			digest(mark + 1,
			       length - (size_t)(mark - name) - 1));
	default:
		return digest(name, length);
	}
}
