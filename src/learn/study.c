/* SPDX-License-Identifier: MIT */
#include "study.h"

#include <stdlib.h>
#include <string.h>

/* Of `count` cells, which are of a category, or of all behind the last. */
static bool
study_cells(struct study *study, size_t category, struct prediction *cell,
	    size_t count, struct error *error)
{
	reliability_compute(cell, count, study->reliability[category]);
	return curve_make(&study->curve[category], cell, count, error);
}

/*
 * One category after the other, each behind the last, so that the cells of all
 * stand together in the end.
 */
static bool
study_categories(struct study *study, struct prediction *cell,
		 struct error *error)
{
	size_t categories = study->corpus->categories;
	size_t all = 0;

	for (size_t c = 0; c < categories; c++) {
		size_t count = predictions_collect(
			study->corpus, study->predictions, c, cell + all);

		if (!study_cells(study, c, cell + all, count, error))
			return false;
		all += count;
	}
	strcpy(study->all.name, "all categories");
	metrics_compute(cell, all, &study->all.metrics);
	return study_cells(study, categories, cell, all, error);
}

bool
study_make(struct study *study, struct error *error)
{
	const struct corpus *corpus = study->corpus;
	struct prediction *cell =
		calloc(corpus->examples * corpus->categories + 1, sizeof *cell);
	bool made = cell != NULL;

	study->mistakes = study->predictions->mistakes;
	study->intervals = (struct intervals){
		.corpus = corpus,
		.predictions = study->predictions,
		.resamples = study->resamples,
		.threads = study->threads,
	};
	study->curve = calloc(corpus->categories + 1, sizeof *study->curve);
	study->reliability =
		calloc(corpus->categories + 1, sizeof *study->reliability);
	made = made && study->curve && study->reliability;
	if (!made)
		error_no_memory(error);
	made = made && study_categories(study, cell, error) &&
	       confusion_make(&study->confusion, corpus, study->predictions,
			      error) &&
	       intervals_make(&study->intervals, error);
	free(cell);
	return made;
}

void
study_free(struct study *study)
{
	for (size_t c = 0; study->curve && c <= study->corpus->categories; c++)
		curve_free(&study->curve[c]);
	free(study->curve);
	free(study->reliability);
	confusion_free(&study->confusion);
	intervals_free(&study->intervals);
}
