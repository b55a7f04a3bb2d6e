/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_BYTES_H
#define TRIAGE_BYTES_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * A growable run of bytes, always followed by a NUL that is not counted.
 *
 * Appending never reports: after a failed allocation the object goes quiet,
 * takes no more bytes, and bytes_ok() tells so once, at the end.  Start with
 * `struct bytes bytes = { 0 };` and end with bytes_free().
 */
struct bytes {
	char *data;		/* NULL until something was appended */
	size_t length;
	size_t capacity;
	bool failed;
};

void bytes_append(struct bytes *bytes, const char *data, size_t length);
void bytes_append_text(struct bytes *bytes, const char *text);
void bytes_append_byte(struct bytes *bytes, char byte);

/* printf() for text and integers; for numbers with a fraction, number.h. */
void bytes_printf(struct bytes *bytes, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void bytes_vprintf(struct bytes *bytes, const char *format,
		   va_list arguments) __attribute__((format(printf, 2, 0)));

/* Make room for `more` bytes; false, and quiet from then on, if it fails. */
bool bytes_reserve(struct bytes *bytes, size_t more);

/* The content as a C string, "" when nothing was appended. */
const char *bytes_text(const struct bytes *bytes);

bool bytes_ok(const struct bytes *bytes);
void bytes_clear(struct bytes *bytes);
void bytes_free(struct bytes *bytes);

#endif
