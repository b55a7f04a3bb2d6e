/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PHRASE_ROWS_H
#define TRIAGE_PHRASE_ROWS_H

#include <stddef.h>
#include <stdint.h>

/*
 * The words behind phrases.h.
 *
 * They are in small letters.  A line that begins with `words` and has at most
 * `most` words is meant; 0 stands for no word more than these.  "#" is any
 * number.  Rows have four bytes at least, or are a sign of two with NULs behind,
 * and are in the order of these, so that those which may fit a line are found
 * at once; of those that fit, the first one counts.
 */
struct phrase_row {
	const char *words;
	unsigned char most;
	unsigned char phrase; /* enum phrase */
};

extern const struct phrase_row phrase_row[];
extern const size_t phrase_rows;

/*
 * The second bytes of the rows that begin with a letter from a to z, a bit each
 * by their lower five bits: most lines begin as no row does.
 */
extern const uint32_t phrase_seconds[26];

#endif
