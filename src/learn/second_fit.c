/* SPDX-License-Identifier: MIT */
#include "second_fit.h"

#include <math.h>
#include <stdlib.h>

/* Of the kernel (GAMMA t.t' + 1)^2, chosen in training/EXPERIMENTS.md. */
static const double GAMMA = 0.3;
static const double C = 1;

/* What part of the second machine's decision value is added to the first's. */
static const double SHARE = 0.5;

/* What each feature counts, so that products of vectors are the kernel's. */
static void
fill_scales(size_t categories, double *scale)
{
	size_t count = 1 + categories;

	scale[0] = 0;
	for (size_t i = 1; i <= categories; i++)
		scale[i] = sqrt(2 * GAMMA);
	for (size_t i = 1; i <= categories; i++)
		for (size_t j = i; j <= categories; j++)
			scale[count++] = i == j ? GAMMA : sqrt(2) * GAMMA;
}

static bool
fill_vector(struct vector *vector, const double *feature, const double *scale,
	    size_t features)
{
	vector->entry = calloc(features, sizeof *vector->entry);
	if (!vector->entry)
		return false;
	for (size_t i = 1; i < features; i++)
		vector->entry[vector->count++] = (struct entry){
			(uint32_t)i, (float)(feature[i] * scale[i])
		};
	return true;
}

/* Both vectors of a row: all features, and those whose products they are. */
static bool
fill_row(struct dataset *dataset, size_t row, const double *feature,
	 const double *scale)
{
	size_t categories = dataset->root_terms - 1;
	size_t features = second_features(categories);
	struct vector *root = &dataset->root[row];

	if (!fill_vector(&dataset->vector[row], feature, scale, features) ||
	    !fill_vector(root, feature, scale, 1 + categories))
		return false;
	for (size_t i = 0; i < root->count; i++)
		root->entry[i].value =
			(float)(feature[1 + i] * sqrt(GAMMA));
	return true;
}

static bool
fill_dataset(struct dataset *dataset, size_t categories, const double *score)
{
	size_t features = second_features(categories);
	double *feature = calloc(features, sizeof *feature);
	double *scale = calloc(features, sizeof *scale);
	double *own = calloc(categories, sizeof *own);
	bool filled = feature && scale && own;

	if (filled)
		fill_scales(categories, scale);
	for (size_t row = 0; filled && row < dataset->rows; row++) {
		for (size_t c = 0; c < categories; c++)
			own[c] = score[c * dataset->rows + row];
		second_fill(own, categories, feature);
		filled = fill_row(dataset, row, feature, scale);
	}
	free(feature);
	free(scale);
	free(own);
	return filled;
}

bool
second_fit_run(struct second_fit *fit, const struct crossfit *first,
	       const double *score, struct error *error)
{
	const size_t choice[MODEL_CATEGORIES_MOST] = { 0 };

	*fit = (struct second_fit){ .dataset = *first->dataset,
				    .options = *first->options };
	fit->terms.size = (uint32_t)second_features(first->categories);
	fit->options.settings.log_counts = 0;
	fit->options.c_count = 1;
	fit->options.c[0] = C;
	fit->dataset.vocabulary = &fit->terms;
	fit->dataset.vector =
		calloc(fit->dataset.rows + 1, sizeof *fit->dataset.vector);
	fit->dataset.root =
		calloc(fit->dataset.rows + 1, sizeof *fit->dataset.root);
	fit->dataset.root_terms = 1 + first->categories;
	if (!fit->dataset.vector || !fit->dataset.root ||
	    !fill_dataset(&fit->dataset, first->categories, score)) {
		second_fit_clear(fit);
		return error_no_memory(error);
	}
	if (crossfit_run(&fit->crossfit, first->corpus, &fit->dataset,
			 &fit->options, error) &&
	    crossfit_finish(&fit->crossfit, choice, error))
		return true;
	second_fit_clear(fit);
	return false;
}

static void
vectors_free(struct vector *vector, size_t count)
{
	for (size_t i = 0; vector && i < count; i++)
		vector_free(&vector[i]);
	free(vector);
}

void
second_fit_clear(struct second_fit *fit)
{
	crossfit_clear(&fit->crossfit);
	vectors_free(fit->dataset.vector, fit->dataset.rows);
	vectors_free(fit->dataset.root, fit->dataset.rows);
	fit->dataset.vector = NULL;
	fit->dataset.root = NULL;
}

double
second_fit_correction(const struct second_fit *fit, size_t category,
		      size_t row)
{
	return SHARE * crossfit_scores(&fit->crossfit, category, 0)[row];
}

bool
second_fit_numbers(const struct second_fit *fit, struct model *model,
		   size_t category, struct error *error)
{
	const struct machine *machine = &fit->crossfit.machine[category];
	size_t features = second_features(model->categories);
	double *w = calloc(features, sizeof *w);
	double *scale = calloc(features, sizeof *scale);

	if (w && scale) {
		fill_scales(model->categories, scale);
		machine_weights(machine, &fit->dataset, w);
		for (size_t i = 1; i < features; i++)
			model->own_second[i * model->categories + category] =
				SHARE * w[i] * scale[i];
		model->own_second[category] = -SHARE * machine->rho;
	} else {
		error_no_memory(error);
	}

	bool filled = w && scale;

	free(w);
	free(scale);
	return filled;
}
