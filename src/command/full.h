/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FULL_H
#define TRIAGE_FULL_H

#include "../base/bytes.h"

/*
 * The program is linked twice.  The quick one holds the C library, GMime and
 * libxml2 as well and so starts in half the time, but it cannot load shared
 * libraries.  What needs them, or may, is begun again by the full one, with the
 * same arguments and before anything was written.  Where the full one is not
 * installed, the quick one goes on and does what it can.
 */

/* Keep the arguments as they are now. */
void full_remember(int count, char **argument);

/* Become the full program; returns where this is it, or there is none. */
void full_run(void);

/* The same, where `input` is what was read from standard input so far. */
void full_run_on(const struct bytes *input);

#endif
