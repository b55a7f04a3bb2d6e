/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_QUICK_H
#define TRIAGE_QUICK_H

#include "command.h"

/*
 * Whether the quick program (full.h) carries a command out, or at least
 * begins with it.  Where it reads records from standard input, it can never
 * want the full one, which could not read them again.
 */
bool quick_does(const struct command *command, const struct options *options,
		size_t count, char *const *operand);

#endif
