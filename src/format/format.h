/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FORMAT_H
#define TRIAGE_FORMAT_H

#include "../model/judge.h"
#include "../text/indicators.h"

/*
 * How results are written.  A new format is one file and one row of the
 * table in format.c.
 */
struct result {
	const char *source;		/* path, "-", or path:line */
	const struct document *document;
	const struct model *model;
	const struct judgement *judgement;
	const struct vector *vector;	/* in ascending order of index */
	const struct indicators *indicators; /* NULL: not asked for */
	const char *error;		/* why nothing could be read, or NULL */
};

struct format_options {
	bool colour;
	unsigned width;		/* columns of the terminal; 0: no terminal */
	size_t top;		/* at most so many categories; 0: all */
	const bool *only;	/* [categories], or NULL for all */
	bool tags_only;		/* of a MISP event */
	bool indicators;	/* are asked for */
	int64_t published;	/* of a document without a date; moment.h */
};

struct format {
	const char *name;
	const char *meaning;
	const char *open;	/* before, between and behind all results, */
	const char *separator;	/* or NULL */
	const char *close;
	bool needs_vector;	/* in ascending order */
	bool shows_indicators;	/* where they are asked for */
	bool needs_indicators;	/* and where they are not, too */
	void (*append)(const struct result *result,
		       const struct format_options *options,
		       struct bytes *bytes);
};

/* By name, or NULL. */
const struct format *format_find(const char *name);

/* By number, for lists; NULL behind the last. */
const struct format *format_at(size_t i);

/*
 * The categories of a decision in descending order of confidence, as
 * `options` allow; returns how many were put into `category`, which has room
 * for all.
 */
size_t format_select(const struct result *result,
		     const struct format_options *options,
		     enum decision decision, size_t *category);

/*
 * Put `fresh` into a list of `count` categories in descending order of
 * confidence; equal ones keep the model's order.
 */
void format_insert(const double *confidence, size_t *category, size_t count,
		   size_t fresh);

/* "no", "unsure" or "yes". */
const char *format_decision(enum decision decision);

/* When a document was published, as it says or as `options` do. */
int64_t format_moment(const struct result *result,
		      const struct format_options *options);

/*
 * Whether the indicator at mention `i` is one to look for: a digest, or an
 * address that somebody took care to defang and that is no private one.
 */
bool format_is_suspect(const struct indicators *indicators, size_t i);

/*
 * Append the title, or else where it came from, as a JSON string of one line
 * and at most `most` bytes.
 */
void format_append_name(const struct result *result, size_t most,
			struct bytes *bytes);

/* Whether a text is an address of http or https that needs no encoding. */
bool format_is_web_address(const char *text);

/*
 * The members of a JSON result that tell how a document was judged, without
 * those that repeat it, as an object.
 */
void format_json_verdict(const struct result *result,
			 const struct format_options *options,
			 struct bytes *bytes);

/*
 * The columns behind the source of a row of TSV, without a line end: status,
 * labels, unsure and confidences; and those of what could not be judged.
 */
void format_tsv_verdict(const struct result *result,
			const struct format_options *options,
			struct bytes *bytes);
void format_tsv_error(struct bytes *bytes);

/* The single formats: */
void format_text(const struct result *result,
		 const struct format_options *options, struct bytes *bytes);
void format_tsv(const struct result *result,
		const struct format_options *options, struct bytes *bytes);
void format_json(const struct result *result,
		 const struct format_options *options, struct bytes *bytes);
void format_json_line(const struct result *result,
		      const struct format_options *options,
		      struct bytes *bytes);
void format_misp(const struct result *result,
		 const struct format_options *options, struct bytes *bytes);
void format_stix(const struct result *result,
		 const struct format_options *options, struct bytes *bytes);
void format_svm(const struct result *result,
		const struct format_options *options, struct bytes *bytes);

#endif
