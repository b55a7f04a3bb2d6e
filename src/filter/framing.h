/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FRAMING_H
#define TRIAGE_FRAMING_H

#include "../base/bytes.h"

/*
 * Where a record ends in a stream of them.  Names are those that Redpanda
 * Connect has for the codecs of a subprocess.
 */
enum frame_step {
	FRAME_MORE, /* the bytes end within a record, or there are none */
	FRAME_RECORD,
	FRAME_LONG,   /* it has more than `most` bytes: skip it */
	FRAME_BROKEN, /* nobody can tell where the next one starts */
};

struct frame {
	size_t start; /* of the record within the bytes */
	size_t length;
	size_t taken;	 /* what to go on behind; of a long one, so far */
	size_t left;	 /* of a long one: how much more, SIZE_MAX: a line */
	size_t searched; /* within what is to come; 0 for a new record */
};

struct framing {
	const char *name;
	enum frame_step (*next)(const char *data, size_t length, size_t most,
				struct frame *frame);
	void (*append)(const struct bytes *record, struct bytes *output);
	bool ends_by_itself; /* what is left at the end is a record */
};

/* By name, or NULL; by number, NULL behind the last. */
const struct framing *framing_find(const char *name);
const char *framing_name(size_t i);

#endif
