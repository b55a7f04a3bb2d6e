/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_LEARNING_H
#define TRIAGE_LEARNING_H

#include "command.h"

#include "../learn/train.h"

/*
 * What `train` and `evaluate` share: options, reading the corpus, progress,
 * and writing reports.
 */
struct learning {
	const char *command;
	struct train_options options;
	struct corpus *corpus;
	const char *corpus_name;	/* as the command line has it */
	struct patterns *patterns;
	struct gazetteer *gazetteer;
	struct bags *bags;
	size_t *member;		/* every example */
	bool shows_progress;
	bool said_too_large;
};

/* Read the options; false after a message. */
bool learning_read_options(struct learning *learning, const char *command,
			   const struct options *options);

/*
 * Read the corpus that `argument` names and the background; 0, or an exit
 * code after a message.  Ended with learning_clear() either way.
 */
int learning_read_corpus(struct learning *learning,
			 const struct options *options, size_t count,
			 char *const *argument);

/*
 * Refuse a category that nothing can be learnt of: a model that silently
 * never says `espionage` is worse than none.  0, or an exit code.
 */
int learning_check_categories(const struct learning *learning);

/*
 * Read the gazetteer and make bags of the documents; 0, or an exit code after a
 * message.
 */
int learning_read_words(struct learning *learning,
			const struct options *options);

struct train_input learning_input(const struct learning *learning);
void learning_clear(struct learning *learning);

/* Take the progress line off the terminal. */
void learning_end_progress(const struct learning *learning);

/*
 * Write what was gathered for `path` and free it; `verb` is for the message.
 * An exit code.
 */
int learning_save(const char *verb, const char *path, struct bytes *bytes);

/* Print the report and write it where --report says; an exit code. */
int learning_report(const struct options *options,
		    const struct report *report);

/* Read a list of numbers for C into `options`; false when it is wrong. */
bool learning_parse_c(const char *list, struct train_options *options);

/* evaluate --compare, in compare.c. */
int compare_models(const struct options *options, size_t count,
		   char *const *argument);

/* What --torn may be, by number; NULL behind the last. */
const char *torn_name(size_t i);

#endif
