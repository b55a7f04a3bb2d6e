/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_REGEX_H
#define TRIAGE_REGEX_H

#include "../base/bytes.h"
#include "../base/error.h"

#include <stddef.h>

/*
 * The only user of PCRE2: a list of expressions, numbered, each matched at
 * one place of a text and under limits of matching, depth and heap.
 *
 * An expression is compiled when it is first matched, and made machine code
 * once a thread has matched it so often that this pays: most texts need few
 * expressions, and a program that reads one text should not pay for all.  An
 * answer is the same whichever engine gives it: where one gives up at a
 * limit the other is asked.
 */
struct regexes;

/*
 * Expressions that were compiled when the program was built.  The quick
 * program (command/full.h) has such a list, whose last source is NULL: it holds
 * the PCRE2 that they are for, and a text is often judged in less time than the
 * few expressions take that it needs.
 */
struct regex_ready {
	const char *source;
	const unsigned char *code;	/* from regex_append_ready() */
};

extern const struct regex_ready regex_ready[];

/* Append an expression in that form; false if it does not compile. */
bool regex_append_ready(struct bytes *bytes, const char *source);

/*
 * `source` stays the caller's and must outlive the list, which any number of
 * threads may share, each with its own scratch space.  Ended with
 * regexes_free().
 */
struct regexes *regexes_new(const char *const *source, size_t count,
			    struct error *error);
void regexes_free(struct regexes *regexes);

/* A thread's scratch space; ended with regex_scratch_free(). */
struct regex_scratch;

struct regex_scratch *regex_scratch_new(struct regexes *regexes,
					struct error *error);
void regex_scratch_free(struct regex_scratch *scratch);

/* How many attempts were given up since the scratch space was made. */
size_t regex_given_up(const struct regex_scratch *scratch);

/*
 * The end of the match of expression `i` at `offset` in the `length` bytes of
 * `text`, or 0.
 */
size_t regex_end(struct regex_scratch *scratch, size_t i, const char *text,
		 size_t length, size_t offset);

#endif
