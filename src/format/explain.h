/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_EXPLAIN_H
#define TRIAGE_EXPLAIN_H

#include "format.h"

#include "../model/explanation.h"
#include "../model/second_reasons.h"

/*
 * How explanations are written; explain.c has the table.
 *
 * Of each category shown, the strongest terms with what each added to the
 * decision value or took from it, the sum of all others, and the offset:
 * together they are the decision value.
 */
struct explained {
	const char *source;		 /* path, "-", or path:line */
	struct explanation *explanation; /* NULL with an error */
	const struct format_options *options;
	size_t categories;
	const size_t *category; /* those to show, the surest first */
	const char *error;	/* why nothing could be read, or NULL */
};

struct explain_format {
	const char *name;
	size_t top;	       /* terms a category where --top is not given */
	const char *separator; /* between results */
	void (*open)(const struct model *model, struct bytes *bytes);
	void (*append)(const struct explained *explained, struct bytes *bytes);
	void (*close)(struct bytes *bytes);
};

/* By name, or NULL; by number, NULL behind the last. */
const struct explain_format *explain_format_find(const char *name);
const struct explain_format *explain_format_at(size_t i);

/*
 * Choose the categories that are yes or unsure, or those of `only`, into
 * `category`, which has room for all; returns how many.
 */
size_t explain_select(const struct explanation *explanation, const bool *only,
		      size_t *category);

/* The reasons of a category that are shown, and the sum of the others. */
struct explain_rows {
	const struct reason *reason;
	size_t shown;
	size_t others;
	double rest;
};

struct explain_rows explain_rows(const struct explained *explained,
				 size_t category);

/* What other categories tell: a third as many rows, and the sum of others. */
struct explain_second {
	struct second_reason reason[SECOND_REASONS_MOST];
	size_t shown;
	size_t others;
	double rest;
};

void explain_second(const struct explained *explained, size_t category,
		    struct explain_second *second);

/* Append all of these as rows of a sum. */
void explain_append_second(const struct explained *explained, size_t category,
			   void (*append)(const struct explained *explained,
					  double value, const char *what,
					  struct bytes *bytes),
			   struct bytes *bytes);

/*
 * Whether a term has to be told by what it matched, because that is not its
 * name: <cve>, or a stem; then append the different texts of its places, at
 * most `most`.
 */
bool explain_is_matched(const struct explanation *explanation, uint32_t term);
size_t explain_append_matched(const struct explanation *explanation,
			      uint32_t term, size_t most,
			      void (*append)(struct bytes *bytes,
					     const char *text, size_t length),
			      struct bytes *bytes);

/* The single formats: */
void explain_text(const struct explained *explained, struct bytes *bytes);
void explain_json(const struct explained *explained, struct bytes *bytes);
void explain_html(const struct explained *explained, struct bytes *bytes);
void explain_open_html(const struct model *model, struct bytes *bytes);
void explain_close_html(struct bytes *bytes);

#endif
