/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_VERSION_H
#define TRIAGE_VERSION_H

#include "finding.h"

/*
 * Whether the four numbers at `finding`, which might be an address, are a
 * version or the number of a section: by the words before them, by what
 * follows ("and earlier"), because they go on with a list of versions, or
 * because all four are small, the first one most of all.
 */
bool version_is_at(struct finder *finder, const struct finding *finding);

#endif
