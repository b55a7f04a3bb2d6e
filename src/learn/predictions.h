/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PREDICTIONS_H
#define TRIAGE_PREDICTIONS_H

#include "corpus.h"
#include "report.h"

struct mistakes;

/* What was predicted of the examples of a corpus. */
struct predictions {
	size_t categories;		/* the corpus's */
	double *confidence;		/* [examples][categories] */
	unsigned char *decision;	/* the same, enum decision */
	bool *judged;			/* [examples] */
	struct mistakes *mistakes;	/* the caller's, to be noted; or NULL */
};

/*
 * Room for all, nothing predicted; `mistakes` stays.  Ended with
 * predictions_free().
 */
bool predictions_start(struct predictions *predictions,
		       const struct corpus *corpus, struct error *error);
void predictions_free(struct predictions *predictions);

/* Set the documents and the figures of `report` from what was predicted. */
bool predictions_measure(const struct corpus *corpus,
			 const struct predictions *predictions,
			 struct report *report, struct error *error);

/*
 * Put the cells of a category that are judged and predicted into `cell`,
 * which has room for all examples; returns how many.
 */
size_t predictions_collect(const struct corpus *corpus,
			   const struct predictions *predictions,
			   size_t category, struct prediction *cell);

/* Append an object a line: id, labels, unsure, confidence. */
void predictions_append(const struct predictions *predictions,
			const struct corpus *corpus, struct bytes *bytes);

/*
 * Read what predictions_append() wrote of documents of this corpus, plain or
 * gzip-compressed; those that are not in it count as not judged.
 */
bool predictions_load(struct predictions *predictions, const char *path,
		      const struct corpus *corpus,
		      const struct limits *limits, struct error *error);

#endif
