/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_COMMAND_H
#define TRIAGE_COMMAND_H

#include "../base/error.h"
#include "../document/json.h"
#include "../document/limits.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/*
 * The commands, their options, and how they end.
 *
 * Only this layer prints and decides on exit codes.  A command is one file
 * and one row of the table in main.c; an option is one row of the table in
 * option.c, which feeds parsing, help and completion.
 */

/* Exit codes are those of sysexits.h; these three answer --exit-on. */
enum { EXIT_HOLDS = 0, EXIT_HOLDS_NOT = 1, EXIT_UNKNOWN = 2 };

enum command_bit {
	FOR_CLASSIFY = 1,
	FOR_TRAIN = 2,
	FOR_EVALUATE = 4,
	FOR_MODEL = 8,
	FOR_HELP = 16,
	FOR_CONFIG = 32,
	FOR_FILTER = 64,
	FOR_EXPLAIN = 128,
	FOR_COMPLETION = 256,
	FOR_DUMP = 512,
	FOR_ALL = 1023,
};

enum { SETS_MOST = 64, OPTIONS_MOST = 128 };

/* The value of every option, whatever the command. */
struct options {
	bool help;
	bool quiet;
	bool indicators;
	bool misp_tags;
	bool filter;		/* of any kind: filter.h lists them */
	const char *command;	/* its name, for messages */
	bool compare;
	const char *model;
	const char *kind;
	const char *format;
	const char *only;
	const char *exit_on;	/* --when of a filter, too */
	const char *fail;
	const char *title_prefix;
	const char *drop;
	const char *keep;
	const char *framing;
	bool result_only;
	uint64_t key_field;
	bool drop_unlabelled;
	bool quiet_errors;
	bool strict;
	uint64_t max_reply;
	const char *output;
	const char *name;
	const char *report;
	const char *categories;
	const char *background;
	const char *gazetteer;
	const char *predictions;
	const char *html;
	const char *c;
	const char *torn;
	const char *precision;
	const char *threshold;
	const char *published;
	const char *tags;
	const char *config;
	const char *sets[SETS_MOST];
	size_t sets_count;
	struct json_names names;
	struct limits limits;
	uint64_t top;
	uint64_t resamples;
	uint64_t threads;
	uint64_t memory;
	uint64_t folds;
	uint64_t indicators_most;
	uint64_t timeout;	/* seconds */
	bool given[OPTIONS_MOST];	/* on the command line, by row */
	struct configuration *configuration;
};

struct bytes;

struct configuration;

struct command {
	const char *name;
	enum command_bit bit;
	const char *arguments;	/* "[FILE|FOLDER|-]..." */
	const char *summary;
	const char *example;
	int (*run)(const struct options *options, size_t count,
		   char *const *argument);
};

/* The table of commands by number; NULL behind the last. */
const struct command *command_at(size_t i);
const struct command *command_find(const char *name);

int command_classify(const struct options *options, size_t count,
		     char *const *argument);
int command_filter(const struct options *options, size_t count,
		   char *const *argument);
int command_explain(const struct options *options, size_t count,
		    char *const *argument);
int command_dump(const struct options *options, size_t count,
		 char *const *argument);
int command_train(const struct options *options, size_t count,
		  char *const *argument);
int command_evaluate(const struct options *options, size_t count,
		     char *const *argument);
int command_model(const struct options *options, size_t count,
		  char *const *argument);
int command_config(const struct options *options, size_t count,
		   char *const *argument);
int command_completion(const struct options *options, size_t count,
		       char *const *argument);
int command_help(const struct options *options, size_t count,
		 char *const *argument);

/*
 * Filter although the configuration is wrong, as `code` says: nothing can be
 * judged, and what passes through must not be lost.
 */
int filter_unconfigured(const struct options *options, int code);

/* options.c and option_help.c */

/*
 * Read the options of a command and move its arguments to the front of
 * `argument`; `count` becomes their number.  What the command line leaves
 * open comes from the configuration files, and then from the table.  Prints
 * one line and returns an exit code when something is wrong, else 0.  Ended
 * with options_clear() either way.
 */
int options_parse(const struct command *command, struct options *options,
		  size_t *count, char **argument);
void options_clear(struct options *options);

/* Whether the command line itself has the option of this name. */
bool options_has(const struct options *options, const char *name);

/* Append where an option came from: `--NAME`, or a file and line. */
void options_append_place(const struct options *options, const char *name,
			  struct bytes *bytes);

/* Append what --help shows of a command's options. */
void options_append_help(enum command_bit bit, struct bytes *bytes);

/* messages.c */

/* Print `triage: cannot VERB 'SUBJECT': …` and return the exit code. */
int complain(const char *verb, const char *subject,
	     const struct error *error);

/* Append `line 7: what: why`, as complain() prints it. */
void describe(const struct error *error, struct bytes *bytes);

/* Print `triage: ` and the words, with nothing that a terminal obeys. */
void print_message(const struct bytes *words);

/* The same from a format; returns EX_USAGE. */
int usage_error(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

int exit_code_for(const struct error *error);

/* Print `bytes` on standard output; false once that failed. */
bool print_bytes(const struct bytes *bytes);

/* Write what is buffered of it; false when that failed. */
bool flush_output(void);

/*
 * Close standard output and say if what was printed could not be written,
 * which is more than `code` told unless that asks to try again.
 */
int finish_output(int code);

/* The word of `words` (NULL-ended) most like `word`, or NULL if none is. */
const char *most_similar(const char *word, const char *const *words);

#endif
