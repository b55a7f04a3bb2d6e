/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FIELDS_H
#define TRIAGE_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Text in lines and fields, as pieces of the caller's bytes: nothing is
 * copied, nothing is changed.
 */
struct field {
	const char *text;	/* not NUL-ended */
	size_t length;
};

/*
 * Take the next line off `rest`, without its LF or CRLF.  A last line may
 * lack its end.  False when nothing is left.
 */
bool fields_next_line(struct field *rest, struct field *line);

/*
 * Take the text before the next `separator` off `rest`, whose text becomes
 * NULL with the last one.
 */
struct field fields_next(struct field *rest, char separator);

/*
 * Split at every `separator` into `field`, which has room for `most`.
 * Returns how many there are, which may be more than `most`.
 */
size_t fields_split(struct field line, char separator, struct field *field,
		    size_t most);

bool field_is(struct field field, const char *text);

#endif
