/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_DUAL_H
#define TRIAGE_DUAL_H

#include "gram.h"

/*
 * The dual problem of one C-SVC on a Gram matrix, solved from the solution of
 * a related one: the same labels at another C or with other documents left
 * out.
 *
 * The algorithm is libsvm's (Fan, Chen and Lin 2005, "Working set selection
 * using second order information"), which itself can only begin at nothing:
 * two coefficients move at a time, the one that violates the conditions of a
 * solution most and the one with which most is gained.
 *
 * Coefficients have the sign of their label, so they add up to 0 and each lies
 * between 0 and its limit.  A document that takes no part has 0 for a limit.
 * The sums of all documents are kept, so what is held out gets its decision
 * value by the way.
 */
struct dual {
	const struct gram *gram;
	float *diagonal;	/* [stride], of the matrix */
	double *coefficient;	/* [size] */
	float *limit;		/* [size], with the label's sign */
	float *pull;		/* [stride], label minus the sum of
				   coefficients times products */
	float *up;		/* [stride], 0, or -infinity where a
				   coefficient cannot rise */
	float *down;		/* [stride], the same where it cannot fall */
	double rho;		/* decision value: that sum minus rho */
};

/* All documents left out; ended with dual_free().  Borrows `gram`. */
struct dual *dual_new(const struct gram *gram, struct error *error);
void dual_free(struct dual *dual);

/* Begin at nothing. */
void dual_reset(struct dual *dual, const signed char *label);

/*
 * Keep a solution in dual_room() floats, or begin at one that was kept.
 * The limits are not part of it.
 */
size_t dual_room(const struct gram *gram);
void dual_keep(const struct dual *dual, float *kept);
void dual_begin(struct dual *dual, const float *kept);

/*
 * Set the limits, [size], each with the sign of the document's label, and
 * bring the coefficients within them.
 */
void dual_limit(struct dual *dual, const float *limit);

/*
 * Improve until no pair violates the conditions by `tolerance`: the criterion
 * at which libsvm stops.
 */
void dual_solve(struct dual *dual, double tolerance);

/* The decision value of every document; `label` as it was for dual_reset(). */
void dual_decide(const struct dual *dual, const signed char *label,
		 double *decision);

#endif
