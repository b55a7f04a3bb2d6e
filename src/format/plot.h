/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PLOT_H
#define TRIAGE_PLOT_H

#include "../learn/curve.h"
#include "../learn/report.h"
#include "../learn/reliability.h"

/*
 * Plots as SVG elements, coloured by the classes of page_style.c.  Both axes
 * go from 0 to 1.
 */

/* Precision over recall, with the point where `row` decides. */
void plot_curve(const struct curve *curve, const struct report_row *row,
		struct bytes *bytes);

/* What holds over what was said, with the thresholds of `row`. */
void plot_reliability(const struct reliability_bin bin[RELIABILITY_BINS],
		      const struct report_row *row, struct bytes *bytes);

#endif
