/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_BUILTIN_H
#define TRIAGE_BUILTIN_H

#include <stdint.h>
#include <string.h>

/*
 * What we use of compilers beyond C, each with a plain form that gives the
 * same results; -DTRIAGE_PLAIN takes the plain ones everywhere.
 */
#if defined(__GNUC__) && !defined(TRIAGE_PLAIN)
#define TRIAGE_BUILTIN 1
#else
#define TRIAGE_BUILTIN 0
#endif

/* Ask for the line of cache at an address; it need not be one of ours. */
static inline void
prefetch(const void *address)
{
#if TRIAGE_BUILTIN
	__builtin_prefetch(address);
#else
	(void)address;
#endif
}

enum { LANES = 8 };

/* Which of eight numbers are `value`: a bit each, the lowest the first. */
static inline unsigned
lanes_equal_plain(const uint32_t number[LANES], uint32_t value)
{
	unsigned equal = 0;

	for (unsigned i = 0; i < LANES; i++)
		equal |= (unsigned)(number[i] == value) << i;
	return equal;
}

/* The number of the lowest bit that is set; there must be one. */
static inline unsigned
lowest_bit_plain(unsigned bits)
{
	unsigned i = 0;

	while (!(bits >> i & 1))
		i++;
	return i;
}

static inline unsigned
lanes_equal(const uint32_t number[LANES], uint32_t value)
{
#if TRIAGE_BUILTIN
	typedef uint32_t lanes __attribute__((vector_size(16)));
	const lanes bits[2] = { { 1, 2, 4, 8 }, { 16, 32, 64, 128 } };
	uint64_t half[2];
	lanes both[2];

	memcpy(both, number, sizeof both);
	both[0] = (lanes)((both[0] ^ value) == 0) & bits[0];
	both[1] = (lanes)((both[1] ^ value) == 0) & bits[1];
	both[0] |= both[1];
	memcpy(half, both, sizeof half);
	half[0] |= half[1];
	return (unsigned)(half[0] | half[0] >> 32);
#else
	return lanes_equal_plain(number, value);
#endif
}

static inline unsigned
lowest_bit(unsigned bits)
{
#if TRIAGE_BUILTIN
	return (unsigned)__builtin_ctz(bits);
#else
	return lowest_bit_plain(bits);
#endif
}

#endif
