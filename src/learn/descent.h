/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_DESCENT_H
#define TRIAGE_DESCENT_H

#include "compact.h"

/*
 * A linear SVM on vectors whose terms are scaled, solved from the solution of
 * a related one.
 *
 * The algorithm is liblinear's, dual coordinate descent (Hsieh et al. 2008, "A
 * dual coordinate descent method for large-scale linear SVM"), for the same
 * hinge loss and the same regularised bias, but it can begin at the solution
 * of another fold or C, needs no rand(), and many can run at once.  One
 * coefficient moves at a time, to where its document is at its margin or the
 * coefficient at its limit.
 *
 * A coefficient has the sign of its document's label and lies between 0 and
 * its limit.  A document that takes no part has 0 for a limit.
 *
 * The weights are kept for the vectors as they are: with scales s, moving along
 * a document adds s^2 times its values to them.
 */
struct descent;

/* Borrows the vectors. */
struct descent *descent_new(const struct compact *compact,
			    struct error *error);
void descent_free(struct descent *descent);

/*
 * Solve with these scales [terms] and limits [rows], from the coefficients
 * `from` [rows], or from nothing where that is NULL, until in a round over all
 * no more than one document in a thousand, of fewer none, violates the
 * conditions of a solution by more than `tolerance`.
 */
void descent_solve(struct descent *descent, const float *scale,
		   const float *limit, const float *from, double tolerance);

/* The coefficients of the last solution, [rows]. */
const float *descent_coefficients(const struct descent *descent);

/*
 * The decision values of all documents, or of those that took no part, whose
 * limits must still be there; [rows].
 */
void descent_decide(const struct descent *descent, bool all,
		    double *decision);

#endif
