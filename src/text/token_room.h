/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_TOKEN_ROOM_H
#define TRIAGE_TOKEN_ROOM_H

#include "tokens.h"

/* The memory of a list of tokens, for who fills it. */

/* Have room for one more at least; else the list has failed. */
bool tokens_grow(struct tokens *tokens);

/*
 * Have room for what a text of `length` bytes is likely to add, up to `most`
 * tokens in all, if it can be had: to grow means to copy, which touches every
 * page twice.
 */
void tokens_expect(struct tokens *tokens, size_t length, size_t most);

#endif
