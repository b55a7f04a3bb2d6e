/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_RELEASE_H
#define TRIAGE_RELEASE_H

#include "../base/bytes.h"

/*
 * Append what --version prints: the release, the default model, and the
 * libraries as they are at run time.
 */
void release_append(struct bytes *bytes);

#endif
