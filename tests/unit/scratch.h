/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SCRATCH_H
#define TRIAGE_SCRATCH_H

#include <limits.h>
#include <stddef.h>

/*
 * A folder that is there for one test: scratch_make() and scratch_remove()
 * are a fixture's two ends.
 */
void scratch_make(void);
void scratch_remove(void);

/* The path of `name` in the folder; "" is the folder itself. */
void scratch_path(const char *name, char path[PATH_MAX]);

/* Write a file there, making the folders that its name needs. */
void scratch_write(const char *name, const char *data, size_t length);
void scratch_write_text(const char *name, const char *text);

#endif
