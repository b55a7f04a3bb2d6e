/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_MISTAKES_H
#define TRIAGE_MISTAKES_H

#include "judging.h"

/*
 * The worst mistakes of each category, with the terms that made them: what
 * was decided yes and does not hold, the surest first, and what holds and was
 * not decided yes, the least expected first.  In cross-validation the terms
 * are those of the fold's own model, which is why they are noted while it is
 * there.
 */
enum { MISTAKES_STANDARD = 5, MISTAKE_TERMS = 8, MISTAKE_NAME_LONGEST = 64 };

struct mistake_term {
	char name[MISTAKE_NAME_LONGEST]; /* cut where it is longer */
	double contribution;
};

struct mistake {
	size_t example;
	size_t category; /* of the corpus */
	bool holds;	 /* the truth, which was not decided */
	double confidence;
	double score;
	const char *unjudged; /* why it was not judged, or NULL */
	size_t terms;
	struct mistake_term term[MISTAKE_TERMS]; /* strongest first */
};

struct mistakes {
	size_t most; /* of each category and either kind */
	size_t count;
	size_t capacity;
	struct mistake *mistake;
};

/* Add the worst of the members that were just judged. */
bool mistakes_note(struct mistakes *mistakes, const struct judging *judging,
		   struct error *error);

/*
 * Sort by category, wrongly said before missed, the worst first, and keep
 * the worst of all that was noted.
 */
void mistakes_finish(struct mistakes *mistakes);
void mistakes_free(struct mistakes *mistakes);

#endif
