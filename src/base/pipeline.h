/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PIPELINE_H
#define TRIAGE_PIPELINE_H

#include "parallel.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Items that are read in order, worked on in any order and by any thread, and
 * written in the order in which they were read.
 *
 * They pass through slots that are used again and again, so that memory stays
 * the same however many there are.  No thread waits for another as long as
 * there is something to read, to work on or to write: whoever is free does
 * what is to be done next.  One thread at most reads, and one writes; what
 * one call of a step has written to memory the next call sees, whichever
 * thread makes it.
 */
enum { PIPELINE_SLOTS_MOST = 8 * PARALLEL_MOST };

struct pipeline {
	size_t slots; /* of items on their way */
	void *context;

	/* Fill a slot; false at the end, and not called again. */
	bool (*read)(void *context, size_t slot);

	/* `worker` is below the number of threads, one each. */
	void (*work)(void *context, size_t slot, unsigned worker);

	/*
	 * False to stop.  With several threads nothing is written before every
	 * slot was filled, or all was read.
	 */
	bool (*write)(void *context, size_t slot);
};

/* The caller is one of the threads; one alone uses the first slot only. */
void pipeline_run(const struct pipeline *pipeline, unsigned threads);

#endif
