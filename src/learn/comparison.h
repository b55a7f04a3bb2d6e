/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_COMPARISON_H
#define TRIAGE_COMPARISON_H

#include "bootstrap.h"

/*
 * Two sets of predictions of one corpus: which is better, by how much, how
 * sure that is, and of which documents they decide differently.
 */
struct compared {
	double before;
	double after;
	struct difference difference; /* of resamples */
};

struct comparison_row {
	char name[MODEL_NAME_LONGEST]; /* "macro" of the last one */
	size_t positives;
	size_t better; /* decisions that got right, … */
	size_t worse;
	struct compared figure[RANKING_FIGURES];
};

/*
 * Unsure lies between right and wrong: from `no` to `unsure` is better where
 * the category holds.  Of what was never judged in the corpus nobody knows.
 */
enum change_kind { CHANGE_WORSE, CHANGE_BETTER, CHANGE_UNKNOWN };

struct change {
	size_t example;
	size_t category;
	unsigned char before; /* enum decision */
	unsigned char after;
	enum change_kind kind;
};

struct comparison {
	/* The caller's: */
	const struct corpus *corpus;
	size_t resamples;
	unsigned threads;

	size_t documents; /* that both have judged */
	size_t rows;	  /* one a category, and the macro mean */
	struct comparison_row row[MODEL_CATEGORIES_MOST + 1];
	size_t changes; /* by category, kind and document */
	struct change *change;
	size_t changed; /* documents with a change */
};

/*
 * What only one has judged is left out of both predictions, which are
 * changed to say so.  Ended with comparison_free().
 */
bool comparison_make(struct comparison *comparison, struct predictions *before,
		     struct predictions *after, struct error *error);
void comparison_free(struct comparison *comparison);

/* Whether an interval is above 0 (1), below (-1), or has it inside (0). */
int comparison_verdict(const struct compared *compared);

#endif
