/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_EXPLANATION_H
#define TRIAGE_EXPLANATION_H

#include "judge.h"
#include "reasons.h"

/*
 * A judgement with its reasons, and where in the text they stand.
 *
 * Terms and offset make the decision value of a category's own hyperplane.
 * What the final one has beyond that came of other categories' values, and is
 * told as one sum.
 *
 * For places the document is read a second time by terms_extract(), so that
 * judging pays nothing for them.
 */

/* Where a term stands: in the title or the body, in bytes. */
struct place {
	uint32_t term; /* index in the vocabulary */
	bool in_body;
	size_t offset;
	size_t length;
};

struct explanation {
	const struct model *model;
	struct judge *judge;
	struct matcher *matcher;
	struct terms terms;

	/* Of the document explained last: */
	const struct document *document;
	struct judgement judgement;
	double *own;		/* [categories], of the hyperplanes alone */
	const struct vector *vector;
	struct place *place; /* by term, then as the text has them */
	size_t places;
	size_t places_capacity;
	struct reason *reason; /* room for one a term */
	size_t reason_capacity;
};

/* Model and patterns must outlive it.  Ended with explanation_free(). */
struct explanation *explanation_new(const struct model *model,
				    const struct patterns *patterns,
				    struct error *error);
void explanation_free(struct explanation *explanation);

/* Judge a document, which is borrowed.  False only without memory. */
bool explanation_run(struct explanation *explanation,
		     const struct document *document, struct error *error);

/*
 * The reasons of a category, [vector->count], the strongest first; they hold
 * until the next call.
 */
const struct reason *explanation_reasons(struct explanation *explanation,
					 size_t category);

/* The places of a term: the first, and how many there are. */
const struct place *explanation_places(const struct explanation *explanation,
				       uint32_t term, size_t *count);

/* What a category's decision value has beyond that of its hyperplane. */
double explanation_beyond(const struct explanation *explanation,
			  size_t category);

/* The text that a place is in. */
const struct bytes *explanation_text(const struct explanation *explanation,
				     bool in_body);

#endif
