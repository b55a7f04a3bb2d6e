/* SPDX-License-Identifier: MIT */
#include "prefilter.h"

#include <string.h>

/* Sets of bytes, a bit each. */
enum set {
	NUMBER = 1,	 /* 0-9 */
	HEXADECIMAL = 2, /* 0-9 a-f A-F */
	LETTER = 4,	 /* a-z A-Z */
	SMALL = 8,	 /* a-z */
	AMOUNT = 16,	 /* 0-9 . , */
	HYPHEN = 32,	 /* - */
	NAME = 64,	 /* a-z A-Z 0-9 . - */
	LOCAL = 128,	 /* those and _ % + */
};

#define N (NUMBER | HEXADECIMAL | AMOUNT | NAME | LOCAL)
#define H (HEXADECIMAL | LETTER | NAME | LOCAL)
#define L (LETTER | NAME | LOCAL)
#define h (H | SMALL)
#define l (L | SMALL)

static const unsigned char sets[256] = {
	['0'] = N, N, N, N, N, N, N, N, N, N,
	['A'] = H, H, H, H, H, H, L, L, L, L, L, L, L,
	['N'] = L, L, L, L, L, L, L, L, L, L, L, L, L,
	['a'] = h, h, h, h, h, h, l, l, l, l, l, l, l,
	['n'] = l, l, l, l, l, l, l, l, l, l, l, l, l,
	['.'] = AMOUNT | NAME | LOCAL,
	[','] = AMOUNT,
	['-'] = HYPHEN | NAME | LOCAL,
	['_'] = LOCAL,
	['%'] = LOCAL,
	['+'] = LOCAL,
};

#undef N
#undef H
#undef L
#undef h
#undef l

/* The byte at `at`, NUL behind the end. */
static unsigned char
byte_at(const char *text, size_t length, size_t at)
{
	return at < length ? (unsigned char)text[at] : 0;
}

static bool
is_in(const char *text, size_t length, size_t at, unsigned set)
{
	return at < length && (sets[(unsigned char)text[at]] & set) != 0;
}

/* The end of the bytes of `set` from `at`. */
static size_t
skip(const char *text, size_t length, size_t at, unsigned set)
{
	while (is_in(text, length, at, set))
		at++;
	return at;
}

/* Words by their first letter: two more bytes each, and a blank. */
typedef const char *const word_table[26];

#define WORDS(letter) [(letter) - 'a']

/* Whether `text` goes on with the three bytes of one of `words`, in any case. */
static bool
starts_word(const char *text, size_t length, size_t at, word_table words)
{
	const char *rest;
	unsigned first;

	if (length - at < 3)
		return false;
	first = ((unsigned char)text[at] | 0x20u) - 'a';
	rest = first < 26 ? words[first] : NULL;
	for (; rest && *rest != '\0'; rest += 3)
		if (rest[0] == (text[at + 1] | 0x20) &&
		    rest[1] == (text[at + 2] | 0x20))
			return true;
	return false;
}

static bool
is_one_of(unsigned char byte, const char *bytes)
{
	return byte != '\0' && strchr(bytes, byte) != NULL;
}

bool
prefilter_url(const char *text, size_t length, size_t offset)
{
	static word_table scheme = { WORDS('f') = "tp xp ", WORDS('h') = "tt xx " };

	return starts_word(text, length, offset, scheme);
}

bool
prefilter_email(const char *text, size_t length, size_t offset)
{
	size_t end = skip(text, length, offset, LOCAL);
	unsigned char next = byte_at(text, length, end + 1);

	switch (byte_at(text, length, end)) {
	case '@':
		return true;
	case '[':
		return is_one_of(next, "@aA");
	case '(':
		return next == '@';
	}
	return false;
}

/* Four numbers between dots, or anything where a dot is defanged. */
bool
prefilter_address(const char *text, size_t length, size_t offset)
{
	for (int dots = 0; dots < 3; dots++) {
		size_t end = skip(text, length, offset, NUMBER);
		unsigned char next = byte_at(text, length, end);

		if (end == offset || end - offset > 3)
			return false;
		if (next == '[' || next == '(')
			return true;
		if (next != '.')
			return false;
		offset = end + 1;
	}
	return is_in(text, length, offset, NUMBER);
}

bool
prefilter_address6(const char *text, size_t length, size_t offset)
{
	size_t first = skip(text, length, offset, HEXADECIMAL);

	if (byte_at(text, length, first) != ':')
		return false;
	return byte_at(text, length,
		       skip(text, length, first + 1, HEXADECIMAL)) == ':';
}

bool
prefilter_cve(const char *text, size_t length, size_t offset)
{
	static word_table cve = { WORDS('c') = "ve " };

	return starts_word(text, length, offset, cve) &&
	       is_one_of(byte_at(text, length, offset + 3), "- \xe2");
}

bool
prefilter_attack(const char *text, size_t length, size_t offset)
{
	return text[offset] == 'T' &&
	       is_one_of(byte_at(text, length, offset + 1), "0123456789A");
}

bool
prefilter_hash(const char *text, size_t length, size_t offset)
{
	return skip(text, length, offset, HEXADECIMAL) - offset >= 32;
}

