/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_OPTION_H
#define TRIAGE_OPTION_H

#include "command.h"

/*
 * The table of all options, which feeds parsing, defaults, help, completion
 * and configuration files.  The same name may stand in several rows, for
 * different commands; at most one of them is a key of configuration files.
 */
enum option_kind {
	FLAG,
	TEXT,
	SHARE,		/* text that is a number from 0 to 1 */
	NUMBERS,	/* text that is a list for --c */
	COUNT,
	SIZE,
	TEXT_SIZE,
	LIST,
};

struct option {
	const char *name;
	char letter;		/* 0 where it has none */
	enum option_kind kind;
	int commands;		/* enum command_bit, or-ed; IS_KEY */
	size_t member;		/* where its value is in struct options */
	const char *argument;	/* what --help calls it; NULL for a flag */
	const char *meaning;
	const char *standard;	/* its value where nothing gives it, or NULL */
	const char *(*choice)(size_t i); /* what it may be, to NULL; or NULL */
};

/* The bit of a row that configuration files and --set may give. */
enum { IS_KEY = 1 << 20 };

/* All rows by number; NULL behind the last. */
const struct option *option_row(size_t i);

/* The number of a row, below OPTIONS_MOST. */
size_t option_number(const struct option *option);

/* The options of a command by number, in order; NULL behind the last. */
const struct option *option_at(enum command_bit bit, size_t i);

/* By name or letter, or NULL. */
const struct option *option_find_long(enum command_bit bit, const char *name,
				      size_t length);
const struct option *option_find_short(enum command_bit bit, char letter);

/*
 * Set the member of `options` that belongs to an option, which keeps a text by
 * reference; false when it cannot have this value.
 */
bool option_take(const struct option *option, const char *value,
		 struct options *options);

/* What --fail may be; NULL behind the last. */
const char *fail_name(size_t i);

#endif
