/* SPDX-License-Identifier: MIT */
/* What --help says of a command's options. */
#include "option.h"

#include "../base/bytes.h"

#include <stdio.h>
#include <string.h>

enum { HELP_COLUMN = 28, HELP_WIDTH = 79 };

/* Append words behind HELP_COLUMN, in lines that a terminal has room for. */
static void
append_wrapped(const char *words, struct bytes *bytes)
{
	size_t column = HELP_COLUMN;

	while (*words) {
		size_t length = strcspn(words, " ");

		if (column + length > HELP_WIDTH) {
			bytes_printf(bytes, "\n%*s", HELP_COLUMN, "");
			column = HELP_COLUMN;
		}
		bytes_append(bytes, words, length);
		words += length;
		column += length + 1;
		if (*words == ' ') {
			words++;
			bytes_append_text(bytes,
					  column + strcspn(words, " ") >
							  HELP_WIDTH
						  ? ""
						  : " ");
		}
	}
	bytes_append_byte(bytes, '\n');
}

void
options_append_help(enum command_bit bit, struct bytes *bytes)
{
	const struct option *option;

	for (size_t i = 0; (option = option_at(bit, i)); i++) {
		char left[64];

		snprintf(left, sizeof left, "  %c%c%c --%s%s%s",
			 option->letter ? '-' : ' ',
			 option->letter ? option->letter : ' ',
			 option->letter ? ',' : ' ', option->name,
			 option->argument ? " " : "",
			 option->argument ? option->argument : "");
		bytes_printf(bytes, "%-*s", HELP_COLUMN, left);
		if (strlen(left) >= HELP_COLUMN)
			bytes_printf(bytes, "\n%*s", HELP_COLUMN, "");
		append_wrapped(option->meaning, bytes);
	}
}
