/* SPDX-License-Identifier: MIT */
#include "error.h"

#include <errno.h>
#include <string.h>

bool
error_at_line(struct error *error, enum status status, const char *what,
	      size_t line)
{
	error->status = status;
	error->what = what;
	error->line = line;
	error->number = 0;
	error->subject[0] = '\0';
	error->detail[0] = '\0';
	return false;
}

bool
error_set(struct error *error, enum status status, const char *what)
{
	return error_at_line(error, status, what, 0);
}

bool
error_no_memory(struct error *error)
{
	return error_set(error, STATUS_NO_MEMORY, "out of memory");
}

bool
error_system(struct error *error, enum status status, const char *what)
{
	int number = errno;

	error_set(error, status, what);
	error->number = number;
	return false;
}

bool
error_word(struct error *error, const char *word, size_t length)
{
	if (length >= sizeof error->detail)
		length = sizeof error->detail - 1;
	memcpy(error->detail, word, length);
	error->detail[length] = '\0';
	return false;
}

bool
error_about(struct error *error, const char *subject)
{
	if (error->subject[0] == '\0') {
		strncpy(error->subject, subject, sizeof error->subject - 1);
		error->subject[sizeof error->subject - 1] = '\0';
	}
	return false;
}
