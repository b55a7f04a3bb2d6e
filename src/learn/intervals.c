/* SPDX-License-Identifier: MIT */
#include "intervals.h"

#include <stdlib.h>

static bool
rank(const struct intervals *intervals, struct ranking *ranking,
     struct error *error)
{
	for (size_t c = 0; c < intervals->corpus->categories; c++)
		if (!ranking_make(&ranking[c], intervals->corpus,
				  intervals->predictions, c, error))
			return false;
	return true;
}

static size_t
list_judged(const struct intervals *intervals, uint32_t *document)
{
	size_t count = 0;

	for (size_t i = 0; i < intervals->corpus->examples; i++)
		if (intervals->predictions->judged[i])
			document[count++] = (uint32_t)i;
	return count;
}

bool
intervals_make(struct intervals *intervals, struct error *error)
{
	const struct corpus *corpus = intervals->corpus;
	struct ranking *ranking = calloc(corpus->categories, sizeof *ranking);
	uint32_t *document = calloc(corpus->examples + 1, sizeof *document);
	bool made = ranking && document;
	struct bootstrap bootstrap = { .document = document,
				       .examples = corpus->examples,
				       .rows = corpus->categories,
				       .after = ranking,
				       .resamples = intervals->resamples,
				       .threads = intervals->threads };

	intervals->row = calloc(corpus->categories + 1, sizeof *intervals->row);
	made = made && intervals->row;
	if (!made)
		error_no_memory(error);
	else
		bootstrap.documents = list_judged(intervals, document);
	made = made && rank(intervals, ranking, error) &&
	       (bootstrap.documents == 0 ||
		bootstrap_run(&bootstrap, intervals->row, error));
	for (size_t c = 0; ranking && c < corpus->categories; c++)
		ranking_free(&ranking[c]);
	free(ranking);
	free(document);
	return made;
}

void
intervals_free(struct intervals *intervals)
{
	free(intervals->row);
	*intervals = (struct intervals){ 0 };
}
