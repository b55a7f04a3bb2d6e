/* SPDX-License-Identifier: MIT */
/* The same for a compiler that does nothing for us. */
#define TRIAGE_PLAIN
#define builtin_suite builtin_plain_suite
#define BUILTIN_SUITE "builtin plain"

#include "test_builtin.c"
