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

struct character character_at(struct text text, size_t at);

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

/*
 * The short way for most words: the end of the run at `start` where it is of
 * ASCII letters only, at most RUN_PLAIN_LONGEST of them, and what follows it
 * gives no hint; else `start`.
 */
enum { RUN_PLAIN_LONGEST = 64 };

size_t run_plain_end(struct text text, size_t start);

/* The hints of patterns.h that hold for a run. */
unsigned run_hints(struct text text, const struct run *run);

#endif
