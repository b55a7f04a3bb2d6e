/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SOURCE_H
#define TRIAGE_SOURCE_H

#include "../base/error.h"

#include <sys/types.h>

/*
 * The bytes of a file or of standard input, as they arrive, unpacked where
 * they are gzip (RFC 1952, any number of members).  A pipe is never waited on
 * for more than it has, so that a stream is judged line by line.
 */
struct source;

/* Open `path`, or standard input for "-"; ended with source_free(). */
struct source *source_open(const char *path, struct error *error);
void source_free(struct source *source);

/* Read up to `size` bytes: how many, 0 at the end, or -1 with `error`. */
ssize_t source_read(struct source *source, char *data, size_t size,
		    struct error *error);

#endif
