/* SPDX-License-Identifier: MIT */
#include "train.h"

#include "collapse.h"
#include "making.h"

#include "../base/number.h"

#include <stdlib.h>
#include <string.h>

static const size_t MEMORY_STANDARD = (size_t)8 << 30;

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

/* Choose C for every category, train the rest, and make all categories. */
static bool
make_categories(struct making *making, struct crossfit *crossfit,
		struct error *error)
{
	size_t choice[MODEL_CATEGORIES_MOST];

	for (size_t i = 0; i < crossfit->categories; i++)
		choice[i] = making_choose_c(making, i);
	if (!crossfit_finish(crossfit, choice, error))
		return false;
	for (size_t i = 0; i < crossfit->categories; i++) {
		making_take(making, i, choice[i]);
		if (!making_category(making, i, error))
			return false;
	}
	return true;
}

static bool
make_weights(struct making *making, struct error *error)
{
	const struct crossfit *crossfit = making->crossfit;
	const struct dataset *dataset = crossfit->dataset;
	struct model *model = making->model;
	int16_t *weight = calloc(dataset->vocabulary->size,
				 model->stride * sizeof *weight);

	model->own_weight = weight;
	model->weight = weight;
	if (!weight)
		return error_no_memory(error);
	for (size_t i = 0; i < model->categories; i++) {
		const struct machine *machine = &crossfit->machine[i];

		if (!collapse(machine, dataset, model, i, weight, error))
			return false;
		model->category[i].rho =
			number_round(machine->rho + making_settle(making, i),
				     NUMBER_PLACES);
	}
	return true;
}

/* Have a second stage correct a category where that ranks better. */
static bool
correct(struct making *making, const struct second_fit *fit, size_t category,
	struct error *error)
{
	struct model *model = making->model;
	double before = making_precision(making, category);

	if (model->category[category].calibration.kind ==
	    CALIBRATION_UNCALIBRATED)
		return true;
	making_correct(making, fit, category, 1);
	if (making_precision(making, category) <= before) {
		making_correct(making, fit, category, -1);
		return true;
	}
	if (!second_fit_numbers(fit, model, category, error) ||
	    !making_category(making, category, error))
		return false;
	model->own_second[category] -= making_settle(making, category);
	second_round(model, category);
	return true;
}

static bool
make_second(struct making *making, struct crossfit *crossfit,
	    struct error *error)
{
	struct model *model = making->model;
	struct second_fit fit;
	bool made = true;

	if (!second_is_wanted(&model->settings, model->categories))
		return true;
	crossfit_shrink(crossfit);
	if (!second_allocate(model))
		return error_no_memory(error);
	if (!second_fit_run(&fit, crossfit, making->value, error))
		return false;
	for (size_t i = 0; made && i < model->categories; i++)
		made = correct(making, &fit, i, error);
	second_fit_clear(&fit);
	return made;
}

static bool
name_all(const struct train_input *input, const struct train_options *options,
	 struct model *model, struct report *report)
{
	const struct corpus *corpus = input->corpus;
	bool named = true;

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
		named = named && model_set_tags(&model->category[i],
						corpus->category[i].tags);
		memcpy(report->row[i].name, corpus->category[i].name,
		       sizeof report->row[i].name);
	}
	return named;
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
	struct making making;
	bool made = making_start(&making, crossfit, model, report, error) &&
		    make_categories(&making, crossfit, error) &&
		    make_weights(&making, error) &&
		    make_second(&making, crossfit, error) &&
		    keep_report(model, report, error);

	making_clear(&making);
	if (!made)
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
		report->solver = crossfit.scaled || crossfit.linear
					 ? "liblinear"
					 : "libsvm";
		model = model_new(input->corpus->categories);
		if (model && name_all(input, options, model, report)) {
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
