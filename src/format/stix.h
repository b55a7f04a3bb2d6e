/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_STIX_H
#define TRIAGE_STIX_H

#include "format.h"
#include "uuid.h"

/* A bundle of STIX under construction, for the files that add to it. */
struct stix {
	const struct result *result;
	const struct format_options *options;
	struct bytes *objects;	/* what is written */
	struct bytes refs;	/* ids of objects, a comma between two */
	struct bytes identity;	/* UUID of who made them */
	const char *moment;	/* when the document was published */
	char digits[DOCUMENT_DIGITS + 1];
};

/*
 * Begin an object of a type, to which members are then added, each behind a
 * comma, up to stix_close(): a domain object made at a moment, or an
 * observable.  The report will refer to it.
 */
void stix_open(struct stix *stix, const char *type, const char *uuid,
	       const char *moment);
void stix_open_observable(struct stix *stix, const char *type,
			  const char *uuid);
void stix_close(struct stix *stix);

/*
 * Add an object for each indicator, or for the CVE ids alone where indicators
 * are not asked for.
 */
void stix_append_indicators(struct stix *stix, const char *shared_moment);

#endif
