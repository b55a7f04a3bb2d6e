/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_STREAM_H
#define TRIAGE_STREAM_H

#include "command.h"

#include "../filter/filter.h"

/*
 * Records from standard input, one reply each to standard output, in their
 * order, whatever they are.  Replies are written out before more input is
 * waited for.  Nothing is said on standard error, which hosts take for a
 * reply.  Returns the exit code.
 */
int stream_run(const struct options *options, const struct filter *filter);

#endif
