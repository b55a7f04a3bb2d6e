/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_RELIABILITY_H
#define TRIAGE_RELIABILITY_H

#include "metrics.h"

/*
 * What is true of what is said: predictions in bins of equal width by their
 * confidence, the last one with its upper end.  `low` and `high` are the
 * Wilson score interval of the share that holds, at 95 % (Wilson 1927).
 */
enum { RELIABILITY_BINS = 10 };

struct reliability_bin {
	size_t count;
	size_t positives;
	double confidence; /* the mean; this and the rest need a count */
	double share;	   /* that holds */
	double low;
	double high;
};

void reliability_compute(const struct prediction *prediction, size_t count,
			 struct reliability_bin bin[RELIABILITY_BINS]);

#endif
