/* SPDX-License-Identifier: MIT */
#include "train.h"

#include "calibrate.h"
#include "collapse.h"
#include "threshold.h"

#include "../base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const size_t MEMORY_STANDARD = (size_t)8 << 30;

/* What `yes` is where nothing is ever more than unsure. */
static const double NEVER = 2;

void
train_options_default(struct train_options *options)
{
	static const double c[] = { 1, 2 };

	*options = (struct train_options){ .name = "model",
					   .folds = FOLDS_STANDARD,
					   .c_count = sizeof c / sizeof c[0],
					   .torn = TORN_KEEP,
					   .memory = MEMORY_STANDARD,
					   .threads = 1 };
	settings_default(&options->settings);
	memcpy(options->c, c, sizeof c);
}

/* What is being made of one category. */
struct making {
	const struct crossfit *crossfit;
	struct model *model;
	struct report *report;
	struct scored *scored;		/* [count], the judged rows */
	struct prediction *prediction;	/* [count] */
	double *confidence;		/* [count], cross-fitted */
	size_t count;
};

/* The judged rows of the first `folds` folds at the c-th C. */
static void
collect_scores(struct making *making, size_t category, size_t c,
	       unsigned folds)
{
	const struct crossfit *crossfit = making->crossfit;
	const struct dataset *dataset = crossfit->dataset;
	const double *score = crossfit_scores(crossfit, category, c);

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

/* The C of the highest average precision; of equals the smallest. */
static size_t
choose_c(struct making *making, size_t category)
{
	size_t best = 0;
	double best_precision = -1;

	for (size_t i = 0; i < making->crossfit->options->c_count; i++) {
		struct metrics metrics;

		collect_scores(making, category, i,
			       making->crossfit->choice_folds);
		predict(making, NULL, 0);
		metrics_compute(making->prediction, making->count, &metrics);
		if (metrics.average_precision > best_precision) {
			best_precision = metrics.average_precision;
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
	category->unsure = threshold_unsure(category->yes);
	return category->yes >= 0;
}

/* Fill a category and its row of the report from out-of-fold scores. */
static bool
make_category(struct making *making, size_t i, size_t choice,
	      struct error *error)
{
	struct category *category = &making->model->category[i];
	struct report_row *row = &making->report->row[i];

	collect_scores(making, i, choice, making->crossfit->dataset->folds);
	if (!calibrate(making->scored, making->count, &category->calibration,
		       making->confidence, error) ||
	    !set_thresholds(making, category, error))
		return false;
	predict(making, making->confidence, category->yes);
	metrics_compute(making->prediction, making->count, &row->metrics);
	category->c = making->crossfit->options->c[choice];
	category->positives = (uint32_t)row->metrics.positives;
	category->negatives = (uint32_t)row->metrics.negatives;
	row->c = category->c;
	row->yes = category->yes;
	row->unsure = category->unsure;
	row->calibration = report_calibration(category->calibration.kind);
	return true;
}

/* Choose C for every category, train the rest, and make all categories. */
static bool
make_all(struct making *making, struct crossfit *crossfit,
	 struct error *error)
{
	size_t choice[MODEL_CATEGORIES_MOST];

	for (size_t i = 0; i < crossfit->categories; i++)
		choice[i] = choose_c(making, i);
	if (!crossfit_finish(crossfit, choice, error))
		return false;
	for (size_t i = 0; i < crossfit->categories; i++)
		if (!make_category(making, i, choice[i], error))
			return false;
	return true;
}

static bool
make_categories(struct crossfit *crossfit, struct model *model,
		struct report *report, struct error *error)
{
	size_t rows = crossfit->dataset->rows;
	struct making making = {
		.crossfit = crossfit,
		.model = model,
		.report = report,
		.scored = calloc(rows, sizeof *making.scored),
		.prediction = calloc(rows, sizeof *making.prediction),
		.confidence = calloc(rows, sizeof *making.confidence),
	};
	bool made = making.scored && making.prediction && making.confidence
			    ? make_all(&making, crossfit, error)
			    : error_no_memory(error);

	free(making.scored);
	free(making.prediction);
	free(making.confidence);
	return made;
}

/*
 * Let the decision value be 0 at the threshold for yes, and bring all
 * numbers to what the model's text can hold.
 */
static void
settle_plane(struct category *category, double rho)
{
	struct calibration *calibration = &category->calibration;
	double offset = 0;

	if (calibration->kind != CALIBRATION_UNCALIBRATED)
		offset = number_round(
			calibration_score(calibration, category->yes), 6);
	calibration_shift(calibration, offset);
	category->rho = number_round(rho + offset, NUMBER_PLACES);
	calibration->a = number_round(calibration->a, NUMBER_PLACES);
	calibration->b = number_round(calibration->b, NUMBER_PLACES);
	for (size_t i = 0; i < calibration->knots; i++)
		calibration->knot[i].score =
			number_round(calibration->knot[i].score, 6);
	if (calibration->kind != CALIBRATION_UNCALIBRATED)
		category->yes = calibration_confidence(calibration, 0);
	category->yes = number_round(category->yes, NUMBER_PLACES);
	category->unsure = number_round(category->unsure, NUMBER_PLACES);
}

static bool
make_weights(const struct crossfit *crossfit, struct model *model,
	     struct error *error)
{
	const struct dataset *dataset = crossfit->dataset;
	int16_t *weight = calloc(dataset->vocabulary->size,
				 model->stride * sizeof *weight);

	model->own_weight = weight;
	model->weight = weight;
	if (!weight)
		return error_no_memory(error);
	for (size_t i = 0; i < model->categories; i++) {
		if (!collapse(&crossfit->machine[i], dataset, model, i,
			      weight, error))
			return false;
		settle_plane(&model->category[i], crossfit->machine[i].rho);
	}
	return true;
}

static void
name_all(const struct train_input *input, const struct train_options *options,
	 struct model *model, struct report *report)
{
	const struct corpus *corpus = input->corpus;

	strncpy(model->name, options->name, sizeof model->name - 1);
	model->settings = options->settings;
	model->documents = (uint32_t)input->members;
	report->rows = corpus->categories;
	for (size_t i = 0; i < corpus->categories; i++) {
		memcpy(model->category[i].name, corpus->category[i].name,
		       sizeof model->category[i].name);
		memcpy(model->category[i].summary,
		       corpus->category[i].summary,
		       sizeof model->category[i].summary);
		memcpy(model->category[i].tags, corpus->category[i].tags,
		       sizeof model->category[i].tags);
		memcpy(report->row[i].name, corpus->category[i].name,
		       sizeof report->row[i].name);
	}
}

static bool
keep_report(struct model *model, const struct report *report,
	    struct error *error)
{
	report_append_text(report, &model->own_report);
	model->report = bytes_text(&model->own_report);
	model->report_length = model->own_report.length;
	return bytes_ok(&model->own_report) || error_no_memory(error);
}

/* Make the model of what was fitted; the vocabulary passes to it. */
static bool
make_model(struct crossfit *crossfit, struct dataset *dataset,
	   struct model *model, struct report *report, struct error *error)
{
	if (!make_categories(crossfit, model, report, error) ||
	    !make_weights(crossfit, model, error) ||
	    !keep_report(model, report, error))
		return false;
	model->min_known = dataset->min_known;
	model->own_vocabulary = dataset->vocabulary;
	model->vocabulary = model->own_vocabulary;
	dataset->vocabulary = NULL;
	return true;
}

struct model *
train(const struct train_input *input, const struct train_options *options,
      struct report *report, struct error *error)
{
	struct dataset dataset;
	struct crossfit crossfit;
	struct model *model = NULL;
	bool made = false;

	*report = (struct report){ .method = "cross-validation" };
	if (!svm_start(error) ||
	    !dataset_make(&dataset, input, options, error))
		return NULL;
	report->documents = dataset.rows;
	if (crossfit_run(&crossfit, input->corpus, &dataset, options,
			 error)) {
		report->solver = crossfit.linear ? "liblinear" : "libsvm";
		model = model_new(input->corpus->categories);
		if (model) {
			name_all(input, options, model, report);
			made = make_model(&crossfit, &dataset, model, report,
					  error);
		} else {
			error_no_memory(error);
		}
		crossfit_clear(&crossfit);
	}
	dataset_clear(&dataset);
	if (made)
		return model;
	model_free(model);
	return NULL;
}
