/* SPDX-License-Identifier: MIT */
#include "json_editor.h"

struct json_editor
json_editor_start(struct edits *edits, size_t open)
{
	return (struct json_editor){ .edits = edits, .place = open };
}

/* What went before any part was kept goes with the commas up to `end`. */
static void
close_gap(struct json_editor *editor, size_t end)
{
	if (editor->has_gap)
		edits_remove(editor->edits, editor->gap, end);
	editor->has_gap = false;
}

void
json_editor_keep(struct json_editor *editor, size_t start, size_t end)
{
	close_gap(editor, start);
	editor->is_kept = true;
	editor->place = end;
}

void
json_editor_remove(struct json_editor *editor, size_t start, size_t end)
{
	if (editor->is_kept) {
		edits_remove(editor->edits, editor->place, end);
	} else if (!editor->has_gap) {
		editor->has_gap = true;
		editor->gap = start;
	}
	editor->place = end;
}

void
json_editor_end(struct json_editor *editor)
{
	close_gap(editor, editor->place);
}

void
json_editor_append(struct json_editor *editor, const struct bytes *part)
{
	struct bytes text = { 0 };

	json_editor_end(editor);
	bytes_append_text(&text, editor->is_kept ? "," : "");
	bytes_append(&text, bytes_text(part), part->length);
	text.failed |= part->failed;
	edits_insert(editor->edits, editor->place, &text);
	editor->is_kept = true;
	bytes_free(&text);
}
