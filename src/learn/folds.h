/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FOLDS_H
#define TRIAGE_FOLDS_H

#include "bags.h"

/*
 * Parts of a corpus for cross-validation.
 *
 * Where members have folds of their own in the corpus, at least two different
 * ones, these are taken, and members without one take turns over them.  (Such
 * members evaluate.h does not judge; a training, which goes without each fold
 * in turn to choose C and to calibrate, scores them like all others.)
 *
 * Else near-duplicates are brought together (MinHash estimate of the Jaccard
 * similarity of word triples of at least 0.8) and whole groups are dealt out
 * by iterative stratification (Sechidis, Tsoumakas and Vlahavas 2011): the
 * category with the fewest documents left goes first, to the fold that lacks
 * it most.  No random numbers take part.
 */
enum { FOLDS_STANDARD = 5, FOLDS_LEAST = 2 };

/* Whether members have at least two different folds of their own. */
bool folds_are_given(const struct corpus *corpus, const size_t *member,
		     size_t members);

/*
 * Fill fold[members] with numbers from 0, without gaps; returns how many
 * folds there are, or 0 with `error`.  `wanted` counts only where the corpus
 * has none.
 */
unsigned folds_assign(const struct corpus *corpus, const struct bags *bags,
		      const size_t *member, size_t members, unsigned wanted,
		      unsigned *fold, struct error *error);

/*
 * Fill group[members] with the lowest member that each one is a
 * near-duplicate of, itself if of none.
 */
bool duplicates_group(const struct bags *bags, const size_t *member,
		      size_t members, size_t *group, struct error *error);

#endif
