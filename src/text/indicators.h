/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_INDICATORS_H
#define TRIAGE_INDICATORS_H

#include "tokens.h"

#include "../document/document.h"

/*
 * Indicators: what the patterns matched, one by one and in standard form.
 *
 * The classes that tell a model "here stood a CVE id" know which one it was.
 * A mention is one place in the title or the body; its value is refanged
 * (`hxxps://evil[.]example` is https://evil.example), in the letters that its
 * kind is written in, and plain ASCII.  What only looks like an indicator is
 * left out: finding.c has the rules, triage(1) tells them.
 *
 * Nothing here runs unless it is asked for.  Time is that of the scan, and
 * n log n in the number of mentions, which has a limit.
 */
enum indicator_kind {
	INDICATOR_CVE,
	INDICATOR_ATTACK,
	INDICATOR_GROUP,
	INDICATOR_MD5,
	INDICATOR_SHA1,
	INDICATOR_SHA256,
	INDICATOR_SHA512,
	INDICATOR_DOMAIN,
	INDICATOR_EMAIL,
	INDICATOR_IPV4,
	INDICATOR_IPV6,
	INDICATOR_URL,
	INDICATOR_KINDS,
};

struct mention {
	enum indicator_kind kind;
	bool in_body;		/* else in the title */
	bool defanged;		/* the text took care that nobody clicks it */
	const char *value;	/* NUL-ended, in `values` */
	size_t value_start;
	size_t offset;		/* its place in title or body, in bytes */
	size_t length;
};

/* One thread's scratch space; start with `{ 0 }`. */
struct indicators {
	struct mention *mention; /* by kind, value and place */
	size_t count;
	size_t capacity;
	struct bytes values;
	struct tokens tokens;
	bool cut;		/* there are more than were asked for */
	bool failed;		/* memory ran out: some are missing */
};

/* Replace what `indicators` holds by at most `most` mentions of `document`. */
void indicators_collect(struct indicators *indicators,
			struct matcher *matcher,
			const struct document *document, size_t most);

/* "cve", "domain": as results call a kind. */
const char *indicator_kind_name(enum indicator_kind kind);

/* Behind mention `i`, the first one of another indicator, or the count. */
size_t indicators_next(const struct indicators *indicators, size_t i);

/* Whether one of the mentions of the indicator at `i` is defanged. */
bool indicators_is_defanged(const struct indicators *indicators, size_t i);

bool indicators_ok(const struct indicators *indicators);
void indicators_free(struct indicators *indicators);

#endif
