/* SPDX-License-Identifier: MIT */
#include "json_quick.h"

#include "../base/utf8.h"

#include <string.h>

enum {
	DEPTH_MOST = 32,	/* of what is walked over */
	DIGITS_MOST = 18,	/* of a whole number, which then fits */
	EXPONENT_MOST = 2,	/* digits: no real number overflows */
};

/* A value as it stands in the line; of a string what is between its quotes. */
struct span {
	enum { ABSENT, STRING, WHOLE, EMPTY, OTHER } kind;
	const char *start;
	const char *end;
};

struct walk {
	const char *at;
	const char *end;
	int depth;
};

static char
peek(struct walk *walk)
{
	while (walk->at < walk->end && strchr(" \t\r\n", *walk->at))
		walk->at++;
	return walk->at < walk->end ? *walk->at : '\0';
}

static bool
take(struct walk *walk, char byte)
{
	if (peek(walk) != byte)
		return false;
	walk->at++;
	return true;
}

/* Whether a word has a quote, a backslash or a control character. */
static bool
has_special(uint64_t word)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t high = 0x80 * ones;
	uint64_t quote = word ^ '"' * ones;
	uint64_t slash = word ^ '\\' * ones;

	return ((((quote - ones) & ~quote) | ((slash - ones) & ~slash) |
		 ((word - 0x20 * ones) & ~word)) &
		high) != 0;
}

/* The first byte from `at` on that is special, or `end`. */
static const char *
skip_usual(const char *at, const char *end)
{
	uint64_t word;

	for (; end - at >= 8; at += 8) {
		memcpy(&word, at, sizeof word);
		if (has_special(word))
			break;
	}
	while (at < end && *at != '"' && *at != '\\' &&
	       (unsigned char)*at >= 0x20)
		at++;
	return at;
}

/* The code point of four hexadecimal digits, or -1. */
static long
hex4(const char *at, const char *end)
{
	static const char digits[] = "0123456789abcdef";
	long value = 0;

	if (end - at < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		char digit = at[i] >= 'A' && at[i] <= 'F' ? at[i] | 0x20
							  : at[i];
		const char *found = digit ? strchr(digits, digit) : NULL;

		if (!found)
			return -1;
		value = 16 * value + (found - digits);
	}
	return value;
}

/* The length of the escape at `at`, or 0: not valid, or to be repaired. */
static size_t
escape_length(const char *at, const char *end)
{
	long point;

	if (end - at < 2)
		return 0;
	if (at[1] != 'u')
		return at[1] != '\0' && strchr("\"\\/bfnrt", at[1]) ? 2 : 0;
	point = hex4(at + 2, end);
	return point > 0 && (point < 0xd800 || point > 0xdfff) ? 6 : 0;
}

static bool
walk_string(struct walk *walk, struct span *span)
{
	if (!take(walk, '"'))
		return false;
	*span = (struct span){ STRING, walk->at, NULL };
	for (;;) {
		size_t length;

		walk->at = skip_usual(walk->at, walk->end);
		if (walk->at == walk->end)
			return false;
		if (*walk->at == '"') {
			span->end = walk->at++;
			return true;
		}
		length = *walk->at == '\\'
				 ? escape_length(walk->at, walk->end)
				 : 0;
		if (length == 0)
			return false;
		walk->at += length;
	}
}

static size_t
walk_digits(struct walk *walk)
{
	const char *start = walk->at;

	while (walk->at < walk->end && *walk->at >= '0' && *walk->at <= '9')
		walk->at++;
	return (size_t)(walk->at - start);
}

static bool
walk_fraction(struct walk *walk)
{
	size_t digits;

	if (walk->at < walk->end && *walk->at == '.') {
		walk->at++;
		digits = walk_digits(walk);
		if (digits == 0 || digits > DIGITS_MOST)
			return false;
	}
	if (walk->at < walk->end && (*walk->at | 0x20) == 'e') {
		walk->at++;
		if (walk->at < walk->end && strchr("+-", *walk->at))
			walk->at++;
		digits = walk_digits(walk);
		return digits > 0 && digits <= EXPONENT_MOST;
	}
	return true;
}

static bool
walk_number(struct walk *walk, struct span *span)
{
	const char *digits;
	size_t count;

	*span = (struct span){ WHOLE, walk->at, NULL };
	walk->at += *walk->at == '-';
	digits = walk->at;
	count = walk_digits(walk);
	/* -0 is written as 0: no number to copy. */
	if (count == 0 || count > DIGITS_MOST ||
	    (*digits == '0' && (count > 1 || *span->start == '-')))
		return false;
	span->end = walk->at;
	if (!walk_fraction(walk))
		return false;
	if (walk->at > span->end)
		span->kind = OTHER;
	return true;
}

