/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_MAIL_H
#define TRIAGE_MAIL_H

#include "document.h"
#include "limits.h"

#include "../base/error.h"

/*
 * A message (RFC 5322, MIME) as a document: the subject is the title, what
 * its author wrote the body, what else stands in it aside.
 *
 * Of alternatives the plain text counts, unless next to nothing is in it.  A
 * message within the message is part of the body, with its subject above it.
 * Attachments are read where they are text.  The id is the Message-ID, the
 * link that of Archived-At, or what programs that mail feeds write.
 */

/* `message` may begin with an mbox's "From " line. */
bool document_read_mail(struct document *document, const char *message,
			size_t length, const struct limits *limits,
			struct error *error);

/* Whether bytes at the start of a file look like the header of a message. */
bool mail_is_header(const char *data, size_t length);

/* The length of an mbox's "From " line at `data`, or 0 where there is none. */
size_t mail_from_line(const char *data, size_t length);

#endif
