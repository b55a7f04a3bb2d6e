/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_EXPRESSION_H
#define TRIAGE_EXPRESSION_H

#include "judge.h"

/*
 * A question about a judgement: `ransomware`, `espionage>=0.8 and not
 * financial`, `(ddos or sabotage) and state-sponsored`.
 *
 * A category alone holds when it is decided yes and is unknown when unsure; a
 * comparison looks at the confidence and is never unknown.  `not` binds
 * closest, then `and`, then `or`; the logic is Kleene's of three values.  Of
 * a document that is not judged everything is unknown.
 */
struct expression;

enum truth { TRUTH_NO, TRUTH_UNKNOWN, TRUTH_YES };

enum { EXPRESSION_STEPS_MOST = 256, EXPRESSION_DEPTH_MOST = 64 };

/* The caller ends the result with expression_free(). */
struct expression *expression_parse(const char *text,
				    const struct model *model,
				    struct error *error);
void expression_free(struct expression *expression);

enum truth expression_truth(const struct expression *expression,
			    const struct judgement *judgement);

#endif