static bool
walk_word(struct walk *walk, struct span *span)
{
	static const char *const word[] = { "null", "true", "false" };

	for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
		size_t length = strlen(word[i]);

		if ((size_t)(walk->end - walk->at) < length ||
		    memcmp(walk->at, word[i], length) != 0)
			continue;
		*span = (struct span){ i == 0 ? EMPTY : OTHER, walk->at,
				       walk->at + length };
		walk->at += length;
		return true;
	}
	return false;
}

static bool walk_value(struct walk *walk, struct span *span);

/* Behind an opening bracket, to behind the one that closes it. */
static bool
walk_parts(struct walk *walk, char close)
{
	struct span span;

	if (take(walk, close))
		return true;
	do {
		if (close == '}' &&
		    (!walk_string(walk, &span) || !take(walk, ':')))
			return false;
		if (!walk_value(walk, &span))
			return false;
	} while (take(walk, ','));
	return take(walk, close);
}

static bool
walk_nested(struct walk *walk, struct span *span)
{
	char close = *walk->at == '{' ? '}' : ']';
	bool walked;

	*span = (struct span){ OTHER, walk->at, NULL };
	if (++walk->depth > DEPTH_MOST)
		return false;
	walk->at++;
	walked = walk_parts(walk, close);
	walk->depth--;
	return walked;
}

static bool
walk_value(struct walk *walk, struct span *span)
{
	switch (peek(walk)) {
	case '"':
		return walk_string(walk, span);
	case '{':
	case '[':
		return walk_nested(walk, span);
	case 't':
	case 'f':
	case 'n':
		return walk_word(walk, span);
	case '\0':
		return false;
	}
	return walk_number(walk, span);
}

enum { TEXT, TITLE, ID, WANTED };

static bool
is_name(const struct span *key, const char *name)
{
	size_t length = (size_t)(key->end - key->start);

	return strlen(name) == length &&
	       memcmp(key->start, name, length) == 0;
}

/* Walk over the object and note what is wanted; of two members the last. */
static bool
walk_object(struct walk *walk, const char *const name[WANTED],
	    struct span found[WANTED])
{
	if (!take(walk, '{'))
		return false;
	if (take(walk, '}'))
		return peek(walk) == '\0' && walk->at == walk->end;
	do {
		struct span key;
		struct span value;

		if (!walk_string(walk, &key) || !take(walk, ':') ||
		    !walk_value(walk, &value) ||
		    memchr(key.start, '\\', (size_t)(key.end - key.start)))
			return false;
		for (int i = 0; i < WANTED; i++)
			if (is_name(&key, name[i]))
				found[i] = value;
	} while (take(walk, ','));
	return take(walk, '}') && peek(walk) == '\0' && walk->at == walk->end;
}

static size_t
encode(long point, char *out)
{
	if (point < 0x80) {
		out[0] = (char)point;
		return 1;
	}
	if (point < 0x800) {
		out[0] = (char)(0xc0 | point >> 6);
		out[1] = (char)(0x80 | (point & 0x3f));
		return 2;
	}
	out[0] = (char)(0xe0 | point >> 12);
	out[1] = (char)(0x80 | (point >> 6 & 0x3f));
	out[2] = (char)(0x80 | (point & 0x3f));
	return 3;
}

/* Append the escape at `at`, which is valid; returns its length. */
static size_t
append_escape(struct bytes *bytes, const char *at, const char *end)
{
	static const char sign[] = "\"\\/bfnrt";
	static const char meaning[] = "\"\\/\b\f\n\r\t";
	char encoded[4];

	if (at[1] != 'u') {
		bytes_append_byte(bytes, meaning[strchr(sign, at[1]) - sign]);
		return 2;
	}
	bytes_append(bytes, encoded, encode(hex4(at + 2, end), encoded));
	return 6;
}

static void
append_span(struct bytes *bytes, const struct span *span)
{
	const char *at = span->start;

	if (span->kind == ABSENT || span->kind == EMPTY)
		return;
	while (at < span->end) {
		const char *stop = memchr(at, '\\', (size_t)(span->end - at));

		if (!stop)
			stop = span->end;
		bytes_append(bytes, at, (size_t)(stop - at));
		at = stop;
		if (at < span->end)
			at += append_escape(bytes, at, span->end);
	}
}

bool
json_read_quickly(struct document *document, const char *line, size_t length,
		  const struct json_names *names)
{
	const char *const name[WANTED] = { names->text, names->title,
					   names->id };
	struct span found[WANTED] = { { ABSENT, NULL, NULL } };
	struct walk walk = { line, line + length, 0 };

	for (int i = 0; i < WANTED; i++)
		if (strchr(name[i], '.'))
			return false;
	if (!utf8_is_valid(line, length) ||
	    !walk_object(&walk, name, found) || found[TEXT].kind != STRING ||
	    found[TITLE].kind == WHOLE || found[TITLE].kind == OTHER ||
	    found[ID].kind == OTHER)
		return false;
	document_clear(document);
	document->kind = "jsonl";
	append_span(&document->id, &found[ID]);
	append_span(&document->title, &found[TITLE]);
	append_span(&document->body, &found[TEXT]);
	return true;
}
