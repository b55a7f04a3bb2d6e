/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SOLVE_H
#define TRIAGE_SOLVE_H

#include "dataset.h"
#include "linear.h"

/*
 * One C-SVC on as few documents as decide it, by libsvm on a Gram matrix or
 * by liblinear on the vectors.
 *
 * A document outside its margin is no support vector, and a machine trained
 * without it is the same (Osuna, Freund and Girosi 1997, "chunking").  So,
 * where the decision values of a related machine are known, only documents
 * on or near the wrong side of their margin are given to libsvm.
 *
 * Every document left out is then checked, and those that turn out to be within
 * their margin are added, until none is: the result meets the same conditions,
 * to the same tolerance, as training on everything at once, whatever it
 * started from.
 */
struct learnt {
	uint32_t row;		/* of the dataset */
	signed char label;	/* LABEL_HOLDS or LABEL_NOT */
};

struct solve_task {
	const struct gram *gram;
	const struct linear *linear;	/* in place of the matrix, or NULL */
	const struct dataset *dataset;
	const struct learnt *learnt;	/* [count]; a row may come twice */
	size_t count;
	double c;
	double tolerance;	/* of the solver's stopping criterion */
	const double *related;	/* [rows], decision values to start from */
	double slack;		/* start with documents this much further from
				   the boundary than the margin by them */
};

/* A thread's scratch space for one dataset. */
struct solver;

struct solver *solver_new(const struct dataset *dataset,
			  struct error *error);
void solver_free(struct solver *solver);

/*
 * Train, and set the decision value of every row of the dataset.  Where all
 * of `learnt` is of one label the decision value is that label for all rows
 * and the machine is empty.
 */
bool solve(struct solver *solver, const struct solve_task *task,
	   struct machine *machine, double *decision, struct error *error);

/* w = sum of coefficient times vector; `w` has room for all terms. */
void machine_weights(const struct machine *machine,
		     const struct dataset *dataset, double *w);

#endif
