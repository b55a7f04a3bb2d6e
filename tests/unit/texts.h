/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_TEXTS_H
#define TRIAGE_TEXTS_H

#include <stddef.h>

/*
 * Texts on which a fast path is compared with a slow and obvious one: every
 * document of the sample corpus, pieces that patterns and words are made of
 * in random order, and random bytes.  All are valid UTF-8 without NUL.
 */
void texts_each(void (*check)(const char *text, size_t length));

#endif
