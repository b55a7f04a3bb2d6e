/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FOLD_H
#define TRIAGE_FOLD_H

#include "../base/bytes.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * Folding: the form in which words are compared.
 *
 * Unicode's NFKC_Casefold (Unicode Standard Annex 44): compatibility
 * characters become plain ones, case is folded, ignorable characters go.
 * ASCII takes a path of its own and means the same.
 */

/* Append the folded form of one word of valid UTF-8. */
void fold_append(struct bytes *bytes, const char *word, size_t length);

/* What a code point above ASCII does to a word. */
enum fold_role {
	FOLD_SEPARATES,
	FOLD_LETTER,
	FOLD_DIGIT,
	FOLD_IGNORED,		/* soft hyphen, zero-width joiner … */
	FOLD_APOSTROPHE,
	FOLD_HYPHEN,
};

enum fold_role fold_role(uint32_t code_point);

#endif
