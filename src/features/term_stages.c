/* SPDX-License-Identifier: MIT */
#include "term_stages.h"

#include "../base/digest.h"

#include <string.h>

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

/* At most of one token. */
enum { OF_WORD = 2, OF_PAIR = 1 };

_Static_assert(TERMS_OF_TOKEN == 2 * OF_WORD + OF_PAIR, "words, lead, pairs");

/* How many whole numbers are below `limit`, which is not negative. */
static size_t
numbers_below(double limit)
{
	size_t whole = (size_t)limit;

	return whole + ((double)whole < limit);
}

static struct terms_weights
weights_of(const struct terms *terms, const struct settings *settings)
{
	return (struct terms_weights){
		.end = { terms->title_tokens,
			 numbers_below(settings->lead_words),
			 numbers_below(settings->near_words), SIZE_MAX },
		.weight = { (float)settings->title_weight,
			    (float)settings->lead_weight, 1,
			    (float)settings->far_weight },
	};
}

static inline float
weight_at(struct terms_weights *weights, size_t token)
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

/* Where terms may be put that are `most` a token at most. */
struct room {
	struct term *next;
	const struct term *last; /* there is room for a token's up to here */
};

static inline struct room
room_of(const struct terms *terms, size_t most)
{
	return (struct room){ terms->term + terms->count,
			      terms->term + terms->capacity - most };
}

/* So much was added, and the tokens before `token` are done with. */
static inline void
advance(struct terms *terms, const struct term *next, size_t token)
{
	terms->count = (size_t)(next - terms->term);
	terms->place.token = token;
}

static void
add_words(struct terms *terms)
{
	const struct token *token = terms->tokens.token;
	const size_t count = terms->tokens.count;
	struct terms_weights weights = terms->place.weights;
	struct room room = room_of(terms, OF_WORD);
	size_t i = terms->place.token;
	size_t words = 0;

	for (; i < count && room.next <= room.last; i++) {
		float weight = weight_at(&weights, i);
		bool letters = (token[i].flags & TOKEN_LETTERS) != 0;

		fill(room.next, token[i].hash, weight, i, TERM_WORD);
		room.next++->counted = letters;
		words += letters;
		if (token[i].class)
			fill(room.next++, class_hash(token[i].class), weight,
			     i, TERM_CLASS);
	}
	terms->words += words;
	terms->place.weights = weights;
	advance(terms, room.next, i);
}

static void
add_lead(struct terms *terms)
{
	const struct token *token = terms->tokens.token;
	size_t end = numbers_below(terms->settings->lead_words);
	struct room room = room_of(terms, OF_WORD);
	size_t i = terms->place.token;

	if (end > terms->tokens.count)
		end = terms->tokens.count;
	for (; i < end && room.next <= room.last; i++) {
		fill(room.next++, digest_pair(token[i].hash, TERMS_LEAD_SALT), 1, i,
		     TERM_LEAD);
		if (!token[i].class)
			continue;
		fill(room.next,
		     digest_pair(class_hash(token[i].class), TERMS_LEAD_SALT), 1, i,
		     TERM_LEAD);
		room.next++->second = true;
	}
	advance(terms, room.next, i < end ? i : terms->tokens.count);
}

static void
add_pairs(struct terms *terms)
{
	const struct token *token = terms->tokens.token;
	const size_t count = terms->tokens.count;
	struct terms_place place = terms->place;
	struct room room = room_of(terms, OF_PAIR);
	size_t i = place.token;

	for (; i < count && room.next <= room.last; i++) {
		uint64_t hash;

		if (token[i].flags & TOKEN_INSIDE)
			continue;
		hash = unit_hash(&token[i]);
		if (place.has_last && !(token[i].flags & TOKEN_BREAK)) {
			fill(room.next, digest_pair(place.last_hash, hash),
			     weight_at(&place.weights, i), place.last,
			     TERM_PAIR);
			room.next++->second = (uint32_t)i;
		}
		place.has_last = true;
		place.last = i;
		place.last_hash = hash;
	}
	terms->place = place;
	advance(terms, room.next, i);
}

static struct term *
add_known(const struct terms *terms, struct term *next, uint32_t bits,
	  float weight, size_t first, size_t last)
{
	const struct gazetteer *gazetteer = terms->gazetteer;
	unsigned left = GAZETTEER_OF_NAME;

	for (uint32_t i = 0; i < gazetteer->head->classes && left > 0; i++) {
		if (!(bits >> i & 1))
			continue;
		fill(next, gazetteer->term[i], weight, first, TERM_CLASS);
		next->second = (uint32_t)last;
		next->known = (uint8_t)(i + 1);
		next++;
		left--;
	}
	return next;
}

/* Add what the gazetteer knows of the names in the text. */
static void
add_names(struct terms *terms)
{
	const struct gazetteer *gazetteer = terms->gazetteer;
	const struct token *token = terms->tokens.token;
	const size_t count = terms->tokens.count;
	struct terms_weights weights = terms->place.weights;
	struct room room = room_of(terms, GAZETTEER_OF_NAME);
	size_t i = terms->place.token;

	for (; i < count && room.next <= room.last; i++) {
		size_t last;
		uint32_t bits;

		if (!gazetteer_may_begin(gazetteer, token[i].hash,
					 token[i].flags & TOKEN_CAPITAL))
			continue;
		bits = gazetteer_name_at(gazetteer, &terms->tokens, i, &last);
		if (bits == 0)
			continue;
		room.next = add_known(terms, room.next, bits,
				      weight_at(&weights, i), i, last);
		i = last;
	}
	terms->place.weights = weights;
	advance(terms, room.next, i);
}

/* The kinds of terms, one after the other, each in the order of the text. */
static void (*const stages[])(struct terms *terms) = { add_words, add_lead,
						       add_pairs, add_names };

_Static_assert(sizeof stages / sizeof stages[0] == TERMS_STAGES, "all of them");

static bool
is_wanted(const struct terms *terms, size_t stage)
{
	if (stages[stage] == add_lead)
		return terms->settings->lead_field > 0;
	if (stages[stage] == add_pairs)
		return terms->settings->pairs > 0;
	return stages[stage] != add_names || terms->gazetteer;
}

void
terms_fill(struct terms *terms)
{
	struct terms_place *place = &terms->place;

	while (place->stage < TERMS_STAGES) {
		if (place->token == 0)
			place->weights = weights_of(terms, terms->settings);
		if (is_wanted(terms, place->stage)) {
			stages[place->stage](terms);
			if (place->token < terms->tokens.count)
				return;
		}
		place->stage++;
		place->token = 0;
	}
}
