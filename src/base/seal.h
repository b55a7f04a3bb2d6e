/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SEAL_H
#define TRIAGE_SEAL_H

#include "builtin.h"
#include "bytes.h"
#include "digest.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Seals: digests of small blocks, so that of a large mapped file only what is
 * used need be checked, when it is first used.
 *
 * To check a whole file costs more than to judge one article with it.  A
 * block is SEAL_BLOCK bytes, the last one what is left; its seal is the lower
 * half of its digest.
 */
enum { SEAL_BLOCK = DIGEST_BLOCK };

/* How many seals `length` bytes have; and append them. */
size_t seal_count(size_t length);
void seal_append(struct bytes *bytes, const char *data, size_t length);

/* Bytes with their seals; without (NULL) they are our own and always good. */
struct sealed {
	const char *data;
	size_t length;
	const uint32_t *seal;
};

/* Whether all of them are as sealed. */
bool sealed_holds(const struct sealed *sealed);

/*
 * What one thread has checked of them so far.  It borrows the bytes; ended
 * with seal_watch_clear().
 */
struct seal_watch {
	struct sealed sealed;
	size_t looks;	/* blocks seen so far */
	bool tried;	/* to settle: something is not as sealed */
	uint8_t *seen; /* a bit a block: few pages; NULL: nothing to check */
};

/* False when memory runs out. */
bool seal_watch_start(struct seal_watch *watch, const struct sealed *sealed);
void seal_watch_clear(struct seal_watch *watch);

/* With so few looks most blocks that are asked for are new. */
enum { SEAL_LOOKS_FEW = 4096, SEAL_CACHE_LINE = 64 };

/* Check a block that was not seen before. */
bool seal_watch_look(struct seal_watch *watch, size_t block);

static inline bool
seal_watch_saw(const struct seal_watch *watch, size_t block)
{
	return watch->seen[block / 8] >> block % 8 & 1;
}

/*
 * Once a good part of the blocks was seen, look at all others and be done with
 * looking, if all are as sealed.  Nobody may have a copy of the watch.
 */
void seal_watch_settle(struct seal_watch *watch);

/* Whether the block at `offset` was looked at, or need not be. */
static inline bool
seal_watch_has_seen(const struct seal_watch *watch, size_t offset)
{
	return !watch->seen || seal_watch_saw(watch, offset / SEAL_BLOCK);
}

/* Whether it is worth while to say what will be looked at. */
static inline bool
seal_watch_is_new(const struct seal_watch *watch)
{
	return watch->seen && watch->looks < SEAL_LOOKS_FEW;
}

/* Have brought near what a look at the block at `offset` reads, if new. */
static inline void
seal_watch_expect(const struct seal_watch *watch, size_t offset)
{
	size_t block = offset / SEAL_BLOCK;
	const char *data = watch->sealed.data + block * SEAL_BLOCK;

	if (seal_watch_saw(watch, block))
		return;
	prefetch(&watch->sealed.seal[block]);
	for (size_t i = 0; i < SEAL_BLOCK; i += SEAL_CACHE_LINE)
		prefetch(data + i);
}

/* Whether `length` bytes at `offset`, which lie inside, are as sealed. */
static inline bool
seal_watch_holds(struct seal_watch *watch, size_t offset, size_t length)
{
	size_t block = offset / SEAL_BLOCK;
	size_t last = (offset + length - 1) / SEAL_BLOCK;

	if (!watch->seen)
		return true;
	while (seal_watch_saw(watch, block) || seal_watch_look(watch, block))
		if (block++ == last)
			return true;
	return false;
}

#endif
