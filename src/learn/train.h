/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_TRAIN_H
#define TRIAGE_TRAIN_H

#include "folds.h"
#include "report.h"

/*
 * From labelled documents to a model.
 *
 * One C-SVC with a linear kernel a category, on one Gram matrix, or without it
 * where it would be too large (linear.h).  C is chosen
 * by cross-validation among `c`; the out-of-fold decision values of the
 * chosen C calibrate the confidence and set the thresholds; the machine
 * trained on everything is collapsed to one weight a term.
 */
enum { C_MOST = 16 };

enum torn_use {
	TORN_LEAVE_OUT,		/* of the training of their category */
	TORN_KEEP,
	TORN_HALF,		/* the sure ones count twice */
};

struct train_options {
	struct settings settings;
	const char *name;	/* of the model */
	unsigned folds;		/* where the corpus has none of its own */
	size_t c_count;
	double c[C_MOST];
	enum torn_use torn;
	size_t memory;		/* bytes that the Gram matrix and libsvm's
				   copy of it may take; past it liblinear
				   trains without one */
	unsigned threads;

	/* Called now and then from any thread; may be NULL. */
	void (*progress)(void *context, const char *step, size_t done,
			 size_t all);
	/* Called where so many documents are too many; may be NULL. */
	void (*too_large)(void *context, size_t documents);
	void *progress_context;	/* of both */
};

void train_options_default(struct train_options *options);

/* The documents to learn from and what was made of them beforehand. */
struct train_input {
	const struct corpus *corpus;
	const struct bags *bags;
	const struct patterns *patterns;
	const size_t *member;
	size_t members;
};

/*
 * `report` holds the cross-validated figures, as estimates for the model.
 * The caller owns the result and ends it with model_free().
 */
struct model *train(const struct train_input *input,
		    const struct train_options *options,
		    struct report *report, struct error *error);

#endif
