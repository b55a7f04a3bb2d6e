/* SPDX-License-Identifier: MIT */
#include "digest.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#define XXH_INLINE_ALL
#include <xxhash.h>
#pragma GCC diagnostic pop

uint64_t
digest(const char *data, size_t length)
{
	return XXH3_64bits(data, length);
}

uint64_t
digest_block(const char *data)
{
	return XXH3_64bits(data, DIGEST_BLOCK);
}
