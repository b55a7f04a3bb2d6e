/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_MAILDIR_H
#define TRIAGE_MAILDIR_H

#include <stdbool.h>

/*
 * A Maildir: a folder with cur, new and tmp in it.  The messages are the
 * files in the first two; what is in tmp is not complete yet, and whatever
 * lies beside them are notes of mail programs.
 */
bool maildir_is(const char *folder);

/* Whether an entry of a Maildir holds messages. */
bool maildir_has_messages(const char *entry);

#endif
