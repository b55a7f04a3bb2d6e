/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PLAIN_H
#define TRIAGE_PLAIN_H

#include "run.h"

#include "../base/builtin.h"
#include "../base/digest.h"

#include <stdint.h>
#include <string.h>

/*
 * Plain words, the short way for most of them: ASCII letters only, no more
 * than two numbers hold, and what follows gives no hint and holds nothing
 * together.  What is no plain word is read by run.h; its parts may be letters
 * only, too.
 */
enum { PLAIN_CHUNK = sizeof(uint64_t), PLAIN_LONGEST = 2 * PLAIN_CHUNK };

struct plain {
	size_t length;
	uint64_t chunk[2]; /* the word in small letters, zeros behind */
};

/* What a byte refuses to have behind it, and what it is there, a bit each. */
extern const unsigned char plain_refuses[256];
extern const unsigned char plain_is[256];

/* How many bytes before the first one that is no letter, at most eight. */
static inline size_t
plain_letters(uint64_t small)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t high = 0x80 * ones;
	uint64_t low = small & ~high;
	uint64_t letters = (low + (0x80 - 'a') * ones) &
			   ~(low + (0x7f - 'z') * ones) & ~small;

	return bytes_before(~letters & high);
}

/* Take the letters of up to eight bytes at `data` into a chunk. */
static inline size_t
plain_take(const char *data, uint64_t *chunk)
{
	static const unsigned char keep[2 * PLAIN_CHUNK] = { 0xff, 0xff, 0xff,
							     0xff, 0xff, 0xff,
							     0xff, 0xff };
	uint64_t small;
	uint64_t mask;
	size_t length;

	memcpy(&small, data, PLAIN_CHUNK);
	/* Letters differ from small ones in one bit. */
	small |= UINT64_C(0x2020202020202020);
	length = plain_letters(small);
	memcpy(&mask, keep + PLAIN_CHUNK - length, PLAIN_CHUNK);
	*chunk = small & mask;
	return length;
}

/*
 * Take the letters at `start`, of which there may be none; false where there
 * are too many, or the text ends too soon behind them.
 */
static inline bool
plain_take_letters(struct text text, size_t start, struct plain *plain)
{
	const char *data = text.data + start;

	/* The chunks and two bytes behind them may be looked at. */
	if (text.length - start < PLAIN_LONGEST + 2)
		return false;
	plain->length = plain_take(data, &plain->chunk[0]);
	plain->chunk[1] = 0;
	if (plain->length == PLAIN_CHUNK)
		plain->length += plain_take(data + PLAIN_CHUNK,
					    &plain->chunk[1]);
	return true;
}

/* Read the plain word at `start`; false where there is none. */
static inline bool
plain_read(struct text text, size_t start, struct plain *plain)
{
	const char *behind;

	if (!plain_take_letters(text, start, plain) || plain->length == 0)
		return false;
	behind = text.data + start + plain->length;
	return (plain_refuses[(unsigned char)behind[0]] &
		plain_is[(unsigned char)behind[1]]) == 0;
}

/*
 * Write PLAIN_LONGEST bytes, the word first.  Each chunk for itself: to read
 * both at once waits for them to be in memory.
 */
static inline void
plain_write(const struct plain *plain, char *to)
{
	const uint64_t first = plain->chunk[0];
	const uint64_t second = plain->chunk[1];

	memcpy(to, &first, PLAIN_CHUNK);
	memcpy(to + PLAIN_CHUNK, &second, PLAIN_CHUNK);
}

/*
 * The key of a plain word for memory.h.  Up to eight letters it is the word;
 * the uppermost bit, which no letter has, parts longer ones from these.
 */
enum { PLAIN_KEY_BITS = 63 };

static inline uint64_t
plain_key(const struct plain *plain)
{
	if (plain->length <= PLAIN_CHUNK)
		return plain->chunk[0];
	return digest_pair(plain->chunk[0], plain->chunk[1]) |
	       UINT64_C(1) << PLAIN_KEY_BITS;
}

#endif
