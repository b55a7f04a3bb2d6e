/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_STUDY_H
#define TRIAGE_STUDY_H

#include "confusion.h"
#include "curve.h"
#include "intervals.h"
#include "mistakes.h"
#include "reliability.h"

/*
 * All that an evaluation found, for a page to show: the report and what can
 * be drawn of the predictions behind it.
 */
struct study {
	/* The caller's, which must outlive it: */
	const struct corpus *corpus;
	const struct predictions *predictions;
	const struct report *report;
	size_t resamples;
	unsigned threads;

	const struct mistakes *mistakes;
	/* [categories + 1], the last ones of all predictions together. */
	struct curve *curve;
	struct reliability_bin (*reliability)[RELIABILITY_BINS];
	struct report_row all; /* their figures, without thresholds */
	struct confusion confusion;
	struct intervals intervals;
};

/* Of predictions that noted their mistakes.  Ended with study_free(). */
bool study_make(struct study *study, struct error *error);
void study_free(struct study *study);

#endif
