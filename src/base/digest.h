/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_DIGEST_H
#define TRIAGE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/*
 * 64-bit XXH3, for integrity and for hash tables; not against forgery.
 * The value for given bytes is fixed by the xxHash specification, so it may
 * be kept in files.
 */
uint64_t digest(const char *data, size_t length);

/* The same of so many bytes, faster. */
enum { DIGEST_BLOCK = 128 };

uint64_t digest_block(const char *data);

/* The digest of an ordered pair of digests. */
static inline uint64_t
digest_pair(uint64_t first, uint64_t second)
{
	uint64_t mixed = (first ^ (second << 23 | second >> 41)) *
			 UINT64_C(0x9e3779b97f4a7c15);

	mixed ^= mixed >> 29;
	mixed = (mixed + second) * UINT64_C(0xbf58476d1ce4e5b9);
	return mixed ^ mixed >> 32;
}

#endif
