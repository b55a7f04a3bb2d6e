/* SPDX-License-Identifier: MIT */
#include "making.h"

#include "threshold.h"

#include "../base/number.h"

#include <stdlib.h>
#include <string.h>

/* What `yes` is where nothing is ever more than unsure. */
static const double NEVER = 2;

bool
making_start(struct making *making, const struct crossfit *crossfit,
	     struct model *model, struct report *report, struct error *error)
{
	size_t rows = crossfit->dataset->rows;

	*making = (struct making){
		.crossfit = crossfit,
		.model = model,
		.report = report,
		.value = calloc(crossfit->categories * rows + 1,
				sizeof *making->value),
		.scored = calloc(rows, sizeof *making->scored),
		.prediction = calloc(rows, sizeof *making->prediction),
		.confidence = calloc(rows, sizeof *making->confidence),
	};
	return (making->value && making->scored && making->prediction &&
		making->confidence) ||
	       error_no_memory(error);
}

void
making_clear(struct making *making)
{
	free(making->value);
	free(making->scored);
	free(making->prediction);
	free(making->confidence);
}

static double *
value_of(const struct making *making, size_t category)
{
	return making->value + category * making->crossfit->dataset->rows;
}

/* The judged rows of the first `folds` folds, with their decision values. */
static void
collect_scores(struct making *making, size_t category, const double *score,
	       unsigned folds)
{
	const struct crossfit *crossfit = making->crossfit;
	const struct dataset *dataset = crossfit->dataset;

	making->count = 0;
	for (size_t i = 0; i < dataset->rows; i++) {
		signed char label =
			crossfit->corpus->example[dataset->example[i]]
				->label[category];

		if (label != LABEL_UNKNOWN && dataset->fold[i] < folds)
			making->scored[making->count++] = (struct scored){
				score[i], label == LABEL_HOLDS,
				dataset->fold[i]
			};
	}
}

static void
collect_all(struct making *making, size_t category)
{
	collect_scores(making, category, value_of(making, category),
		       making->crossfit->dataset->folds);
}

static void
predict(struct making *making, const double *confidence, double yes)
{
	for (size_t i = 0; i < making->count; i++) {
		double value = confidence ? confidence[i]
					  : making->scored[i].score;

		making->prediction[i] = (struct prediction){
			value, making->scored[i].holds, value >= yes
		};
	}
}

static double
average_precision(struct making *making)
{
	struct metrics metrics;

	predict(making, NULL, 0);
	metrics_compute(making->prediction, making->count, &metrics);
	return metrics.average_precision;
}

/* The C of the highest average precision; of equals the smallest. */
size_t
making_choose_c(struct making *making, size_t category)
{
	size_t best = 0;
	double best_precision = -1;

	for (size_t i = 0; i < making->crossfit->options->c_count; i++) {
		double precision;

		collect_scores(making, category,
			       crossfit_scores(making->crossfit, category, i),
			       CHOICE_FOLDS);
		precision = average_precision(making);
		if (precision > best_precision) {
			best_precision = precision;
			best = i;
		}
	}
	return best;
}

static bool
set_thresholds(struct making *making, struct category *category,
	       struct error *error)
{
	if (category->calibration.kind == CALIBRATION_UNCALIBRATED) {
		category->yes = NEVER;
		category->unsure = calibration_confidence(
			&category->calibration, 0);
		return true;
	}
	predict(making, making->confidence, NEVER);
	category->yes = threshold_yes(making->prediction, making->count,
				      error);
	if (category->yes < 0)
		return false;
	category->yes = threshold_raise(making->prediction, making->count,
					category->yes,
					making->model->settings.precision);
	category->unsure = threshold_unsure(making->prediction, making->count,
					    category->yes);
	return true;
}

bool
making_category(struct making *making, size_t i, struct error *error)
{
	struct category *category = &making->model->category[i];
	struct report_row *row = &making->report->row[i];

	collect_all(making, i);
	if (!calibrate(making->scored, making->count, &category->calibration,
		       making->confidence, error) ||
	    !set_thresholds(making, category, error))
		return false;
	predict(making, making->confidence, category->yes);
	metrics_compute(making->prediction, making->count, &row->metrics);
	category->positives = (uint32_t)row->metrics.positives;
	category->negatives = (uint32_t)row->metrics.negatives;
	row->c = category->c;
	row->yes = category->yes;
	row->unsure = category->unsure;
	row->calibration = report_calibration(category->calibration.kind);
	return true;
}

void
making_take(struct making *making, size_t category, size_t choice)
{
	const struct crossfit *crossfit = making->crossfit;

	memcpy(value_of(making, category),
	       crossfit_scores(crossfit, category, choice),
	       crossfit->dataset->rows * sizeof *making->value);
	making->model->category[category].c = crossfit->options->c[choice];
}

double
making_precision(struct making *making, size_t category)
{
	collect_all(making, category);
	return average_precision(making);
}

void
making_correct(struct making *making, const struct second_fit *fit,
	       size_t category, double times)
{
	double *value = value_of(making, category);

	for (size_t row = 0; row < making->crossfit->dataset->rows; row++)
		value[row] +=
			times * second_fit_correction(fit, category, row);
}

/*
 * Let the decision value be 0 at the threshold for yes, and bring all
 * numbers to what the model's text can hold.
 */
double
making_settle(struct making *making, size_t i)
{
	struct category *category = &making->model->category[i];
	double *value = value_of(making, i);
	struct calibration *calibration = &category->calibration;
	double offset = 0;

	if (calibration->kind != CALIBRATION_UNCALIBRATED)
		offset = number_round(
			calibration_score(calibration, category->yes), 6);
	calibration_shift(calibration, offset);
	calibration->a = number_round(calibration->a, NUMBER_PLACES);
	calibration->b = number_round(calibration->b, NUMBER_PLACES);
	for (size_t k = 0; k < calibration->knots; k++)
		calibration->knot[k].score =
			number_round(calibration->knot[k].score, 6);
	if (calibration->kind != CALIBRATION_UNCALIBRATED)
		category->yes = calibration_confidence(calibration, 0);
	category->yes = number_round(category->yes, NUMBER_PLACES);
	category->unsure = number_round(category->unsure, NUMBER_PLACES);
	for (size_t row = 0; row < making->crossfit->dataset->rows; row++)
		value[row] -= offset;
	return offset;
}
