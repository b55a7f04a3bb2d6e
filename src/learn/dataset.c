/* SPDX-License-Identifier: MIT */
#include "dataset.h"

#include "select.h"

#include "../base/number.h"
#include "../base/parallel.h"

#include <math.h>
#include <stdlib.h>

/*
 * A document of which the vocabulary knows less than this part of what it
 * knows of a typical one is not in the model's language.
 */
static const double KNOWN_PART = 0.55;

struct job {
	struct dataset *dataset;
	const struct bags *bags;
	double min_documents;
};

static void
normalise(struct vector *vector)
{
	double squares = 0;

	for (size_t i = 0; i < vector->count; i++)
		squares += (double)vector->entry[i].value *
			   (double)vector->entry[i].value;

	double scale = squares > 0 ? 1 / sqrt(squares) : 0;

	for (size_t i = 0; i < vector->count; i++)
		vector->entry[i].value =
			(float)(vector->entry[i].value * scale);
}

/* The vector of a bag: the same values as vectorizer_run() gives. */
static bool
make_vector(void *context, size_t row, unsigned worker)
{
	struct job *job = context;
	const struct bag *bag = &job->bags->bag[job->dataset->example[row]];
	struct vector *vector = &job->dataset->vector[row];
	const struct vocabulary *vocabulary = job->dataset->vocabulary;

	(void)worker;
	vector->entry = calloc((size_t)bag->count + 1, sizeof *vector->entry);
	vector->words = bag->words;
	if (!vector->entry)
		return false;
	for (size_t i = 0; i < bag->count; i++) {
		const struct bag_entry *entry = &bag->entry[i];
		uint32_t index = vocabulary_find(vocabulary, entry->hash, NULL);

		if (index == VOCABULARY_ABSENT)
			continue;
		/* As if this document had not been there to be counted. */
		if (vocabulary->documents[index] > job->min_documents)
			vector->known += entry->words;
		if (vocabulary->idf[index] <= 0 || entry->tf <= 0)
			continue;
		vector->entry[vector->count++] = (struct entry){
			index,
			(float)vector_value(entry->tf, vocabulary->idf[index])
		};
	}
	normalise(vector);
	vector_sort(vector);
	return true;
}

static int
compare_doubles(const void *a, const void *b)
{
	double first = *(const double *)a;
	double second = *(const double *)b;

	return (first > second) - (first < second);
}

/* The median share of known words sets the bar. */
static bool
set_min_known(struct dataset *dataset, struct error *error)
{
	double *known = calloc(dataset->rows + 1, sizeof *known);
	size_t count = 0;

	if (!known)
		return error_no_memory(error);
	for (size_t i = 0; i < dataset->rows; i++)
		if (dataset->vector[i].words > 0)
			known[count++] = (double)dataset->vector[i].known /
					 (double)dataset->vector[i].words;
	if (count > 0) {
		qsort(known, count, sizeof *known, compare_doubles);
		dataset->min_known =
			number_round(KNOWN_PART * known[count / 2], 3);
	}
	free(known);
	return true;
}

static bool
make_rows(struct dataset *dataset, const struct train_input *input,
	  struct error *error)
{
	dataset->example = calloc(input->members + 1, sizeof(size_t));
	dataset->fold = calloc(input->members + 1, sizeof(unsigned));
	if (!dataset->example || !dataset->fold)
		return error_no_memory(error);
	for (size_t i = 0; i < input->members; i++)
		if (corpus_is_judged(input->corpus, input->member[i]))
			dataset->example[dataset->rows++] = input->member[i];
	dataset->vector = calloc(dataset->rows + 1, sizeof *dataset->vector);
	if (!dataset->vector)
		return error_no_memory(error);
	return dataset->rows > 0 ||
	       error_set(error, STATUS_BAD_INPUT,
			 "no document of the corpus is labelled");
}

/* A model whose terms are all too common would judge nothing. */
static bool
has_weight(const struct dataset *dataset, struct error *error)
{
	for (size_t i = 0; i < dataset->rows; i++)
		if (dataset->vector[i].count > 0)
			return true;
	return error_set(error, STATUS_BAD_INPUT,
			 "no term is left that tells documents apart: lower "
			 "min-documents or raise max-share");
}

static bool
make_vectors(struct dataset *dataset, const struct train_input *input,
	     const struct train_options *options, struct error *error)
{
	struct job job = { dataset, input->bags,
			   options->settings.min_documents };

	dataset->vocabulary = select_vocabulary(
		input->corpus, input->bags, input->member, input->members,
		&options->settings, input->patterns, options->threads, error);
	if (!dataset->vocabulary)
		return false;
	if (!parallel_run(options->threads, dataset->rows, make_vector, &job))
		return error_no_memory(error);
	return has_weight(dataset, error);
}

bool
dataset_make(struct dataset *dataset, const struct train_input *input,
	     const struct train_options *options, struct error *error)
{
	*dataset = (struct dataset){ 0 };
	if (!make_rows(dataset, input, error) ||
	    !make_vectors(dataset, input, options, error) ||
	    !set_min_known(dataset, error)) {
		dataset_clear(dataset);
		return false;
	}
	dataset->folds = folds_assign(input->corpus, input->bags,
				      dataset->example, dataset->rows,
				      options->folds, dataset->fold, error);
	if (dataset->folds == 0)
		dataset_clear(dataset);
	return dataset->folds > 0;
}

void
dataset_clear(struct dataset *dataset)
{
	for (size_t i = 0; dataset->vector && i < dataset->rows; i++)
		vector_free(&dataset->vector[i]);
	free(dataset->vector);
	free(dataset->example);
	free(dataset->fold);
	vocabulary_free(dataset->vocabulary);
	*dataset = (struct dataset){ 0 };
}
