/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_BUILTIN_H
#define TRIAGE_BUILTIN_H

#include <stdint.h>

/*
 * What we use of compilers beyond C, each with a plain form that gives the
 * same results; -DTRIAGE_PLAIN takes the plain ones everywhere.
 */
#if defined(__GNUC__) && !defined(TRIAGE_PLAIN)
#define TRIAGE_BUILTIN 1
#else
#define TRIAGE_BUILTIN 0
#endif

/* Ask for the line of cache at an address; it need not be one of ours. */
static inline void
prefetch(const void *address)
{
#if TRIAGE_BUILTIN
	__builtin_prefetch(address);
#else
	(void)address;
#endif
}

#endif
