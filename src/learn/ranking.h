/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_RANKING_H
#define TRIAGE_RANKING_H

#include "predictions.h"

/*
 * The documents of one category in descending order of confidence, to be
 * measured again and again with other weights: in a resample a document
 * counts as often as it was drawn.
 */
struct ranked {
	uint32_t example;
	bool holds;
	bool yes;  /* what was decided */
	bool tied; /* the next has the same confidence */
};

struct ranking {
	size_t count;
	struct ranked *ranked;
};

enum ranking_figure { RANKING_F1, RANKING_AP, RANKING_FIGURES };

/* Of the judged examples whose truth is known.  Ended with ranking_free(). */
bool ranking_make(struct ranking *ranking, const struct corpus *corpus,
		  const struct predictions *predictions, size_t category,
		  struct error *error);
void ranking_free(struct ranking *ranking);

/* As in metrics.h, each example counting weight[example] times. */
void ranking_measure(const struct ranking *ranking, const uint32_t *weight,
		     double figure[RANKING_FIGURES]);

#endif
