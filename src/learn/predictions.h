/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PREDICTIONS_H
#define TRIAGE_PREDICTIONS_H

#include "corpus.h"
#include "report.h"

/* What was predicted of the examples of a corpus. */
struct predictions {
	size_t categories;		/* the corpus's */
	double *confidence;		/* [examples][categories] */
	unsigned char *decision;	/* the same, enum decision */
	bool *judged;			/* [examples] */
};

/* Room for all, nothing predicted; ended with predictions_free(). */
bool predictions_start(struct predictions *predictions,
		       const struct corpus *corpus, struct error *error);
void predictions_free(struct predictions *predictions);

/* Set the documents and the figures of `report` from what was predicted. */
bool predictions_measure(const struct corpus *corpus,
			 const struct predictions *predictions,
			 struct report *report, struct error *error);

/* Append an object a line: id, labels, unsure, confidence. */
void predictions_append(const struct predictions *predictions,
			const struct corpus *corpus, struct bytes *bytes);

#endif
