/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_KIND_H
#define TRIAGE_KIND_H

#include "limits.h"
#include "lines.h"
#include "reader.h"

/*
 * A kind of file: how it is recognised and how its documents are read.  Each
 * kind is one file and one row of the table in reader.c.
 */
struct input {
	struct lines *lines;
	const struct limits *limits;
	const struct json_names *names;	/* of members of JSON Lines */
	void *state;		/* what a kind keeps between documents, or NULL */
};

struct kind {
	const char *name;

	/* By the bytes at the start of a file, of which there may be few. */
	bool (*is_it)(const char *data, size_t length);

	/*
	 * Fill `document`, which is clear, with the next one.  A kind of one
	 * document a file says READER_END when called again.
	 */
	enum reader_status (*next)(struct input *input,
				   struct document *document,
				   struct error *error);

	/* End `input->state`; NULL where a kind keeps none. */
	void (*close)(struct input *input);
};

extern const struct kind kind_atom;
extern const struct kind kind_html;
extern const struct kind kind_json_lines;
extern const struct kind kind_jsonfeed;
extern const struct kind kind_rss;
extern const struct kind kind_sfeed;
extern const struct kind kind_mail;
extern const struct kind kind_mbox;
extern const struct kind kind_pdf;
extern const struct kind kind_text;

/*
 * For kinds of one document a file: all of its bytes, borrowed until the next
 * call, or READER_END once they were handed out.
 */
enum reader_status input_whole(struct input *input, const char **data,
			       size_t *length, struct error *error);

#endif
