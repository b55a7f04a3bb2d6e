/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_GMIME_STATIC_H
#define TRIAGE_GMIME_STATIC_H

/*
 * GMime and GLib as the quick program holds them: from their archives, with
 * what reading messages does not need left out (gmime_static.c).
 */

/*
 * Set GLib up, which else happens before main() and would cost every start a
 * fifth of what reading a message does.  Nothing where GLib was loaded.
 */
#ifdef TRIAGE_QUICK
void gmime_static_begin(void);
#else
static inline void
gmime_static_begin(void)
{
}
#endif

#endif
