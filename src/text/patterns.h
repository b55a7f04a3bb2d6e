/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PATTERNS_H
#define TRIAGE_PATTERNS_H

#include "../base/error.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What a reader of security news recognises by its shape: ids, addresses,
 * hashes, amounts, names of tracked groups.  Each is a class with a name that
 * becomes a term of its own (`<cve>`), so that what was learnt of one CVE id
 * holds for the next.
 *
 * The patterns are PCRE2 (regex.h); each is tried only at the start of a
 * word, only where its cheap hint and its prefilter hold, and under limits of
 * matching, depth and heap.  Every span has a bounded length, so time is
 * linear in the text.
 */
struct patterns;

/* What the scanner saw at a word without running any pattern. */
enum hint {
	HINT_DIGIT = 1,		/* the word has a digit */
	HINT_NUMBER_NEXT = 2,	/* a blank and a digit follow the word */
	HINT_LINK = 4,		/* "://", "[.", "(.", "@" or the like follow */
	HINT_DOT = 8,		/* the word has a dot between letters */
	HINT_COLON = 16,	/* hexadecimal digits before a colon */
};

/*
 * All of them; each is compiled when first needed.  Any number of threads may
 * share the result, each with its own matcher.  Ended with patterns_free().
 */
struct patterns *patterns_new(struct error *error);
void patterns_free(struct patterns *patterns);

/* The term of a class, "<cve>"; classes count from 1 to patterns_count(). */
size_t patterns_count(void);
const char *patterns_class_name(size_t class);

/* The expression behind it. */
const char *patterns_class_source(size_t class);

/*
 * A class is whole when its span is one word that is kept as it stands
 * (an id, an address), and not whole when it is a phrase whose words count
 * on their own as well (an amount).
 */
int patterns_class_is_whole(size_t class);

/* A thread's own scratch space; ended with matcher_free(). */
struct matcher;

struct matcher *matcher_new(const struct patterns *patterns,
			    struct error *error);
void matcher_free(struct matcher *matcher);

struct match {
	size_t class;		/* 0: nothing matched */
	size_t end;		/* offset behind the span */
};

/* The first class whose pattern matches `text` exactly at `offset`. */
struct match matcher_at(struct matcher *matcher, const char *text,
			size_t length, size_t offset, unsigned hints);

/*
 * The parts of that, for one class: whether it is worth trying, and where its
 * match ends, or 0.
 */
bool patterns_may_match(size_t class, const char *text, size_t length,
			size_t offset);
size_t matcher_end(struct matcher *matcher, size_t class, const char *text,
		   size_t length, size_t offset);

/* How many attempts were given up at a limit since the matcher was made. */
size_t matcher_limits_hit(const struct matcher *matcher);

#endif
