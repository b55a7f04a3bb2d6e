/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "../base/bytes.h"
#include "../base/utf8.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

int
exit_code_for(const struct error *error)
{
	static const int code[] = {
		[STATUS_NO_MEMORY] = EX_TEMPFAIL, [STATUS_BAD_INPUT] = EX_DATAERR,
		[STATUS_NO_INPUT] = EX_NOINPUT,	  [STATUS_BAD_MODEL] = EX_CONFIG,
		[STATUS_OUTPUT] = EX_CANTCREAT,	  [STATUS_LIMIT] = EX_DATAERR,
		[STATUS_UNAVAILABLE] = EX_UNAVAILABLE,
		[STATUS_INTERNAL] = EX_SOFTWARE,
	};

	return code[error->status];
}

void
describe(const struct error *error, struct bytes *bytes)
{
	if (error->line > 0)
		bytes_printf(bytes, "line %zu: ", error->line);
	bytes_append_text(bytes, error->what);
	if (error->detail[0] != '\0')
		bytes_printf(bytes, " '%s'", error->detail);
	if (error->number != 0)
		bytes_printf(bytes, ": %s", strerror(error->number));
}

/* What users name may hold anything, and a terminal obeys what it is sent. */
void
print_message(const struct bytes *words)
{
	struct bytes visible = { 0 };

	utf8_append_visible(&visible, bytes_text(words), words->length);
	fprintf(stderr, "triage: %s\n", bytes_text(&visible));
	bytes_free(&visible);
}

int
complain(const char *verb, const char *subject, const struct error *error)
{
	struct bytes words = { 0 };

	bytes_printf(&words, "cannot %s '%s': ", verb, subject);
	if (error->subject[0] != '\0' && strcmp(error->subject, subject) != 0)
		bytes_printf(&words, "'%s': ", error->subject);
	describe(error, &words);
	print_message(&words);
	bytes_free(&words);
	return exit_code_for(error);
}

int
usage_error(const char *format, ...)
{
	va_list arguments;
	struct bytes words = { 0 };

	va_start(arguments, format);
	bytes_vprintf(&words, format, arguments);
	va_end(arguments);
	print_message(&words);
	bytes_free(&words);
	return EX_USAGE;
}

/* Why output failed first: errno says other things by the end. */
static int output_error;

static bool
note_output(bool written)
{
	if (!written && output_error == 0)
		output_error = errno;
	return written;
}

bool
print_bytes(const struct bytes *bytes)
{
	return note_output(fwrite(bytes_text(bytes), 1, bytes->length,
				  stdout) == bytes->length);
}

bool
flush_output(void)
{
	return note_output(fflush(stdout) == 0);
}

int
finish_output(int code)
{
	bool failed = ferror(stdout) != 0;

	if (note_output(fclose(stdout) == 0) && !failed)
		return code;
	fprintf(stderr, "triage: cannot write the output: %s\n",
		strerror(output_error));
	return code == EX_TEMPFAIL ? code : EX_IOERR;
}

enum { WORD_LONGEST = 40 };

/* How many letters must change (Levenshtein 1966). */
static size_t
distance(const char *first, const char *second)
{
	size_t row[WORD_LONGEST + 1];
	size_t length = strlen(second);

	if (strlen(first) > WORD_LONGEST || length > WORD_LONGEST)
		return WORD_LONGEST;
	for (size_t i = 0; i <= length; i++)
		row[i] = i;
	for (size_t i = 0; first[i] != '\0'; i++) {
		size_t diagonal = row[0]++;

		for (size_t k = 0; k < length; k++) {
			size_t change = diagonal + (first[i] != second[k]);

			diagonal = row[k + 1];
			if (row[k] + 1 < change)
				change = row[k] + 1;
			if (diagonal + 1 < change)
				change = diagonal + 1;
			row[k + 1] = change;
		}
	}
	return row[length];
}

const char *
most_similar(const char *word, const char *const *words)
{
	const char *best = NULL;
	size_t least = strlen(word) / 2 + 1;

	for (; *words; words++)
		if (distance(word, *words) < least) {
			least = distance(word, *words);
			best = *words;
		}
	return best;
}
