/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_CHILD_H
#define TRIAGE_CHILD_H

#include "bytes.h"
#include "error.h"

#include <stdint.h>

/*
 * A program that converts what we do not want in our own address space: bytes
 * in, bytes out, under limits of time, memory and output.
 */
struct child {
	const char *const *argument;	/* the program and its arguments, NULL */
	uint64_t seconds;		/* of time, and of processor time */
	uint64_t memory;		/* bytes of address space */
	size_t most;			/* bytes of output; the rest is cut */
};

enum child_status {
	CHILD_DONE,
	CHILD_CUT,		/* there was more output */
	CHILD_MISSING,		/* the program is not installed */
	CHILD_LATE,		/* its time was over */
	CHILD_FAILED,		/* it said so, or a limit ended it */
	CHILD_NOT_RUN,		/* the system refused; see `error` */
};

/*
 * Run it with `input` as a file on its standard input, append its standard
 * output; what it says on standard error is dropped.
 */
enum child_status child_run(const struct child *child, const char *input,
			    size_t length, struct bytes *output,
			    struct error *error);

#endif
