/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PAGE_H
#define TRIAGE_PAGE_H

#include "../base/bytes.h"

/*
 * The frame of every HTML page we write: one file that loads nothing, light
 * or dark as the reader has it, and fit to print.  Its policy lets no script
 * run but our own, which sorts tables; without it the page reads the same.
 */
void page_open(struct bytes *bytes, const char *title);
void page_close(struct bytes *bytes);

/* The lines of the style sheet and of the script, NULL behind the last. */
extern const char *const page_style[];
extern const char *const page_script[];

/* The script as the policy names it: its SHA-256 in base 64. */
extern const char page_script_digest[];

#endif
