/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FILE_H
#define TRIAGE_FILE_H

#include "bytes.h"
#include "error.h"

#include <stdint.h>
#include <stdio.h>

/* Append a whole file or stream, refusing more than `most` bytes. */
bool file_read(const char *path, size_t most, struct bytes *bytes,
	       struct error *error);
bool file_read_stream(FILE *stream, size_t most, struct bytes *bytes,
		      struct error *error);

/* Write it all, however often that takes; errno tells what failed. */
bool file_write_descriptor(int descriptor, const char *data, size_t length);

/*
 * A file mapped read-only.  The content must not be cut short by others while
 * it is mapped: replace files by renaming.  `data` is aligned to a page.
 */
struct mapping {
	const char *data;	/* NULL for an empty file */
	size_t length;
};

bool file_map(const char *path, struct mapping *mapping, struct error *error);
void file_unmap(struct mapping *mapping);

/*
 * Replace `path` by `bytes` or leave it as it was: written to a temporary
 * name beside it, synced, renamed.  On failure nothing is left behind.  A
 * symbolic link stays and what it leads to is replaced; a device or a pipe is
 * written to as it is.
 */
bool file_save(const char *path, const struct bytes *bytes,
	       struct error *error);

/*
 * Remove the temporary file of a file_save() under way, if there is one.
 * For signal handlers: async-signal-safe.
 */
void file_abandon(void);

/* Make a directory unless it is there. */
bool file_make_directory(const char *path, struct error *error);

bool file_is_directory(const char *path);
bool file_is_regular(const char *path);

#endif
