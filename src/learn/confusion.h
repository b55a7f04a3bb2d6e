/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_CONFUSION_H
#define TRIAGE_CONFUSION_H

#include "predictions.h"

/*
 * Which categories are taken for which.  Several hold at once, so a document
 * counts in the cell of each category it was missed for and each that was
 * wrongly said of it; the last row has what was wrongly said where nothing
 * was missed, the last column what was missed where nothing was wrongly said,
 * and the diagonal what was rightly said.
 */
struct confusion {
	size_t side;  /* categories + 1 */
	size_t *cell; /* [missed][said] */
};

/* Ended with confusion_free(). */
bool confusion_make(struct confusion *confusion, const struct corpus *corpus,
		    const struct predictions *predictions, struct error *error);
void confusion_free(struct confusion *confusion);

size_t confusion_at(const struct confusion *confusion, size_t missed,
		    size_t said);

#endif
