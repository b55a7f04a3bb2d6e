/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_MIME_H
#define TRIAGE_MIME_H

#include "../base/bytes.h"

/*
 * A message as a tree of parts, transfer encodings undone and charsets not.
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

/* The meaning of a media type, whose two halves are in either case. */
enum mime_type mime_type_of(const char *type, const char *subtype);

/* Also the parts behind and below it; takes NULL. */
void mime_free(struct mime *mime);

#endif
