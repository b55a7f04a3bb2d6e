/* SPDX-License-Identifier: MIT */
#include "seal.h"


#include <stdlib.h>

size_t
seal_count(size_t length)
{
	return length / SEAL_BLOCK + (length % SEAL_BLOCK != 0);
}

static uint32_t
seal_of(const char *data, size_t length, size_t block)
{
	size_t start = block * SEAL_BLOCK;
	size_t left = length - start;

	return (uint32_t)(left < SEAL_BLOCK ? digest(data + start, left)
					    : digest_block(data + start));
}

void
seal_append(struct bytes *bytes, const char *data, size_t length)
{
	size_t count = seal_count(length);

	for (size_t block = 0; block < count; block++) {
		uint32_t seal = seal_of(data, length, block);

		bytes_append(bytes, (const char *)&seal, sizeof seal);
	}
}

bool
sealed_holds(const struct sealed *sealed)
{
	size_t count = sealed->seal ? seal_count(sealed->length) : 0;

	for (size_t block = 0; block < count; block++)
		if (seal_of(sealed->data, sealed->length, block) !=
		    sealed->seal[block])
			return false;
	return true;
}

bool
seal_watch_start(struct seal_watch *watch, const struct sealed *sealed)
{
	*watch = (struct seal_watch){ .sealed = *sealed };
	if (!sealed->seal)
		return true;
	watch->seen = calloc(seal_count(sealed->length) / 8 + 1,
			     sizeof *watch->seen);
	return watch->seen != NULL;
}

void
seal_watch_clear(struct seal_watch *watch)
{
	free(watch->seen);
	*watch = (struct seal_watch){ 0 };
}

/* A good part: to look at the others then costs less than asking has. */
enum { SETTLED_PART = 4 };

void
seal_watch_settle(struct seal_watch *watch)
{
	size_t blocks = seal_count(watch->sealed.length);

	if (!watch->seen || watch->looks < blocks / SETTLED_PART ||
	    watch->tried)
		return;
	watch->tried = true;
	if (!sealed_holds(&watch->sealed))
		return;
	free(watch->seen);
	watch->seen = NULL;
}

bool
seal_watch_look(struct seal_watch *watch, size_t block)
{
	const struct sealed *sealed = &watch->sealed;

	if (seal_of(sealed->data, sealed->length, block) != sealed->seal[block])
		return false;
	watch->seen[block / 8] |= (uint8_t)(1 << block % 8);
	watch->looks++;
	return true;
}
