/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_CONFIGURATION_H
#define TRIAGE_CONFIGURATION_H

#include "option.h"

/*
 * What stands in place of options that are not given: /etc/triage.conf, then
 * the user's own file, which wins, or one file in place of both; and then
 * what --set gives.  triage.conf(5) describes the files.
 *
 * A key is the name of an option whose row says so, or of a setting of the
 * vectors; both tables together are the list of keys.
 */
struct key {
	size_t number;
	const char *name;
	const char *meaning;
	const struct option *option; /* NULL: a setting of the vectors */
};

enum {
	KEYS_MOST = 128,
	CONFIGURATION_MOST = 1 << 20,	/* bytes of a file */
};

/* By number, false behind the last; or by name, false if there is none. */
bool key_at(size_t i, struct key *key);
bool key_find(const char *name, size_t length, struct key *key);

/* Append what a key is where nothing sets it; nothing if it has no value. */
void key_append_standard(const struct key *key, struct bytes *bytes);

struct configured {
	const char *value;
	const char *file;	/* NULL: --set */
	size_t line;
};

/*
 * Read `path`, or what TRIAGE_CONFIG names if that is NULL, or else the usual
 * files, which may be missing.  Prints a line and sets `code` when something
 * is wrong, else to 0.  Ended with configuration_free(), also when it is NULL.
 */
struct configuration *configuration_read(const char *path, int *code);
void configuration_free(struct configuration *configuration);

/* Set KEY=VALUE for a command; an exit code, 0 when it was fine. */
int configuration_set(struct configuration *configuration,
		      const struct command *command, const char *set);

/* Whether nothing was read and nothing set: no key need be looked for. */
bool configuration_is_empty(const struct configuration *configuration);

/* What a key was set to, or NULL. */
const struct configured *
configuration_get(const struct configuration *configuration,
		  const struct key *key);

/* Append `'FILE': line N` or `--set`, where a value came from. */
void configured_append_place(const struct configured *configured,
			     struct bytes *bytes);

#endif
