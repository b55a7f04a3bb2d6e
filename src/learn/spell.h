/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SPELL_H
#define TRIAGE_SPELL_H

#include "corpus.h"

#include "../features/terms.h"

/* A term that was counted by its hash alone. */
struct candidate {
	uint64_t hash;
	uint32_t documents;
	uint32_t first;		/* the first example that holds it */
	uint32_t kind;
};

/*
 * Spell candidates out: only the texts that were the first to hold one are
 * read again.  Brings the candidates into the order of their first example,
 * then of their hash, and sets name[count] to match; the caller frees the
 * names.  False when memory runs out.
 */
bool spell_names(const struct corpus *corpus, struct candidate *candidate,
		 size_t count, const struct settings *settings,
		 const struct patterns *patterns, unsigned threads,
		 char **name);

#endif
