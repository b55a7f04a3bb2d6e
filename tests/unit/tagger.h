/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_TAGGER_H
#define TRIAGE_TAGGER_H

#include "../../src/filter/filter.h"

/*
 * A judge for tests of filters, who goes by words: what has `spy` in its
 * title or body is espionage, `flood` is ddos, `goes` is left out, `idle` is
 * not acted on, and `fail` cannot be judged.  A fixture, and what is passed
 * to filters.
 */
extern struct tagger {
	struct filter_request request;
	struct limits limits;
	struct format_options shown;
	struct model *model;
	struct judgement judgement;
	double confidence[3];
	enum decision decision[3];
	size_t judged; /* how many documents were */
	struct bytes output;
	struct error error;
} tagger;

void tagger_setup(void);
void tagger_teardown(void);

typedef bool tagger_filter(const struct filter_request *request,
			   const char *data, size_t length,
			   struct bytes *output, struct error *error);

/* Pass a text through: what comes out is in tagger.output. */
bool tagger_pass(tagger_filter *filter, const char *data, size_t length);

/* It passes and comes out like this, and like this again. */
void tagger_expect(tagger_filter *filter, const char *text,
		   const char *expected);

#endif
