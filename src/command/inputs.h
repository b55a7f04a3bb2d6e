/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_INPUTS_H
#define TRIAGE_INPUTS_H

#include "../document/json.h"
#include "../document/reader.h"

/*
 * The documents of all files, folders and "-" named on a command line, one
 * after the other: files as they are named, folders in byte order of the
 * paths below them, without names that start with a dot and without links to
 * folders; of a Maildir its messages.
 */
struct inputs;

/* `path` holds `count` names and must outlive the result. */
struct inputs *inputs_new(char *const *path, size_t count, const char *kind,
			  const struct limits *limits, struct error *error);
void inputs_free(struct inputs *inputs);

/* Which members of JSON Lines to read; `names` must outlive the result. */
void inputs_name_members(struct inputs *inputs,
			 const struct json_names *names);

/*
 * Fill `document` and replace `source` by where it came from: the path, with
 * ":LINE" behind it where the file holds a document a line.  READER_BROKEN
 * concerns one document or file; calling again goes on behind it.  A line
 * that the source tells is not in the error, too.
 */
enum reader_status inputs_next(struct inputs *inputs,
			       struct document *document,
			       struct bytes *source, struct error *error);

/* Whether what comes next is read from standard input, as it arrives. */
bool inputs_is_stream(const struct inputs *inputs);

#endif
