/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_BOOTSTRAP_H
#define TRIAGE_BOOTSTRAP_H

#include "ranking.h"

/*
 * How far a difference between two judges may be chance: the paired bootstrap
 * (Efron and Tibshirani 1993; Koehn 2004).  As many documents as there are
 * are drawn with replacement, and both judges are measured on the same draw;
 * the middle 95 % of the differences of many such draws is the interval.
 *
 * Draw i has a generator of its own, seeded by a constant and i: any number
 * of threads gives the same figures.
 */
enum {
	RESAMPLES_LEAST = 100,
	RESAMPLES_MOST = 100000,
};

/* New minus old; where there is no old one, the figure itself. */
struct difference {
	double low;
	double high;
	double better; /* share of draws above 0, ties by half */
};

struct bootstrap {
	const uint32_t *document; /* those both have judged */
	size_t documents;
	size_t examples; /* of the corpus */
	size_t rows;
	const struct ranking *before; /* [rows], or NULL */
	const struct ranking *after;  /* [rows] */
	size_t resamples;
	unsigned threads;
};

/*
 * Fill difference[rows + 1]; the last one is the mean over the rows that have
 * a positive in the corpus.
 */
bool bootstrap_run(const struct bootstrap *bootstrap,
		   struct difference (*difference)[RANKING_FIGURES],
		   struct error *error);

#endif
