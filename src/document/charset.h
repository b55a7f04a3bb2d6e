/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_CHARSET_H
#define TRIAGE_CHARSET_H

#include "document.h"

#include <iconv.h>

/*
 * Bytes of any charset as UTF-8.  What the bytes show counts for more than
 * what was declared of them: a byte order mark first, then valid UTF-8, then
 * the declaration, and a guess last.  Nothing is refused: what has no meaning
 * becomes U+FFFD.
 */
enum { CHARSET_LONGEST = 40 };	/* of a name, with its NUL */

/*
 * Append `data` to `text` as UTF-8 without NUL.  `declared` is the charset
 * that came with it, or NULL.  Says in `document` what it was read as, whether
 * that was guessed, and how many bytes were replaced.
 */
void charset_append(struct bytes *text, const char *data, size_t length,
		    const char *declared, struct document *document);

/*
 * Guess from the frequencies of letters, as browsers once did.  `name` has
 * room for CHARSET_LONGEST bytes and always gets one that is known.
 */
void charset_guess(const char *data, size_t length, char *name);

/* iconv_open() to UTF-8; it loads code, which the quick program cannot. */
iconv_t charset_open(const char *name);

/* Whether bytes above 7F stand together as in no Western language. */
bool charset_is_dense(const char *data, size_t length);

/* Whether the bytes have the zeros of UTF-16: its name, or NULL. */
const char *charset_wide(const char *data, size_t length);

#endif
