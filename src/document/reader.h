/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_READER_H
#define TRIAGE_READER_H

#include "document.h"
#include "limits.h"

#include "../base/error.h"

/*
 * A file of any kind as a stream of documents.
 *
 * The kind is recognised by content unless it is named; kind.h says what a
 * new one has to bring.
 */
struct reader;

/* Kinds by number, from 0, for lists and messages; NULL behind the last. */
const char *reader_kind_name(size_t i);

/*
 * Open `path`, or standard input for "-".  `kind` is a name from the table or
 * NULL to recognise it.  `limits` must outlive the reader, which the caller
 * ends with reader_free().
 */
struct reader *reader_open(const char *path, const char *kind,
			   const struct limits *limits, struct error *error);
void reader_free(struct reader *reader);

/* Which members of JSON Lines to read; `names` must outlive the reader. */
struct json_names;
void reader_name_members(struct reader *reader,
			 const struct json_names *names);

enum reader_status { READER_END, READER_READ, READER_BROKEN };

/*
 * Fill `document` with the next one.  READER_BROKEN concerns one document,
 * which `error` describes with its line; calling again goes on behind it.
 */
enum reader_status reader_next(struct reader *reader,
			       struct document *document,
			       struct error *error);

#endif
