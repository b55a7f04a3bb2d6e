/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_REQUEST_H
#define TRIAGE_REQUEST_H

#include "command.h"

#include "../format/format.h"
#include "../model/expression.h"

/*
 * What the options of `classify` ask of a model's judgements: how they are
 * shown, by which threshold, and which question the exit code answers.
 */
struct request {
	const struct format *format;
	struct format_options shown;
	bool only[MODEL_CATEGORIES_MOST];
	struct expression *expression;	/* NULL: no question */
	struct expression *drop;	/* of a filter, or NULL */
	struct expression *keep;
	bool indicators;		/* asked for, and the format shows them */
	double threshold;		/* below 0: the model's own */
};

/* Prints a line and returns false when an option is wrong. */
bool request_read(struct request *request, const struct options *options,
		  const struct model *model);

/* Only the categories, the threshold and what fits the terminal. */
bool request_read_shown(struct request *request,
			const struct options *options,
			const struct model *model);
void request_clear(struct request *request);

/* The same for --kind, which may be missing. */
bool request_is_kind(const struct options *options);

/*
 * Decide anew where --threshold was given, into `decision`, [categories].
 * What is uncalibrated stays at most unsure.
 */
void request_apply_threshold(const struct request *request,
			     const struct model *model,
			     struct judgement *judgement,
			     enum decision *decision);

#endif
