/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_JUDGING_H
#define TRIAGE_JUDGING_H

#include "predictions.h"

#include "../model/judge.h"

/* Some examples of a corpus on their way through one model. */
struct judging {
	const struct corpus *corpus;
	const struct model *model;
	const size_t *member;
	size_t members;
	const size_t *column; /* [corpus->categories], in the model */
	struct predictions *predictions;
	struct judge **judge; /* [threads], while it runs */
};

/*
 * Predict all members, and note the worst mistakes where the predictions ask
 * for them.
 */
bool judging_run(struct judging *judging, const struct patterns *patterns,
		 unsigned threads, struct error *error);

#endif
