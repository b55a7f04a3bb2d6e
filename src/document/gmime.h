/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_GMIME_H
#define TRIAGE_GMIME_H

#include "limits.h"

#include "../base/bytes.h"
#include "../base/error.h"

/*
 * A message as a tree of parts, transfer encodings undone and charsets not.
 *
 * GMime reads it, and is loaded when the first message comes: what reads
 * none has neither its 4 ms nor its memory.  No other file knows it.
 */
enum mime_type {
	MIME_OTHER,		/* not text, or of a kind nobody reads here */
	MIME_PLAIN,
	MIME_HTML,
	MIME_PARTS,		/* multipart: all of them count */
	MIME_ALTERNATIVE,	/* multipart: one of them counts */
	MIME_FIRST,		/* multipart: the first counts */
	MIME_MESSAGE,		/* a whole message, forwarded or attached */
};

struct mime {
	enum mime_type type;
	struct mime *child;	/* the first, or NULL */
	struct mime *next;	/* in the same parent, or NULL */

	/* Of MIME_PLAIN and MIME_HTML: */
	struct bytes content;
	struct bytes charset;	/* as declared, or empty */
	bool flowed;		/* RFC 3676 */
	bool delete_space;	/* and its DelSp */

	/* Of MIME_MESSAGE: header fields, as bytes of unknown charset. */
	struct bytes subject;
	struct bytes from;
	struct bytes date;
	struct bytes link;
	struct bytes id;
};

/*
 * The root is a MIME_MESSAGE.  What is past a limit is left out, and then
 * `*cut` names the option, a constant.  Ended with mime_free().
 */
struct mime *mime_parse(const char *data, size_t length,
			const struct limits *limits, const char **cut,
			struct error *error);
void mime_free(struct mime *mime);

/*
 * Append the text of a header field with its encoded words decoded (RFC 2047).
 * `field` is a C string in UTF-8.
 */
void mime_append_words(struct bytes *text, const char *field);

#endif
