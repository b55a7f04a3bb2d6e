/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FINDING_H
#define TRIAGE_FINDING_H

#include "indicators.h"
#include "run.h"

/*
 * Whether a word is an indicator, and which: the rules behind indicators.h.
 * A pattern tells by the form of a word; a rule also looks at what stands
 * around it, at most FINDING_AROUND bytes to either side.
 */
enum { FINDING_AROUND = 64 };

struct finder {
	struct text text;
	size_t version_end;	/* behind the last number of a version */
};

struct finding {
	enum indicator_kind kind;
	bool defanged;
	size_t start;		/* the rule may move both */
	size_t end;
};

/*
 * Take the word at `finding`, of a class of patterns.h or 0.  If it is an
 * indicator, fill in the rest and append its value to `value`; else false, and
 * what was appended is to be dropped.
 */
bool finder_take(struct finder *finder, size_t class, struct finding *finding,
		 struct bytes *value);

#endif
