/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_LETTER_H
#define TRIAGE_LETTER_H

#include "document.h"

/*
 * What somebody wrote, apart from what mail programs and lists put around it:
 * quoted replies with the line that introduces them, signatures, footers of
 * mailing lists, armour of OpenPGP, the header of a message that was
 * forwarded inside the text.
 *
 * Where next to nothing is left but quotations, these are what the letter
 * was sent for, and they stay.  A message forwarded stays in any case.
 */

/*
 * Append `text`, UTF-8 with LF or CRLF, to the body and the rest of it to
 * what is aside.  `reply` says that the message answers another one.
 */
void letter_append(struct document *document, const char *text, size_t length,
		   bool reply);

/* How many runs between blanks hold a letter or digit. */
size_t letter_words(const char *text, size_t length);

#endif
