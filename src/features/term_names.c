/* SPDX-License-Identifier: MIT */
/* How terms are spelled, and what a spelling says of a term. */
#include "terms.h"

#include "../base/digest.h"

#include <string.h>

enum { LEAD_MARK = '^', PAIR_MARK = ' ', CLASS_MARK = '<' };

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
		return digest_pair(digest(name + 1, length - 1), TERMS_LEAD_SALT);
	case TERM_PAIR:
		mark = memchr(name, PAIR_MARK, length);
		return digest_pair(
			digest(name, (size_t)(mark - name)),
			digest(mark + 1, length - (size_t)(mark - name) - 1));
	default:
		return digest(name, length);
	}
}
