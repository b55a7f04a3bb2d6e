/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FLOWED_H
#define TRIAGE_FLOWED_H

#include "../base/bytes.h"

/*
 * Append the text of a part with format=flowed (RFC 3676): lines that a
 * blank ends go on with the next one of the same depth of quotation.
 * `delete_space` is the parameter DelSp.  Quoted lines keep one '>' for each
 * level and a blank.
 */
void flowed_append(struct bytes *text, const char *flowed, size_t length,
		   bool delete_space);

#endif
