/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_APART_H
#define TRIAGE_APART_H

#include "../base/bytes.h"

/*
 * Work in a process of its own, so that whatever happens to it, a crash, an
 * endless loop, the end of all memory, the caller still has its input.
 */

/* Append a result, or on failure the reason, to `output`. */
typedef bool apart_work(void *context, struct bytes *output);

/*
 * Replace `output` by what `work` appended in a child process.  False if it
 * failed or took longer than `seconds`; then `output` says why.
 */
bool apart_run(apart_work *work, void *context, unsigned seconds,
	       struct bytes *output);

#endif
