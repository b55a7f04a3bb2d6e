/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_INTERVALS_H
#define TRIAGE_INTERVALS_H

#include "bootstrap.h"

/*
 * How sure the figures of an evaluation are: the bootstrap's interval of 95 %
 * for each category, and behind the last for the mean over those that have a
 * positive.
 */
struct intervals {
	/* The caller's: */
	const struct corpus *corpus;
	const struct predictions *predictions;
	size_t resamples;
	unsigned threads;

	struct difference (*row)[RANKING_FIGURES]; /* [categories + 1] */
};

/* Ended with intervals_free(). */
bool intervals_make(struct intervals *intervals, struct error *error);
void intervals_free(struct intervals *intervals);

#endif
