/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_RUN_H
#define TRIAGE_RUN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Characters and runs: how a text falls apart before anything is folded.
 *
 * A run is a maximal stretch of letters and digits, with the joiners between
 * two of them.  What becomes of a run is decided in tokens.c.
 */

/* What a character does to a word: a letter or digit makes one. */
enum role {
	SEPARATOR,
	SENTENCE,	/* ends a sentence when a blank follows */
	LINE,
	LETTER,
	DIGIT,
	JOINER,		/* - . _ ' , & hold a word between two of its bytes */
	ABOVE,		/* above ASCII; of a character: ignorable */
};

struct text {
	const char *data;	/* valid UTF-8 */
	size_t length;
};

struct character {
	enum role role;
	size_t length;		/* bytes */
	char joiner;		/* of a joiner, the ASCII sign it stands for */
};

/* The role of each byte; ABOVE where more bytes are to be looked at. */
extern const unsigned char byte_role[256];

/* The character at a byte above ASCII, and at any. */
struct character character_above(struct text text, size_t at);

static inline struct character
character_at(struct text text, size_t at)
{
	unsigned char byte = (unsigned char)text.data[at];

	if (byte_role[byte] == ABOVE)
		return character_above(text, at);
	return (struct character){ (enum role)byte_role[byte], 1, (char)byte };
}

static inline bool
role_makes_word(enum role role)
{
	return role == LETTER || role == DIGIT;
}

struct run {
	size_t start;
	size_t end;
	bool has_letter;
	bool has_digit;
	bool has_apostrophe;
	bool has_comma;
	bool has_underscore;
	size_t joins;		/* hyphens and dots */
	size_t shortest;	/* bytes of the shortest part between joins */
};

/*
 * The run that starts with the letter or digit at `start`, cut after so many
 * bytes: a pattern may take its first few only, and what is left is looked at
 * again.
 */
enum { RUN_LONGEST = 512 };

struct run run_at(struct text text, size_t start);

/* The hints of patterns.h that hold for a run. */
unsigned run_hints(struct text text, const struct run *run);

#endif
