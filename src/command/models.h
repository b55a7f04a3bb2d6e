/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_MODELS_H
#define TRIAGE_MODELS_H

#include "../model/model.h"

/*
 * Open the model that an option names, in either form, or the default one.
 * Complains and returns NULL, with the exit code in `code`.
 */
struct model *open_model(const char *path, int *code);

/* The same with model_open_to_judge(), for commands that do nothing else. */
struct model *open_model_to_judge(const char *path, int *code);

/* Say that a model that was opened cannot be used; returns the exit code. */
int complain_of_model(const char *path, const struct error *error);

/*
 * Replace the tags of all categories by those of a table, which
 * triage-corpus(5) describes.  Complains and returns an exit code, or 0.
 */
int replace_tags(struct model *model, const char *path);

#endif
