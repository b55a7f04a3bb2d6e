/* SPDX-License-Identifier: MIT */
#include "run.h"

#include "fold.h"
#include "patterns.h"

#include "../base/utf8.h"

#include <stdint.h>
#include <string.h>

#define S SEPARATOR
#define E SENTENCE
#define N LINE
#define L LETTER
#define D DIGIT
#define J JOINER
#define A ABOVE
#define ROW(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x

const unsigned char byte_role[256] = {
	S,	S,	S,	S,	S,	S,	S,	S,	S,
	S,	N,	S,	S,	S,	S,	S,	ROW(S), S,
	E,	S,	S,	S,	S,	S,	J,	S,	S,
	S,	S,	J,	J,	J,	S, /* !"#$%&'()*+,-./ */
	D,	D,	D,	D,	D,	D,	D,	D,	D,
	D,	E,	E,	S,	S,	S,	E, /* 0-9 : ; < = > ? */
	S,	L,	L,	L,	L,	L,	L,	L,	L,
	L,	L,	L,	L,	L,	L,	L,	L,	L,
	L,	L,	L,	L,	L,	L,	L,	L,	L,
	S,	S,	S,	S,	J, /* P-Z [ \ ] ^ _ */
	S,	L,	L,	L,	L,	L,	L,	L,	L,
	L,	L,	L,	L,	L,	L,	L,	L,	L,
	L,	L,	L,	L,	L,	L,	L,	L,	L,
	S,	S,	S,	S,	S, /* p-z { | } ~ */
	ROW(A), ROW(A), ROW(A), ROW(A), ROW(A), ROW(A), ROW(A), ROW(A),
};

#undef S
#undef E
#undef N
#undef L
#undef D
#undef J
#undef A

struct character
character_above(struct text text, size_t at)
{
	uint32_t code_point;
	size_t length = utf8_decode(text.data + at, &code_point);

	switch (fold_role(code_point)) {
	case FOLD_LETTER:
		return (struct character){ LETTER, length, 0 };
	case FOLD_DIGIT:
		return (struct character){ DIGIT, length, 0 };
	case FOLD_IGNORED:
		return (struct character){ ABOVE, length, 0 };
	case FOLD_APOSTROPHE:
		return (struct character){ JOINER, length, '\'' };
	case FOLD_HYPHEN:
		return (struct character){ JOINER, length, '-' };
	case FOLD_SEPARATES:
		break;
	}
	return (struct character){ SEPARATOR, length, 0 };
}

/* Whether the joiner at `at` holds two word characters together. */
static bool
joins(struct text text, const struct run *run, struct character joiner,
      size_t at)
{
	size_t next = at + joiner.length;

	if (joiner.joiner == ',' &&
	    (text.data[at - 1] < '0' || text.data[at - 1] > '9' ||
	     run->has_letter))
		return false;
	if (next >= text.length)
		return false;

	enum role after = character_at(text, next).role;

	return joiner.joiner == ',' ? after == DIGIT : role_makes_word(after);
}

static void
note_joiner(struct run *run, struct character character, size_t *part,
	    size_t at)
{
	char joiner = character.joiner;

	run->has_apostrophe |= joiner == '\'';
	run->has_comma |= joiner == ',';
	run->has_underscore |= joiner == '_';
	if (joiner == '-' || joiner == '.') {
		run->joins++;
		if (at - *part < run->shortest)
			run->shortest = at - *part;
		*part = at + character.length;
	}
}

struct run
run_at(struct text text, size_t start)
{
	struct run run = { .start = start, .shortest = SIZE_MAX };
	size_t part = start;
	size_t at = start;

	while (at < text.length && at - start < RUN_LONGEST) {
		struct character character = character_at(text, at);

		if (character.role == JOINER) {
			if (!joins(text, &run, character, at))
				break;
			note_joiner(&run, character, &part, at);
		} else if (!role_makes_word(character.role) &&
			   character.role != ABOVE) {
			break;
		}
		run.has_letter |= character.role == LETTER;
		run.has_digit |= character.role == DIGIT;
		at += character.length;
	}
	run.end = at;
	if (at - part < run.shortest)
		run.shortest = at - part;
	return run;
}

static bool
is_digit_at(struct text text, size_t at)
{
	return at < text.length &&
	       byte_role[(unsigned char)text.data[at]] == DIGIT;
}

static bool
is_hexadecimal(struct text text, const struct run *run)
{
	if (run->end - run->start > 4)
		return false;
	for (size_t i = run->start; i < run->end; i++)
		if (!strchr("0123456789abcdefABCDEF", text.data[i]))
			return false;
	return true;
}

/* What may follow a word that begins an address, by its first byte. */
static unsigned
hints_behind(struct text text, const struct run *run)
{
	size_t end = run->end;

	if (end >= text.length)
		return 0;
	switch (text.data[end]) {
	case ' ':
		return is_digit_at(text, end + 1) ? HINT_NUMBER_NEXT : 0;
	case '@':
	case '[':
	case '(':
		return HINT_LINK;
	case ':':
		if (end + 1 < text.length &&
		    (text.data[end + 1] == '/' || text.data[end + 1] == '['))
			return HINT_LINK;
		return is_hexadecimal(text, run) ? HINT_COLON : 0;
	}
	return 0;
}

unsigned
run_hints(struct text text, const struct run *run)
{
	unsigned hints = hints_behind(text, run);

	if (run->has_digit)
		hints |= HINT_DIGIT;
	if (run->joins > 0 && run->has_letter)
		hints |= HINT_DOT;
	return hints;
}
