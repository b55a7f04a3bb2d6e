/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_MODELS_H
#define TRIAGE_MODELS_H

#include "../model/model.h"

/*
 * Open the model that an option names, in either form, or the default one.
 * Complains and returns NULL, with the exit code in `code`.
 */
struct model *open_model(const char *path, int *code);

#endif
