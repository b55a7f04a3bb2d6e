/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_ROWS_H
#define TRIAGE_ROWS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The lines of a letter, and what each is: written for it, quoted from
 * another one, or put there by a program.
 */
enum row_class { ROW_OWN, ROW_QUOTED, ROW_APART };

struct row {
	const char *text;	/* without its end */
	size_t length;
	enum row_class class;
};

struct rows {
	struct row *row;
	size_t count;
};

bool row_is_blank(char byte);
bool row_is_empty(const struct row *row);

/* In letters of either case. */
bool row_starts_with(const struct row *row, const char *words);

/* The same anywhere in it. */
bool row_has(const struct row *row, const char *words);

/* Whether it begins with '>', and taking one of these off. */
bool row_is_quoted(const struct row *row);
void row_unquote(struct row *row);

/*
 * Find a message that is repeated in the text behind a line such as
 * `----- Original Message -----`, and set that line and its header apart.
 * Where the letter is a reply, the message is quoted, unless it is said to
 * be forwarded.
 */
void rows_mark_repeated(struct rows *rows, bool reply);

#endif
