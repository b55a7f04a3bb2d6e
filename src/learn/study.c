/* SPDX-License-Identifier: MIT */
#include "study.h"

#include <stdlib.h>

static bool
study_category(struct study *study, size_t category, struct prediction *cell,
	       struct error *error)
{
	size_t count = predictions_collect(study->corpus, study->predictions,
					   category, cell);

	reliability_compute(cell, count, study->reliability[category]);
	return curve_make(&study->curve[category], cell, count, error);
}

bool
study_make(struct study *study, struct error *error)
{
	const struct corpus *corpus = study->corpus;
	struct prediction *cell = calloc(corpus->examples + 1, sizeof *cell);
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
	for (size_t c = 0; made && c < corpus->categories; c++)
		made = study_category(study, c, cell, error);
	made = made &&
	       confusion_make(&study->confusion, corpus, study->predictions,
			      error) &&
	       intervals_make(&study->intervals, error);
	free(cell);
	return made;
}

void
study_free(struct study *study)
{
	for (size_t c = 0; study->curve && c < study->corpus->categories; c++)
		curve_free(&study->curve[c]);
	free(study->curve);
	free(study->reliability);
	confusion_free(&study->confusion);
	intervals_free(&study->intervals);
}
