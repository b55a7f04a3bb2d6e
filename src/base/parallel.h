/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PARALLEL_H
#define TRIAGE_PARALLEL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Run work(context, i, worker) for every i below `count` on `threads` threads.
 *
 * Each i is run once; `worker` is below `threads` and names the calling
 * thread's own scratch space.  Results must depend on i alone, so that any
 * number of threads gives the same bytes.  Returns when all are done; false
 * if some work returned false, after which no further work is begun.
 * Where a thread cannot be started the others do its share.
 */
typedef bool parallel_work(void *context, size_t i, unsigned worker);

bool parallel_run(unsigned threads, size_t count, parallel_work *work,
		  void *context);

enum { PARALLEL_MOST = 256 };

/* The processors this process may use, at most PARALLEL_MOST. */
unsigned parallel_processors(void);

#endif
