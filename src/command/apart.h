/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_APART_H
#define TRIAGE_APART_H

#include "../base/bytes.h"

/*
 * Work in a process of its own, so that whatever happens to it, a crash, an
 * endless loop, the end of all memory, the caller still has its input.
 */

enum apart {
	APART_DONE,		/* there is a result */
	APART_FAILED,		/* there is a reason */
	APART_ELSEWHERE,	/* the same, but the full program may do it */
};

/* Append a result, or else the reason, to `output`. */
typedef enum apart apart_work(void *context, struct bytes *output);

/*
 * Replace `output` by what `work` appended in a child process, and return what
 * it returned; APART_FAILED if it took longer than `seconds` as well, or more
 * than half of that only to find that another program should do it.
 */
enum apart apart_run(apart_work *work, void *context, unsigned seconds,
		     struct bytes *output);

#endif
