/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_TERM_STAGES_H
#define TRIAGE_TERM_STAGES_H

#include "terms.h"

/*
 * The kinds of terms, one after the other: words with their classes, the same
 * in the lead, pairs, names of the gazetteer.
 */
enum {
	TERMS_STAGES = 4,
	TERMS_OF_TOKEN = 5, /* at most, but for GAZETTEER_OF_NAME of a name */
};

/*
 * Add terms of the tokens until there are no more, which is where
 * `place.stage` is TERMS_STAGES, or there is no room for another token's.
 */
void terms_fill(struct terms *terms);

#endif
