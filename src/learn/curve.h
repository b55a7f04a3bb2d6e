/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_CURVE_H
#define TRIAGE_CURVE_H

#include "metrics.h"

/*
 * What every threshold on the confidence would give: a point for each
 * confidence at which something more is found, from the highest down.  The
 * recall rises from point to point; without positives there is no point.
 */
struct curve_point {
	double confidence;
	double recall;
	double precision;
};

struct curve {
	size_t count;
	struct curve_point *point;
};

/* Changes the order of `prediction`.  Ended with curve_free(). */
bool curve_make(struct curve *curve, struct prediction *prediction,
		size_t count, struct error *error);
void curve_free(struct curve *curve);

#endif
