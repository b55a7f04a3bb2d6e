/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_COMPARISON_TEXT_H
#define TRIAGE_COMPARISON_TEXT_H

#include "../learn/comparison.h"

/* A comparison for people, and as one JSON object; same figures. */
struct comparison_names {
	const char *before; /* as the user named them: any bytes */
	const char *after;
};

void comparison_append_text(const struct comparison *comparison,
			    const struct comparison_names *names,
			    struct bytes *bytes);
void comparison_append_json(const struct comparison *comparison,
			    const struct comparison_names *names,
			    struct bytes *bytes);

/* What a kind of change is called. */
const char *comparison_change(enum change_kind kind);

#endif
