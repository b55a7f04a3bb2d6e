/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_COMPLETION_H
#define TRIAGE_COMPLETION_H

#include "option.h"

#include "../base/bytes.h"

/*
 * Scripts that let a shell complete command lines, made from the tables of
 * commands and options.  Names of categories are asked for when they are
 * needed, by `triage completion categories`, since they are the model's.
 */

/* What the value of an option is completed with. */
enum completion_value {
	COMPLETES_FLAG,		/* it has no value */
	COMPLETES_FILES,
	COMPLETES_WORDS,	/* of completion_append_words() */
	COMPLETES_CATEGORIES,	/* of the model, commas between them */
	COMPLETES_NOTHING,
};

enum completion_value completion_value(const struct option *option);

/* Append what the value may be, a blank between two. */
void completion_append_words(const struct option *option,
			     struct bytes *bytes);

/*
 * The same for the arguments of a command, told by how its help writes them;
 * returns whether they may be files as well.
 */
bool completion_append_arguments(const struct command *command,
				 struct bytes *bytes);

/* Append the script for a shell. */
void completion_append_bash(struct bytes *bytes);
void completion_append_zsh(struct bytes *bytes);
void completion_append_fish(struct bytes *bytes);

/* Append a text within single quotes, as these three shells take it. */
void completion_append_quoted(const char *text, struct bytes *bytes);

#endif
