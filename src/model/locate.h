/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_LOCATE_H
#define TRIAGE_LOCATE_H

#include "../base/error.h"

#include <limits.h>

/* The folder of the running program; false where the system does not tell. */
bool locate_program(char folder[PATH_MAX]);

/*
 * Where the default model is: what TRIAGE_MODEL names; else default.triage
 * beside the running program or one folder up (a build that is not installed),
 * in the share folder beside the program's own, or in the share folder that
 * was compiled in.
 */
bool locate_model(char path[PATH_MAX], struct error *error);

#endif
