/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FIELD_H
#define TRIAGE_FIELD_H

#include "../format/format.h"

/*
 * The fields that a message gets, with lines of at most 78 columns:
 *
 *	X-Triage-Labels: espionage, state-sponsored
 *	X-Triage-Unsure: financial
 *	X-Triage: espionage=0.97 state-sponsored=0.91 financial=0.44 ddos=0.00;
 *	 model=default-1; version=0.1.0
 *	X-Triage-Status: ok
 *	X-Triage-Id: 8c4b5f3a9d0e7712
 *
 * The first two are left out where they would be empty, the status is all
 * that is known of what could not be judged.
 */
struct fields_style {
	const char *line_end; /* "\n" or "\r\n" */
	const char *version;  /* of the program */
	const struct format_options *shown;
};

/* All fields of a judged document. */
void fields_append(const struct result *result,
		   const struct fields_style *style, struct bytes *bytes);

/* X-Triage-Status alone: `error=REASON`. */
void fields_append_error(const char *reason, const char *line_end,
			 struct bytes *bytes);

#endif
