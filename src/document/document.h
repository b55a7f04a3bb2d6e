/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_DOCUMENT_H
#define TRIAGE_DOCUMENT_H

#include "../base/bytes.h"

/*
 * One thing to judge: a title and a body of valid UTF-8 without NUL, and what
 * is known of where they came from.  One object is filled again and again, so
 * that its buffers are allocated once; start with `{ 0 }`.
 */
struct document {
	const char *kind;	/* "text", "jsonl": a constant */
	struct bytes id;	/* the input's own name for it, or empty */
	struct bytes title;
	struct bytes body;
	struct bytes aside;	/* clutter that is not judged, by lines */
	struct bytes from;	/* who sent or wrote it, or empty */
	struct bytes date;	/* as RFC 3339 where it could be read, or as it stands */
	struct bytes link;	/* where it was published, or empty */
	struct bytes charset;	/* what it was read as, or empty: UTF-8 */
	bool charset_guessed;	/* nothing declared it, or what did was wrong */
	const char *cut;	/* the limit that cut it, a constant; or NULL */
	size_t replaced;	/* invalid bytes that became U+FFFD */
	size_t line;		/* where it began in its file, from 1; or 0 */
};

void document_clear(struct document *document);
void document_free(struct document *document);

/* False once memory ran out while it was filled. */
bool document_ok(const struct document *document);

enum { DOCUMENT_TITLE_LONGEST = 200 };

/*
 * Fill from plain text: a byte order mark is dropped, lines that are clutter
 * of a page stand aside (clutter.h), the first other line becomes the title if
 * it has at most DOCUMENT_TITLE_LONGEST bytes and something follows it, all
 * else is the body.
 */
void document_read_text(struct document *document, const char *text,
			size_t length);

/* The same for text that is known to be valid UTF-8 without NUL. */
void document_read_valid(struct document *document, const char *text,
			 size_t length);

#endif
