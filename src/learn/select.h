/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SELECT_H
#define TRIAGE_SELECT_H

#include "bags.h"

#include "../features/vocabulary.h"

/*
 * Choose the terms that a model will know, from document frequencies alone:
 * no label is looked at, so held-out documents are not learnt from here.
 *
 * `member` lists the examples that count.  The cut-offs are those of
 * `settings`: the least number of documents for each kind of term, and of
 * what is left the most frequent (ties by hash).
 */
struct vocabulary *select_vocabulary(const struct corpus *corpus,
				     const struct bags *bags,
				     const size_t *member, size_t members,
				     const struct settings *settings,
				     const struct patterns *patterns,
				     unsigned threads, struct error *error);

#endif
