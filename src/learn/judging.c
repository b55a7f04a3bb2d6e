/* SPDX-License-Identifier: MIT */
#include "judging.h"

#include "mistakes.h"

#include "../base/parallel.h"

#include <stdlib.h>

static bool
judge_example(void *context, size_t i, unsigned worker)
{
	struct judging *judging = context;
	struct predictions *predictions = judging->predictions;
	size_t example = judging->member[i];
	size_t start = example * predictions->categories;
	struct judgement judgement;
	struct error error;

	if (!judge_run(judging->judge[worker],
		       &judging->corpus->example[example]->document, &judgement,
		       &error))
		return false;
	predictions->judged[example] = true;
	for (size_t c = 0; c < predictions->categories; c++) {
		size_t column = judging->column[c];

		predictions->confidence[start + c] =
			judgement.confidence[column];
		predictions->decision[start + c] =
			(unsigned char)judgement.decision[column];
	}
	return true;
}

bool
judging_run(struct judging *judging, const struct patterns *patterns,
	    unsigned threads, struct error *error)
{
	bool judged = true;

	judging->judge = calloc(threads, sizeof(struct judge *));
	if (!judging->judge)
		return error_no_memory(error);
	for (unsigned i = 0; judged && i < threads; i++) {
		judging->judge[i] = judge_new(judging->model, patterns, error);
		judged = judging->judge[i] != NULL;
	}
	judged = judged && (parallel_run(threads, judging->members,
					 judge_example, judging) ||
			    error_no_memory(error));
	if (judged && judging->predictions->mistakes)
		judged = mistakes_note(judging->predictions->mistakes, judging,
				       error);
	for (unsigned i = 0; i < threads; i++)
		judge_free(judging->judge[i]);
	free(judging->judge);
	return judged;
}
