/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_TERMS_H
#define TRIAGE_TERMS_H

#include "settings.h"

#include "../document/document.h"
#include "../text/tokens.h"

/*
 * The occurrences of terms in a document, in the order of the text.
 *
 * A term is a word (`beacon`), a class (`<cve>`, or of a name of the gazetteer
 * `<state-group>`), a pair of neighbours in one sentence (`exploits <cve>`,
 * where a class of patterns.h stands for its whole span), or a word of the lead
 * as a field of its own (`^beacon`).  Terms are compared by
 * a 64-bit hash; terms_append_name() spells one out.
 */
enum term_kind { TERM_WORD, TERM_CLASS, TERM_PAIR, TERM_LEAD, TERM_KINDS };

struct term {
	uint64_t hash;
	float weight;		/* what this occurrence counts */
	uint32_t token;		/* the token it begins with */
	uint32_t second;	/* of a pair, the other one; of a name, the last */
	uint8_t kind;		/* enum term_kind */
	bool counted;		/* a word with a letter */
	uint8_t known;		/* of a name's class, 1 and its number */
};

/* Sets the words of the lead apart from those of the whole. */
static const uint64_t TERMS_LEAD_SALT = UINT64_C(0x6c6561642066696c);

/*
 * What occurrences count, by the number of their token: of the title, the
 * lead, what is near, the rest.  To be asked in ascending order.
 */
enum { TERMS_ZONES = 4 };

struct terms_weights {
	size_t end[TERMS_ZONES];
	float weight[TERMS_ZONES];
	size_t zone;
};

/* How far the terms of a document were told. */
struct terms_place {
	size_t stage;		/* the kind of term at hand */
	size_t token;		/* the next one to look at */
	struct terms_weights weights;
	bool has_last;		/* of a pair */
	size_t last;
	uint64_t last_hash;
};

/* One thread's scratch space for a document; ended with terms_free(). */
struct terms {
	struct tokens tokens;
	const struct settings *settings;
	const struct gazetteer *gazetteer; /* of the settings */
	size_t title_tokens;	/* so many tokens are of the title */
	size_t words;		/* tokens with a letter, of the terms so far */
	struct term *term;
	size_t count;
	size_t capacity;
	struct terms_place place;
	bool failed;		/* memory ran out: the terms are incomplete */
};

/* Replace what `terms` holds by the terms of `document`. */
void terms_extract(struct terms *terms, const struct settings *settings,
		   struct matcher *matcher, const struct document *document);

/*
 * The same in pieces, for who looks at each term once: the first, and then
 * the next in its place, until there is none.  `settings` must live so long.
 */
void terms_begin(struct terms *terms, const struct settings *settings,
		 struct matcher *matcher, const struct document *document);
bool terms_next(struct terms *terms);

bool terms_ok(const struct terms *terms);
void terms_free(struct terms *terms);

/* Append the name of a term of the document extracted last. */
void terms_append_name(const struct terms *terms, const struct term *term,
		       struct bytes *bytes);

/* The hash that an occurrence of the term of this name has. */
uint64_t terms_hash_of_name(const char *name, size_t length);

/* The kind that a name shows. */
enum term_kind terms_kind_of_name(const char *name, size_t length);

#endif
