/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_SETTINGS_H
#define TRIAGE_SETTINGS_H

#include "gazetteer.h"

#include "../base/bytes.h"
#include "../base/error.h"

/*
 * How text becomes a vector.  All of it lives in the model, so that what was
 * trained is what is run.
 */
struct settings {
	double min_documents;	/* a word in fewer documents is no term */
	double min_pairs;	/* the same for a pair of words */
	double min_leads;	/* the same for a word in the lead */
	double max_share;	/* a term in a larger share has no weight */
	double max_terms;	/* of these the most frequent are kept */
	double title_weight;	/* what an occurrence in the title counts */
	double lead_words;	/* title and first words that make the lead */
	double lead_weight;	/* what an occurrence in the lead counts */
	double lead_field;	/* weight of the lead as a field of its own */
	double near_words;	/* title and first words that count in full */
	double far_weight;	/* what an occurrence behind them counts */
	double stems;		/* 1: words stand without their endings */
	double pairs;		/* 1: pairs of neighbouring words are terms */
	double log_counts;	/* power of the ratios that scale terms */
	double second_stage;	/* 1: categories correct one another */
	double precision;	/* that `yes` promises; 0 is none */
	double min_words;	/* a shorter document is not judged */
	double max_words;	/* words read of one document */

	/* Names whose classes are terms too, or NULL; borrowed. */
	const struct gazetteer *gazetteer;
};

void settings_default(struct settings *settings);

/* Set one by its name, "min-documents"; refuses unknown names and values. */
bool settings_set(struct settings *settings, const char *name, size_t length,
		  const char *value, size_t value_length,
		  struct error *error);

/* Append one line each: name TAB value NEWLINE. */
void settings_append(const struct settings *settings, struct bytes *bytes);

/* Append the value of one by its name; nothing if there is none. */
void settings_append_value(const struct settings *settings, const char *name,
			   struct bytes *bytes);

/* How many there are. */
size_t settings_count(void);

/* Their names and what they mean, by number; NULL behind the last. */
const char *settings_name(size_t i);
const char *settings_meaning(size_t i);

#endif
