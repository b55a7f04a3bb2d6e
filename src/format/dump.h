/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_DUMP_H
#define TRIAGE_DUMP_H

#include "../document/document.h"

/* How what was read from a file is written: a row of the table in dump.c. */
struct dump_format {
	const char *name;
	void (*append)(const char *source, const struct document *document,
		       struct bytes *bytes);
};

/* By number, for lists, or by name; NULL where there is none. */
const struct dump_format *dump_format_at(size_t i);
const struct dump_format *dump_format_find(const char *name);

#endif
