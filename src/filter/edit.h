/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_EDIT_H
#define TRIAGE_EDIT_H

#include "../base/bytes.h"

/*
 * A few changes to a text of which every other byte stays: what goes, and
 * what comes in its place.  Start with `{ 0 }`.
 */
struct edit {
	size_t start; /* these bytes of the text go */
	size_t end;
	size_t text; /* these of the pool come */
	size_t length;
	size_t number; /* those at one place keep their order */
};

struct edits {
	struct edit *edit;
	size_t count;
	size_t capacity;
	struct bytes pool;
	bool failed;
};

/* Replace [start, end) by `text`; both may be empty. */
void edits_replace(struct edits *edits, size_t start, size_t end,
		   const struct bytes *text);
void edits_remove(struct edits *edits, size_t start, size_t end);
void edits_insert(struct edits *edits, size_t at, const struct bytes *text);

/* Append the text with all changes; false when memory ran out before. */
bool edits_apply(struct edits *edits, const char *data, size_t length,
		 struct bytes *output);

void edits_clear(struct edits *edits);
void edits_free(struct edits *edits);

#endif
