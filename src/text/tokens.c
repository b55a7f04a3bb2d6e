/* SPDX-License-Identifier: MIT */
#include "tokens.h"

#include "fold.h"
#include "plain.h"
#include "run.h"
#include "token_room.h"

#include "../base/digest.h"

#include <string.h>

struct scan {
	struct tokens *tokens;
	struct matcher *matcher;
	struct text text;
	size_t inside_until; /* end of the span of the last phrase class */
	size_t line_ends;    /* since the last word */
	bool broken;	     /* a sentence ended since the last word */
	bool letters;	     /* the run at hand has some */
};

/* Remove the bytes of `unwanted` from what was folded since `start`. */
static void
squeeze(struct bytes *folded, size_t start, const char *unwanted)
{
	size_t out = start;

	if (unwanted[0] == '\0')
		return;
	for (size_t i = start; i < folded->length; i++)
		if (!strchr(unwanted, folded->data[i]))
			folded->data[out++] = folded->data[i];
	folded->length = out;
	folded->data[out] = '\0';
}

static bool
is_capital(char first)
{
	return (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
}

static uint8_t
flags_of(const struct scan *scan, size_t start)
{
	int flags = scan->broken ? TOKEN_BREAK : 0;

	if (start < scan->inside_until)
		flags |= TOKEN_INSIDE;
	if (scan->letters)
		flags |= TOKEN_LETTERS;
	if (is_capital(scan->text.data[start]))
		flags |= TOKEN_CAPITAL;
	return (uint8_t)flags;
}

/* The next token, of the word from `start` on; NULL without memory. */
static inline struct token *
add(struct scan *scan, size_t start, size_t class)
{
	struct tokens *tokens = scan->tokens;
	struct token *token;

	if (tokens->count == tokens->capacity && !tokens_grow(tokens))
		return NULL;
	token = &tokens->token[tokens->count++];
	token->offset = (uint32_t)start;
	token->class = (uint8_t) class;
	token->flags = flags_of(scan, start);
	scan->broken = false;
	scan->line_ends = 0;
	return token;
}

/* Numbers and the like have no stem, and are not met again so often. */
static uint64_t
hash_of(const struct scan *scan, const char *word, size_t length)
{
	uint64_t hash = digest(word, length);

	if (!scan->tokens->stemmer || !scan->letters)
		return hash;
	return stemmer_hash(scan->tokens->stemmer, word, length,
			    hash | UINT64_C(1) << PLAIN_KEY_BITS);
}

/* Note the word from `start` to `end` that was folded at `folded`. */
static void
note(struct scan *scan, size_t start, size_t end, size_t folded, size_t class)
{
	const struct bytes *bytes = &scan->tokens->folded;
	size_t length = bytes->length - folded;

	struct token *token = length > 0 ? add(scan, start, class) : NULL;

	if (!token)
		return;
	token->hash = hash_of(scan, bytes->data + folded, length);
	token->length = (uint32_t)(end - start);
	token->folded = (uint32_t)folded;
	token->folded_length = (uint32_t)length;
}

/* Append the plain word at `start`. */
static ALWAYS_INLINE void
emit_plain(struct scan *scan, size_t start, const struct plain *plain)
{
	struct bytes *folded = &scan->tokens->folded;
	size_t at = folded->length;
	struct token *token;

	if (folded->capacity - at <= PLAIN_LONGEST &&
	    !bytes_reserve(folded, PLAIN_LONGEST))
		return;
	plain_write(plain, folded->data + at);
	folded->length = at + plain->length;
	folded->data[folded->length] = '\0';
	scan->letters = true;
	token = add(scan, start, 0);
	if (!token)
		return;
	if (scan->tokens->stemmer) {
		token->hash = plain_key(plain);
		token->flags |= TOKEN_KEYED;
	} else {
		token->hash = digest(folded->data + at, plain->length);
	}
	token->length = (uint32_t)plain->length;
	token->folded = (uint32_t)at;
	token->folded_length = (uint32_t)plain->length;
}

/* Append the word from `start` to `end`; `unwanted` bytes are left out. */
static void
emit(struct scan *scan, size_t start, size_t end, const char *unwanted,
     size_t class)
{
	struct bytes *folded = &scan->tokens->folded;
	size_t at = folded->length;
	struct plain plain;

	if (end - start > TOKEN_LONGEST && class == 0)
		return;
	if (class == 0 && plain_take_letters(scan->text, start, &plain) &&
	    plain.length == end - start) {
		emit_plain(scan, start, &plain);
		return;
	}
	fold_append(folded, scan->text.data + start, end - start);
	squeeze(folded, at, unwanted);
	note(scan, start, end, at, class);
}

/* Where a word ends without its possessive. */
static size_t
without_possessive(struct text text, size_t start, size_t end)
{
	size_t sign = end - 1;

	if (end - start < 3 || (text.data[sign] | 0x20) != 's')
		return end;
	do
		sign--;
	while (sign > start && ((unsigned char)text.data[sign] & 0xc0) == 0x80);
	return sign > start && character_at(text, sign).joiner == '\'' ? sign
								       : end;
}

static void
emit_word(struct scan *scan, const struct run *run, size_t start, size_t end,
	  size_t class)
{
	if (run->has_apostrophe)
		end = without_possessive(scan->text, start, end);
	emit(scan, start, end,
	     run->has_apostrophe || run->has_comma ? "'," : "", class);
}

/* Emit each part between hyphens and dots as a word. */
static void
emit_parts(struct scan *scan, const struct run *run)
{
	size_t start = run->start;

	for (size_t at = run->start; at < run->end;) {
		struct character character = character_at(scan->text, at);

		if (character.role == JOINER &&
		    (character.joiner == '-' || character.joiner == '.')) {
			emit_word(scan, run, start, at, 0);
			start = at + character.length;
		}
		at += character.length;
	}
	emit_word(scan, run, start, run->end, 0);
}

/* Emit a run that no whole pattern took. */
static void
emit_run(struct scan *scan, const struct run *run, size_t class)
{
	bool links_words = run->joins > 0 && !run->has_digit &&
			   !run->has_underscore && run->shortest > 1;

	if (links_words)
		emit_parts(scan, run);
	else
		emit_word(scan, run, run->start, run->end, class);
}

static const char *
unwanted_in(size_t class)
{
	return strcmp(patterns_class_name(class), "<group>") == 0 ? "- " : "";
}

/* Where to go on behind a whole match: a possessive belongs to it. */
static size_t
behind_possessive(struct text text, size_t end)
{
	struct character sign;
	size_t letter;

	if (end >= text.length)
		return end;
	sign = character_at(text, end);
	letter = end + sign.length;
	if (sign.role != JOINER || sign.joiner != '\'' ||
	    letter >= text.length || text.data[letter] != 's')
		return end;
	return run_at(text, letter).end == letter + 1 ? letter + 1 : end;
}

/* Take the run at `start`; returns where to go on. */
static size_t
take_run(struct scan *scan, size_t start)
{
	struct run run = run_at(scan->text, start);
	unsigned hints = run_hints(scan->text, &run);
	struct match match = { 0, 0 };

	if (hints != 0)
		match = matcher_at(scan->matcher, scan->text.data,
				   scan->text.length, start, hints);
	scan->letters = false;
	if (match.class != 0 && patterns_class_is_whole(match.class)) {
		emit(scan, start, match.end, unwanted_in(match.class),
		     match.class);
		return behind_possessive(scan->text, match.end);
	}
	scan->letters = run.has_letter;
	if (start < scan->inside_until)
		match.class = 0;
	emit_run(scan, &run, match.class);
	if (match.class != 0)
		scan->inside_until = match.end;
	return run.end;
}

static bool
is_blank_at(struct text text, size_t at)
{
	return at >= text.length || text.data[at] == ' ' ||
	       text.data[at] == '\n' || text.data[at] == '\r' ||
	       text.data[at] == '\t';
}

/* Look at a character between words: does a sentence or paragraph end? */
static void
note_gap(struct scan *scan, size_t at, struct character character)
{
	bool stop = character.role == SENTENCE || character.joiner == '.';

	if (character.role == LINE)
		scan->line_ends++;
	if (scan->line_ends > 1 || (stop && is_blank_at(scan->text, at + 1)))
		scan->broken = true;
}

/* Take what is at `at`; returns where to go on. */
static inline size_t
take(struct scan *scan, size_t at)
{
	struct character character = character_at(scan->text, at);
	struct plain plain;

	if (character.role == LETTER && plain_read(scan->text, at, &plain)) {
		emit_plain(scan, at, &plain);
		return at + plain.length;
	}
	if (role_makes_word(character.role))
		return take_run(scan, at);
	note_gap(scan, at, character);
	return at + character.length;
}

/* So many words ahead a hash is asked for, to be there in time. */
enum { AHEAD = 24 };

/* Put hashes in the place of keys, all at once: none waits for another. */
static void
resolve(struct tokens *tokens, size_t first)
{
	struct stemmer *stemmer = tokens->stemmer;

	for (size_t i = first; i < tokens->count; i++) {
		struct token *token = &tokens->token[i];
		uint64_t hash;

		if (i + AHEAD < tokens->count)
			stemmer_expect(stemmer, token[AHEAD].hash);
		if (!(token->flags & TOKEN_KEYED))
			continue;
		hash = stemmer_recall(stemmer, token->hash);
		if (hash == 0)
			hash = stemmer_hash(stemmer, tokens_text(tokens, i),
					    token->folded_length, token->hash);
		token->hash = hash;
		token->flags &= (uint8_t)~TOKEN_KEYED;
	}
}

void
tokens_scan(struct tokens *tokens, struct matcher *matcher, const char *text,
	    size_t length, size_t most)
{
	struct scan scan = { .tokens = tokens,
			     .matcher = matcher,
			     .text = { text, length },
			     .broken = true };
	size_t first = tokens->count;
	size_t at = 0;

	tokens_expect(tokens, length, most);
	/* Without memory the folded bytes stay empty and nothing is noted. */
	while (tokens->count < most && !tokens->failed) {
		while (at < length &&
		       byte_role[(unsigned char)text[at]] == SEPARATOR)
			at++;
		if (at == length)
			break;
		at = take(&scan, at);
	}
	/* A run of several words may have gone past. */
	if (tokens->count > most)
		tokens->count = most;
	if (tokens->stemmer)
		resolve(tokens, first);
}

const char *
tokens_text(const struct tokens *tokens, size_t i)
{
	return tokens->folded.data + tokens->token[i].folded;
}
