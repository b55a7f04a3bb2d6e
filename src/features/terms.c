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
	/*
	 * A word, its class, a pair, word and class in the lead, and what is
	 * known of the name.
	 */
	size_t needed = (terms->gazetteer ? 5 + GAZETTEER_OF_NAME : 5) *
				terms->tokens.count +
			1;

	if (needed <= terms->capacity)
		return true;

	struct term *term = realloc(terms->term, needed * sizeof *term);

	if (!term)
		return false;
	terms->term = term;
	terms->capacity = needed;
	return true;
}

/*
 * What occurrences count, by the number of their token: of the title, the
 * lead, what is near, the rest.  To be asked in ascending order.
 */
enum { ZONES = 4 };

struct weights {
	size_t end[ZONES];
	float weight[ZONES];
	size_t zone;
};

/* How many whole numbers are below `limit`, which is not negative. */
static size_t
numbers_below(double limit)
{
	size_t whole = (size_t)limit;

	return whole + ((double)whole < limit);
}

static struct weights
weights_of(const struct terms *terms, const struct settings *settings)
{
	return (struct weights){
		.end = { terms->title_tokens,
			 numbers_below(settings->lead_words),
			 numbers_below(settings->near_words), SIZE_MAX },
		.weight = { (float)settings->title_weight,
			    (float)settings->lead_weight, 1,
			    (float)settings->far_weight },
	};
}

static inline float
weight_at(struct weights *weights, size_t token)
{
	while (token >= weights->end[weights->zone])
		weights->zone++;
	return weights->weight[weights->zone];
}

static inline void
fill(struct term *term, uint64_t hash, float weight, size_t token,
     enum term_kind kind)
{
	term->hash = hash;
	term->weight = weight;
	term->token = (uint32_t)token;
	term->second = 0;
	term->kind = (uint8_t)kind;
	term->counted = false;
	term->known = 0;
}

static void
add_words(struct terms *terms, struct weights weights)
{
	const struct token *token = terms->tokens.token;
	struct term *next = terms->term + terms->count;
	size_t words = 0;

	for (size_t i = 0; i < terms->tokens.count; i++) {
		float weight = weight_at(&weights, i);
		bool letters = (token[i].flags & TOKEN_LETTERS) != 0;

		fill(next, token[i].hash, weight, i, TERM_WORD);
		next++->counted = letters;
		words += letters;
		if (token[i].class)
			fill(next++, class_hash(token[i].class), weight, i,
			     TERM_CLASS);
	}
	terms->words = words;
	terms->count = (size_t)(next - terms->term);
}

static void
add_lead(struct terms *terms, size_t lead_end)
{
	const struct term *end = terms->term + terms->count;
	struct term *next = terms->term + terms->count;

	for (const struct term *term = terms->term;
	     term < end && term->token < lead_end; term++) {
		fill(next, digest_pair(term->hash, LEAD_SALT), 1, term->token,
		     TERM_LEAD);
		next++->second = term->kind == TERM_CLASS;
	}
	terms->count = (size_t)(next - terms->term);
}

static void
add_pairs(struct terms *terms, struct weights weights)
{
	const struct token *token = terms->tokens.token;
	struct term *next = terms->term + terms->count;
	size_t last = SIZE_MAX;
	uint64_t last_hash = 0;

	for (size_t i = 0; i < terms->tokens.count; i++) {
		uint64_t hash;

		if (token[i].flags & TOKEN_INSIDE)
			continue;
		hash = unit_hash(&token[i]);
		if (last != SIZE_MAX && !(token[i].flags & TOKEN_BREAK)) {
			fill(next, digest_pair(last_hash, hash),
			     weight_at(&weights, i), last, TERM_PAIR);
			next++->second = (uint32_t)i;
		}
		last = i;
		last_hash = hash;
	}
	terms->count = (size_t)(next - terms->term);
}

static void
add_known(struct terms *terms, uint32_t bits, float weight, size_t first,
	  size_t last)
{
	const struct gazetteer *gazetteer = terms->gazetteer;
	unsigned left = GAZETTEER_OF_NAME;

	for (uint32_t i = 0; i < gazetteer->head->classes && left > 0; i++) {
		struct term *term = &terms->term[terms->count];

		if (!(bits >> i & 1))
			continue;
		fill(term, gazetteer->term[i], weight, first, TERM_CLASS);
		term->second = (uint32_t)last;
		term->known = (uint8_t)(i + 1);
		terms->count++;
		left--;
	}
}

/* Add what the gazetteer knows of the names in the text. */
static void
add_names(struct terms *terms, struct weights weights)
{
	const struct gazetteer *gazetteer = terms->gazetteer;
	const struct token *token = terms->tokens.token;

	for (size_t i = 0; i < terms->tokens.count; i++) {
		size_t last;
		uint32_t bits;

		if (!gazetteer_may_begin(gazetteer, token[i].hash))
			continue;
		bits = gazetteer_name_at(gazetteer, &terms->tokens, i, &last);
		if (bits == 0)
			continue;
		add_known(terms, bits, weight_at(&weights, i), i, last);
		i = last;
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
	struct weights weights;

	terms->count = 0;
	terms->words = 0;
	terms->gazetteer = settings->gazetteer;
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
	weights = weights_of(terms, settings);
	add_words(terms, weights);
	if (settings->lead_field > 0)
		add_lead(terms, numbers_below(settings->lead_words));
	if (settings->pairs > 0)
		add_pairs(terms, weights);
	if (terms->gazetteer)
		add_names(terms, weights);
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
	bytes_append_text(bytes,
			  patterns_class_name(terms->tokens.token[i].class));
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
		if (term->known)
			bytes_append_text(bytes,
					  gazetteer_class(terms->gazetteer,
							  term->known - 1u));
		else
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
			digest(mark + 1, length - (size_t)(mark - name) - 1));
	default:
		return digest(name, length);
	}
}
