/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_JSON_EDITOR_H
#define TRIAGE_JSON_EDITOR_H

#include "edit.h"

/*
 * Changes to an array or object of JSON: parts go, others come behind the
 * last one, and the commas are right.  Tell it of every part in its order.
 */
struct json_editor {
	struct edits *edits;
	size_t place; /* behind the last part, or behind the bracket */
	size_t gap;   /* where parts went that none was kept before */
	bool has_gap;
	bool is_kept; /* a part stays, or came */
};

/* `open` is behind the opening bracket. */
struct json_editor json_editor_start(struct edits *edits, size_t open);

void json_editor_keep(struct json_editor *editor, size_t start, size_t end);
void json_editor_remove(struct json_editor *editor, size_t start, size_t end);

/* Behind all other parts; may be called several times. */
void json_editor_append(struct json_editor *editor, const struct bytes *part);

/* No more parts, if none were appended. */
void json_editor_end(struct json_editor *editor);

#endif
