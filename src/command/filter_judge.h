/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FILTER_JUDGE_H
#define TRIAGE_FILTER_JUDGE_H

#include "request.h"

#include "../filter/filter.h"

/*
 * What judges the documents of a filter: the model, and what the options ask
 * of its judgements.  Start with `{ .options = options }`.
 */
struct filter_judge {
	const struct options *options;
	struct request request;
	struct model *model;
	struct patterns *patterns;
	struct judge *judge;
	enum decision decision[MODEL_CATEGORIES_MOST];
	struct judgement judgement;
};

/*
 * The steps of opening it, and all of them: a model, the options that need
 * it, and what judges.  False with the reason in `reason`; ended with
 * filter_judge_close() either way.
 */
bool filter_judge_load(struct filter_judge *judge, struct bytes *reason);
bool filter_judge_ask(struct filter_judge *judge, struct bytes *reason);
bool filter_judge_start(struct filter_judge *judge, struct bytes *reason);
bool filter_judge_open(struct filter_judge *judge, struct bytes *reason);
void filter_judge_close(struct filter_judge *judge);

/* What to give to a filter; holds as long as the judge. */
struct filter_request filter_judge_request(struct filter_judge *judge);

#endif
