/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_REPORT_H
#define TRIAGE_REPORT_H

#include "metrics.h"

#include "../model/model.h"

/*
 * What training and evaluation found, a row a category.
 */
struct report_row {
	char name[MODEL_NAME_LONGEST];
	struct metrics metrics;
	double yes;		/* thresholds on the confidence */
	double unsure;
	double c;
	const char *calibration; /* "platt", …, "mixed"; a constant */
};

struct report {
	const char *method;	/* "5-fold cross-validation": a constant or
				   borrowed text */
	const char *solver;	/* "libsvm", "liblinear": a constant; or NULL */
	size_t documents;
	size_t rows;
	struct report_row row[MODEL_CATEGORIES_MOST];
};

/* What a kind of calibration is called. */
const char *report_calibration(enum calibration_kind kind);

/* The means over all categories that had positives. */
struct metrics report_mean(const struct report *report);

/* A table for people, and one JSON object; same figures. */
void report_append_text(const struct report *report, struct bytes *bytes);
void report_append_json(const struct report *report, struct bytes *bytes);

#endif
