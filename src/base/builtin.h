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

/* Whether vectors can be shuffled by one name in gcc and clang. */
#if TRIAGE_BUILTIN && defined(__has_builtin)
#if __has_builtin(__builtin_shufflevector)
#define TRIAGE_SHUFFLE 1
#endif
#endif

/* A function whose callers are few and have its parameters in registers. */
#if TRIAGE_BUILTIN
#define ALWAYS_INLINE inline __attribute__((always_inline))
#else
#define ALWAYS_INLINE inline
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

/* How many of eight bytes stand before the first that is not 0. */
static inline unsigned
bytes_before_plain(uint64_t bytes)
{
	unsigned char byte[sizeof bytes];
	unsigned i = 0;

	memcpy(byte, &bytes, sizeof bytes);
	while (i < sizeof bytes && byte[i] == 0)
		i++;
	return i;
}

static inline unsigned
bytes_before(uint64_t bytes)
{
#if TRIAGE_BUILTIN && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return bytes == 0 ? (unsigned)sizeof bytes
			  : (unsigned)__builtin_ctzll(bytes) / 8;
#else
	return bytes_before_plain(bytes);
#endif
}

static inline unsigned
lanes_equal(const uint32_t number[LANES], uint32_t value)
{
#if TRIAGE_BUILTIN && defined(__SSE2__)
	typedef int lanes __attribute__((vector_size(16)));
	typedef short halves __attribute__((vector_size(16)));
	lanes low;
	lanes high;

	memcpy(&low, number, sizeof low);
	memcpy(&high, number + LANES / 2, sizeof high);
	low = low == (int)value;
	high = high == (int)value;
	return (unsigned)__builtin_ia32_pmovmskb128(__builtin_ia32_packsswb128(
		__builtin_ia32_packssdw128(low, high), (halves){ 0 }));
#elif TRIAGE_BUILTIN
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

/*
 * Four floats at a time.  Each operation is that of C on each of them, so the
 * plain form gives the same bits.
 */
enum { FLOATS = 4 };

#if TRIAGE_BUILTIN
typedef float floats_value __attribute__((vector_size(16)));
typedef int32_t floats_mask __attribute__((vector_size(16)));

struct floats {
	floats_value value;
};
#else
struct floats {
	float value[FLOATS];
};
#endif

static inline struct floats
floats_load(const float *from)
{
	struct floats floats;

	memcpy(&floats, from, sizeof floats);
	return floats;
}

static inline void
floats_store(float *to, struct floats floats)
{
	memcpy(to, &floats, sizeof floats);
}

static inline struct floats
floats_all(float value)
{
	const float all[FLOATS] = { value, value, value, value };

	return floats_load(all);
}

static inline struct floats
floats_add(struct floats a, struct floats b)
{
#if TRIAGE_BUILTIN
	return (struct floats){ a.value + b.value };
#else
	for (int i = 0; i < FLOATS; i++)
		a.value[i] += b.value[i];
	return a;
#endif
}

static inline struct floats
floats_subtract(struct floats a, struct floats b)
{
#if TRIAGE_BUILTIN
	return (struct floats){ a.value - b.value };
#else
	for (int i = 0; i < FLOATS; i++)
		a.value[i] -= b.value[i];
	return a;
#endif
}

static inline struct floats
floats_multiply(struct floats a, struct floats b)
{
#if TRIAGE_BUILTIN
	return (struct floats){ a.value * b.value };
#else
	for (int i = 0; i < FLOATS; i++)
		a.value[i] *= b.value[i];
	return a;
#endif
}

static inline struct floats
floats_divide(struct floats a, struct floats b)
{
#if TRIAGE_BUILTIN
	return (struct floats){ a.value / b.value };
#else
	for (int i = 0; i < FLOATS; i++)
		a.value[i] /= b.value[i];
	return a;
#endif
}

/* Add eight whole numbers, times `factor`, to two of four floats. */
static inline void
floats_add_products(struct floats sum[2], const int16_t number[2 * FLOATS],
		    struct floats factor)
{
#ifdef TRIAGE_SHUFFLE
	typedef int16_t eight __attribute__((vector_size(16)));
	eight all;
	eight low;
	eight high;

	/* Each in the upper half of a number of 32 bits, and down from there. */
	memcpy(&all, number, sizeof all);
	low = __builtin_shufflevector(all, all, 0, 0, 1, 1, 2, 2, 3, 3);
	high = __builtin_shufflevector(all, all, 4, 4, 5, 5, 6, 6, 7, 7);
	sum[0].value += factor.value *
			__builtin_convertvector((floats_mask)low >> 16,
						floats_value);
	sum[1].value += factor.value *
			__builtin_convertvector((floats_mask)high >> 16,
						floats_value);
#else
	for (int i = 0; i < 2 * FLOATS; i++)
		sum[i / FLOATS].value[i % FLOATS] +=
			factor.value[i % FLOATS] * (float)number[i];
#endif
}

/* Of each two a where it is above b, else b. */
static inline struct floats
floats_larger(struct floats a, struct floats b)
{
#if TRIAGE_BUILTIN
	floats_mask above = a.value > b.value;

	return (struct floats){ (floats_value)(
		((floats_mask)a.value & above) |
		((floats_mask)b.value & ~above)) };
#else
	for (int i = 0; i < FLOATS; i++)
		a.value[i] = a.value[i] > b.value[i] ? a.value[i] : b.value[i];
	return a;
#endif
}

/* The largest of the four. */
static inline float
floats_most(struct floats floats)
{
	float value[FLOATS];
	float most;

	floats_store(value, floats);
	most = value[0];
	for (int i = 1; i < FLOATS; i++)
		most = value[i] > most ? value[i] : most;
	return most;
}

#endif
