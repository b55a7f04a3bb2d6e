/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_QUICK_ABSENT_H
#define TRIAGE_QUICK_ABSENT_H

/*
 * GMime and GLib as the quick program holds them: from their archives, with
 * what reading messages does not need left out (quick_absent.c).
 */

/*
 * Set GLib up, which else happens before main() and would cost every start a
 * fifth of what reading a message does.  Nothing where GLib was loaded.
 */
#ifdef TRIAGE_QUICK
void quick_begin_glib(void);
#else
static inline void
quick_begin_glib(void)
{
}
#endif

#endif