bool
prefilter_group(const char *text, size_t length, size_t offset)
{
	static const struct {
		word_table words;
		const char *next; /* what may follow */
	} group[] = {
		{ { WORDS('a') = "pt ", WORDS('f') = "in ", WORDS('u') = "nc " },
		  "- cC0123456789" },
		{ { WORDS('d') = "ev ", WORDS('t') = "ag ", WORDS('u') = "ac " },
		  "-" },
		{ { WORDS('i') = "tg ", WORDS('t') = "g- " }, "0123456789" },
		{ { WORDS('c') = "l- " }, "cCsSuU" },
		{ { WORDS('s') = "to " }, "rR" },
		{ { WORDS('t') = "a1 a2 a3 a4 a5 a6 a7 a8 a9 " }, "0123456789" },
		{ { WORDS('t') = "a  a- " }, "123456789" },
	};
	static word_table any = {
		WORDS('a') = "pt ", WORDS('c') = "l- ", WORDS('d') = "ev ",
		WORDS('f') = "in ", WORDS('i') = "tg ", WORDS('s') = "to ",
		WORDS('t') = "a  a- a1 a2 a3 a4 a5 a6 a7 a8 a9 ag g- ",
		WORDS('u') = "ac nc ",
	};
	unsigned char next = byte_at(text, length, offset + 3);

	if (!starts_word(text, length, offset, any))
		return false;
	for (size_t i = 0; i < sizeof group / sizeof group[0]; i++)
		if (is_one_of(next, group[i].next) &&
		    starts_word(text, length, offset, group[i].words))
			return true;
	return false;
}

bool
prefilter_defanged(const char *text, size_t length, size_t offset)
{
	size_t end = skip(text, length, offset, NAME);

	return is_one_of(byte_at(text, length, end), "[(") &&
	       is_one_of(byte_at(text, length, end + 1), ".dD");
}

/* A dot and a top-level domain, of two to six small letters. */
bool
prefilter_domain(const char *text, size_t length, size_t offset)
{
	for (size_t at = offset; is_in(text, length, at, NAME); at++) {
		if (text[at] != '.')
			continue;

		size_t end = skip(text, length, at + 1, SMALL);

		if (end - at > 2 && end - at <= 7 &&
		    !is_in(text, length, end, NUMBER | LETTER | HYPHEN) &&
		    byte_at(text, length, end) != '_')
			return true;
	}
	return false;
}

/* Whether one of `words` is among the next few words, after an amount. */
static bool
has_word_near(const char *text, size_t length, size_t at, word_table words)
{
	for (int i = 0; i < 4; i++) {
		at += byte_at(text, length, at) == ' ';
		if (starts_word(text, length, at, words))
			return true;
		at = skip(text, length, at, LETTER | HYPHEN);
	}
	return false;
}

static bool
has_sign_before(const char *text, size_t offset)
{
	if (offset > 1 && text[offset - 1] == ' ')
		return text[offset - 2] == '$';
	return offset > 0 &&
	       is_one_of((unsigned char)text[offset - 1], "$\xac\xa3\xa5");
}

/* Whether a currency sign ends the number at `at`, or its magnitude does. */
static bool
has_sign_behind(const char *text, size_t length, size_t at)
{
	at += is_one_of(byte_at(text, length, at), " -");
	at = skip(text, length, at, LETTER);
	return is_one_of(byte_at(text, length, at), "$\xe2\xc2");
}

bool
prefilter_money(const char *text, size_t length, size_t offset)
{
	static word_table money = {
		WORDS('b') = "it tc ", WORDS('d') = "ol ", WORDS('e') = "th ur ",
		WORDS('g') = "bp ", WORDS('m') = "on ", WORDS('p') = "ou ",
		WORDS('r') = "ou ub up ", WORDS('u') = "sd ", WORDS('w') = "on ",
		WORDS('x') = "mr ", WORDS('y') = "en ua ",
	};
	size_t end = skip(text, length, offset, AMOUNT);

	return is_in(text, length, offset, NUMBER) &&
	       (has_sign_before(text, offset) ||
		has_sign_behind(text, length, end) ||
		has_word_near(text, length, end, money));
}

bool
prefilter_rate(const char *text, size_t length, size_t offset)
{
	static word_table rate = {
		WORDS('b') = "il ", WORDS('g') = "b/ bi bp pp ",
		WORDS('k') = "rp ", WORDS('m') = "b/ bi bp il pp rp ",
		WORDS('r') = "ps ", WORDS('t') = "b/ bi bp pp ",
	};
	size_t end = skip(text, length, offset, AMOUNT);

	end += byte_at(text, length, end) == ' ';
	return is_in(text, length, offset, NUMBER) &&
	       starts_word(text, length, end, rate);
}

bool
prefilter_count(const char *text, size_t length, size_t offset)
{
	static word_table counted = {
		WORDS('a') = "cc ", WORDS('c') = "it li om re us ",
		WORDS('d') = "ev oc ", WORDS('e') = "ma mp ", WORDS('f') = "il ",
		WORDS('h') = "os ", WORDS('i') = "nd ", WORDS('m') = "ac ",
		WORDS('p') = "as at eo ", WORDS('r') = "ec es ",
		WORDS('s') = "it tu ub ys ", WORDS('u') = "se ",
		WORDS('v') = "ic ot ", WORDS('w') = "eb ",
	};

	return is_in(text, length, offset, NUMBER) &&
	       has_word_near(text, length, skip(text, length, offset, AMOUNT),
			     counted);
}
