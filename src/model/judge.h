/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_JUDGE_H
#define TRIAGE_JUDGE_H

#include "model.h"

#include "../features/vector.h"

/*
 * From a document to decisions: one pass over its terms, one row of weights
 * a term.  A judge is one thread's scratch space on a shared model.
 */
struct judge;

enum decision { DECISION_NO, DECISION_UNSURE, DECISION_YES };

struct judgement {
	const char *reason;	/* why it is not judged, a constant; or NULL */
	double known;		/* share of its words the vocabulary knows */
	size_t words;
	bool limited;		/* a pattern was given up at a limit */
	const double *score;	/* [categories]; these three belong to the */
	const double *confidence; /* judge and hold until its next document */
	const enum decision *decision;
};

/* Model and patterns must outlive it.  Ended with judge_free(). */
struct judge *judge_new(const struct model *model,
			const struct patterns *patterns, struct error *error);
void judge_free(struct judge *judge);

/* False when memory runs out or the model turns out to be damaged. */
bool judge_run(struct judge *judge, const struct document *document,
	       struct judgement *judgement, struct error *error);

/* The vector of the document judged last. */
struct vector *judge_vector(struct judge *judge);

/* Score a vector; `score` has room for model->categories. */
void judge_score(const struct model *model, const struct vector *vector,
		 double *score);

#endif
