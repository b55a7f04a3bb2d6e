/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_ZSTD_H
#define TRIAGE_ZSTD_H

#include "../base/error.h"

/* Zstandard (RFC 8878), any number of frames; its library is loaded here. */
struct zstd;

/* Whether a file begins with these bytes; four are enough to tell. */
bool zstd_is_it(const unsigned char *data, size_t length);

/* Ended with zstd_free(). */
struct zstd *zstd_new(struct error *error);
void zstd_free(struct zstd *zstd);

/* What is taken from and put into by one step. */
struct zstd_step {
	const void *from;
	size_t left;
	void *to;
	size_t room;
};

/* Unpack some; false when the data is damaged. */
bool zstd_unpack(struct zstd *zstd, struct zstd_step *step);

/* Whether the last frame is complete. */
bool zstd_is_complete(const struct zstd *zstd);

#endif
