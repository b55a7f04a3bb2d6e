/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_ERROR_H
#define TRIAGE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

/*
 * One way to fail, for every layer.
 *
 * A function that can fail takes a struct error last, never NULL, and returns
 * NULL or false after filling it.  A function without one cannot fail.  `what`
 * points at a string constant and the subject is held inside, so an error is
 * copied by assignment and never freed.  Only the command layer turns errors
 * into messages and exit codes.
 */

enum status {
	STATUS_NO_MEMORY = 1,
	STATUS_BAD_INPUT,	/* of a kind or form other than said */
	STATUS_NO_INPUT,	/* a file is missing or cannot be read */
	STATUS_BAD_MODEL,	/* the model is damaged, or not for this version */
	STATUS_OUTPUT,		/* a result cannot be written */
	STATUS_LIMIT,		/* a named limit was passed */
	STATUS_UNAVAILABLE,	/* a library is not installed */
	STATUS_INTERNAL,	/* a library we depend on refused our call */
};

enum { ERROR_SUBJECT_LONGEST = 512, ERROR_DETAIL_LONGEST = 64 };

struct error {
	enum status status;
	const char *what;	/* "term is empty": lower case, no full stop */
	size_t line;		/* counted from 1; 0 where lines mean nothing */
	int number;		/* errno of a failed system call, else 0 */
	char subject[ERROR_SUBJECT_LONGEST]; /* the file it is about, or "" */
	char detail[ERROR_DETAIL_LONGEST]; /* the word it is about, or "" */
};

/* These fill `error` and return false, so that a caller can return them. */
bool error_set(struct error *error, enum status status, const char *what);
bool error_at_line(struct error *error, enum status status, const char *what,
		   size_t line);
bool error_no_memory(struct error *error);

/* The same with the current errno kept. */
bool error_system(struct error *error, enum status status, const char *what);

/* Quote the word that an error is about, cut to what there is room for. */
bool error_word(struct error *error, const char *word, size_t length);

/* Name the file that an error is about; the innermost name given stays. */
bool error_about(struct error *error, const char *subject);

#endif
