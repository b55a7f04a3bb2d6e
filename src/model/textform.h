/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_TEXTFORM_H
#define TRIAGE_TEXTFORM_H

#include "model.h"

/*
 * The text form: a folder that a diff can show.
 *
 *	manifest.tsv	categories.tsv		as in manifest.h
 *	vocabulary.tsv				as in vocabulary.h
 *	report.txt				of the training
 *	NAME.svm				a category each, svmfile.h
 *
 * Export and load are each other's inverse: packing an exported model gives
 * the packed file's very bytes.
 */
bool textform_save(const struct model *model, const char *folder,
		   struct error *error);

/* These open a folder, and either form; ended with model_free(). */
struct model *model_open(const char *path, struct error *error);
struct model *textform_load(const char *folder, struct error *error);

/*
 * The same to judge with it only: a packed model is checked where it is used
 * (MODEL_CHECK_USED), so that a start costs little.
 */
struct model *model_open_to_judge(const char *path, struct error *error);

#endif
