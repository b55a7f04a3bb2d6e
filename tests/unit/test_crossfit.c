/* SPDX-License-Identifier: MIT */
#include "../../src/learn/crossfit.h"

#include "sample.h"
#include "unit.h"

#include "../../src/learn/calibrate.h"

#include <string.h>

static struct sample sample;
static struct dataset dataset;
static struct crossfit crossfit;
static struct error error;

static void
setup(void)
{
	sample_open(&sample);
	sample.options.c_count = 1;
	ck_assert(svm_start(&error));
	ck_assert(dataset_make(&dataset, &sample.input, &sample.options,
			       &error));
}

static void
teardown(void)
{
	dataset_clear(&dataset);
	sample_close(&sample);
}

static void
run(void)
{
	static const size_t choice[SAMPLE_CATEGORIES] = { 0 };

	ck_assert(crossfit_run(&crossfit, sample.corpus, &dataset,
			       &sample.options, &error));
	ck_assert(crossfit_finish(&crossfit, choice, &error));
}

static signed char *
label_of(size_t row)
{
	struct example *example = sample.corpus->example[dataset.example[row]];

	return &example->label[SAMPLE_ESPIONAGE];
}

/*
 * Two documents of a fold are called what they are not: nothing that scores
 * the fold has seen them, not even to choose what to learn from.  Fits that
 * begin at another solution end as near to theirs as their tolerance says.
 */
START_TEST(scores_a_fold_without_its_labels)
{
	double before[SAMPLE_DOCUMENTS];
	unsigned fold = (unsigned)_i / 2;
	double apart = _i % 2 ? 0.1 : 0.2;
	size_t flipped = 0;

	if (_i % 2)
		sample.options.settings.log_counts = 0;
	run();
	memcpy(before, crossfit_scores(&crossfit, SAMPLE_ESPIONAGE, 0),
	       sizeof before);
	crossfit_clear(&crossfit);
	for (size_t row = 0; row < SAMPLE_DOCUMENTS && flipped < 2; row++)
		if (dataset.fold[row] == fold) {
			*label_of(row) = (signed char)-*label_of(row);
			flipped++;
		}
	run();
	for (size_t row = 0; row < SAMPLE_DOCUMENTS; row++)
		if (dataset.fold[row] == fold)
			ck_assert_double_eq_tol(
				crossfit_scores(&crossfit, SAMPLE_ESPIONAGE,
						0)[row],
				before[row], apart);
	crossfit_clear(&crossfit);
}
END_TEST

static bool
supports(size_t row)
{
	const struct machine *machine = &crossfit.machine[SAMPLE_ESPIONAGE];

	for (size_t k = 0; k < machine->count; k++)
		if (machine->document[k] == row)
			return true;
	return false;
}

/* Of one document in six nothing is known, one in six is torn. */
START_TEST(learns_from_what_was_judged_alone)
{
	size_t used = 0;

	sample.options.settings.log_counts = 0;
	sample.options.torn = _i ? TORN_KEEP : TORN_LEAVE_OUT;
	for (size_t row = 0; row < SAMPLE_DOCUMENTS; row++) {
		if (row % 6 == 0)
			*label_of(row) = LABEL_UNKNOWN;
		sample.corpus->example[dataset.example[row]]
			->torn[SAMPLE_ESPIONAGE] = row % 6 == 1;
	}
	run();
	for (size_t row = 0; row < SAMPLE_DOCUMENTS; row++) {
		if (row % 6 == 0)
			ck_assert(!supports(row));
		if (row % 6 == 1)
			used += supports(row);
	}
	ck_assert_int_eq(used > 0, sample.options.torn == TORN_KEEP);
	crossfit_clear(&crossfit);
}
END_TEST

/*
 * A model's plane is moved so that it decides at 0.  What a document's
 * confidence is must not move with it: that of the calibration which was
 * fitted to the machines' own scores.
 */
START_TEST(keeps_its_confidence_in_a_model)
{
	static struct scored scored[SAMPLE_DOCUMENTS];
	struct calibration fitted;
	double confidence[SAMPLE_DOCUMENTS];
	static struct report report;
	const double *score;

	/* It would have a calibration of its own. */
	sample.options.settings.second_stage = 0;
	run();
	score = crossfit_scores(&crossfit, (size_t)_i, 0);
	for (size_t row = 0; row < SAMPLE_DOCUMENTS; row++)
		scored[row] = (struct scored){
			score[row],
			sample.corpus->example[dataset.example[row]]
					->label[_i] == LABEL_HOLDS,
			dataset.fold[row]
		};
	ck_assert(calibrate(scored, SAMPLE_DOCUMENTS, &fitted, confidence,
			    &error));

	struct model *model = train(&sample.input, &sample.options, &report,
				    &error);

	ck_assert_ptr_nonnull(model);

	const struct category *category = &model->category[_i];
	double moved = category->rho - crossfit.machine[_i].rho;

	ck_assert_int_eq(category->calibration.kind, fitted.kind);
	for (int i = -30; i <= 30; i++)
		ck_assert_double_eq_tol(
			calibration_confidence(&category->calibration,
					       i / 10.0 - moved),
			calibration_confidence(&fitted, i / 10.0), 1e-5);
	model_free(model);
	crossfit_clear(&crossfit);
}
END_TEST

Suite *
crossfit_suite(void)
{
	Suite *suite = suite_create("crossfit");
	TCase *machines = tcase_create("machines");
	TCase *planes = tcase_create("planes");

	tcase_add_checked_fixture(machines, setup, teardown);
	tcase_add_loop_test(machines, scores_a_fold_without_its_labels, 0,
			    2 * SAMPLE_FOLDS);
	tcase_add_loop_test(machines, learns_from_what_was_judged_alone, 0,
			    2);
	suite_add_tcase(suite, machines);

	tcase_add_checked_fixture(planes, setup, teardown);
	tcase_add_loop_test(planes, keeps_its_confidence_in_a_model, 0,
			    SAMPLE_CATEGORIES);
	suite_add_tcase(suite, planes);
	return suite;
}
