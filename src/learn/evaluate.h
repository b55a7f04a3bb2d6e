/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_EVALUATE_H
#define TRIAGE_EVALUATE_H

#include "predictions.h"
#include "train.h"

/*
 * Measure on documents that the judge has not learnt from.
 *
 * Cross-validation trains one whole model for each fold, on the others alone
 * (its vocabulary, its own inner folds, C, calibration and thresholds), and
 * lets it judge the fold the way `classify` does.
 */

bool evaluate_folds(const struct train_input *input,
		    const struct train_options *options,
		    struct predictions *predictions, struct report *report,
		    struct error *error);

/*
 * With a finished model.  Categories of the corpus that the model lacks are
 * refused; those of the model that the corpus lacks have no figures.
 */
bool evaluate_model(const struct corpus *corpus, const struct model *model,
		    const struct patterns *patterns, unsigned threads,
		    struct predictions *predictions, struct report *report,
		    struct error *error);

#endif
