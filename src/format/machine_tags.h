/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_MACHINE_TAGS_H
#define TRIAGE_MACHINE_TAGS_H

#include "format.h"

/*
 * The machine tags of a document for MISP: those of the categories that hold,
 * the surest first, each once; that no person has looked at it; and what is
 * left to be done.  Of a predicate that MISP calls exclusive only the first tag
 * is kept.  Where one category alone is asked for, its confidence becomes a
 * tag of estimative-language.
 *
 * A tag is some bytes.  Those that begin with `stix:` are for STIX alone.
 */
struct machine_tags {
	struct field *tag;
	size_t count;
	size_t capacity;
	bool failed;		/* memory ran out: some are missing */
};

/* Append to `tags`, which is `{ 0 }` or was freed. */
void machine_tags_collect(const struct result *result,
			  const struct format_options *options,
			  struct machine_tags *tags);
void machine_tags_free(struct machine_tags *tags);

/* The value of a tag of STIX of this predicate, or false. */
bool machine_tag_is_stix(struct field tag, const char *predicate,
			 struct field *value);

#endif
