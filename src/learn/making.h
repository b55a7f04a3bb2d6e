/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_MAKING_H
#define TRIAGE_MAKING_H

#include "calibrate.h"
#include "second_fit.h"

/*
 * What is being made of a model's categories: from out-of-fold decision
 * values to calibration, thresholds and the report's rows.
 */
struct making {
	const struct crossfit *crossfit;
	struct model *model;
	struct report *report;
	double *value;			/* [categories][rows], out of fold */
	struct scored *scored;		/* [count], the judged rows of one */
	struct prediction *prediction;	/* [count] */
	double *confidence;		/* [count], cross-fitted */
	size_t count;
};

/* Ended with making_clear(), even where it failed. */
bool making_start(struct making *making, const struct crossfit *crossfit,
		  struct model *model, struct report *report,
		  struct error *error);
void making_clear(struct making *making);

/* The C of the highest average precision; of equals the smallest. */
size_t making_choose_c(struct making *making, size_t category);

/* Take the decision values of the choice-th C. */
void making_take(struct making *making, size_t category, size_t choice);

/* Add the second stage's corrections, so many times, to the values. */
void making_correct(struct making *making, const struct second_fit *fit,
		    size_t category, double times);

/* The average precision of the values as they are. */
double making_precision(struct making *making, size_t category);

/* Fill a category and its row of the report from the values. */
bool making_category(struct making *making, size_t category,
		     struct error *error);

/*
 * Let the decision value be 0 at the threshold for yes, and bring all
 * numbers to what the model's text can hold.  Returns by how much the
 * values were lowered.
 */
double making_settle(struct making *making, size_t category);

#endif
