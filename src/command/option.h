/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_OPTION_H
#define TRIAGE_OPTION_H

#include "command.h"

/*
 * The table of all options, which feeds parsing, help and completion.  The
 * same name may stand in several rows, for different commands.
 */
enum option_kind { FLAG, TEXT, COUNT, SIZE, TEXT_SIZE, LIST };

struct option {
	const char *name;
	char letter;		/* 0 where it has none */
	enum option_kind kind;
	int commands;		/* enum command_bit, or-ed */
	size_t member;		/* where its value is in struct options */
	const char *argument;	/* what --help calls it; NULL for a flag */
	const char *meaning;
};

/* The options of a command by number, in order; NULL behind the last. */
const struct option *option_at(enum command_bit bit, size_t i);

/* By name or letter, or NULL. */
const struct option *option_find_long(enum command_bit bit, const char *name,
				      size_t length);
const struct option *option_find_short(enum command_bit bit, char letter);

#endif
