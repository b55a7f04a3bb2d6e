/* SPDX-License-Identifier: MIT */
#include "settings.h"

#include "../base/number.h"

#include <string.h>

struct setting {
	const char *name;
	size_t member;		/* offset of its double in struct settings */
	double standard;
	double least;
	double most;
	unsigned places;
	const char *meaning;
};

#define MEMBER(name) offsetof(struct settings, name)

static const struct setting setting[] = {
	{ "min-documents", MEMBER(min_documents), 4, 1, 1e9, 0,
	  "a word in fewer documents is no term" },
	{ "min-pairs", MEMBER(min_pairs), 12, 1, 1e9, 0,
	  "the same for a pair of neighbouring words" },
	{ "min-leads", MEMBER(min_leads), 12, 1, 1e9, 0,
	  "the same for a word in the lead as a field of its own" },
	{ "max-share", MEMBER(max_share), 0.4, 0.01, 1, 3,
	  "a term in a larger share of the documents has no weight" },
	{ "max-terms", MEMBER(max_terms), 60000, 1, 1e7, 0,
	  "the most frequent terms kept" },
	{ "title-weight", MEMBER(title_weight), 2, 0, 100, 3,
	  "what an occurrence in the title counts" },
	{ "lead-words", MEMBER(lead_words), 120, 0, 1e6, 0,
	  "title and first words that make the lead" },
	{ "lead-weight", MEMBER(lead_weight), 1, 0, 100, 3,
	  "what an occurrence in the lead counts" },
	{ "lead-field", MEMBER(lead_field), 1, 0, 100, 3,
	  "weight of the lead as a field of its own; 0 is none" },
	{ "near-words", MEMBER(near_words), 300, 0, 1e6, 0,
	  "title and first words that count in full" },
	{ "far-weight", MEMBER(far_weight), 0.5, 0, 100, 3,
	  "what an occurrence behind them counts" },
	{ "stems", MEMBER(stems), 1, 0, 1, 0,
	  "1: words stand without their endings" },
	{ "pairs", MEMBER(pairs), 1, 0, 1, 0,
	  "1: pairs of neighbouring words are terms" },
	{ "log-counts", MEMBER(log_counts), 0.5, 0, 2, 3,
	  "power of log-count ratios that scale terms; 0: none" },
	{ "second-stage", MEMBER(second_stage), 1, 0, 1, 0,
	  "1: the categories' values correct one another" },
	{ "precision", MEMBER(precision), 0.85, 0, 1, 3,
	  "what yes promises where that costs little of F1; 0: nothing" },
	{ "min-words", MEMBER(min_words), 5, 1, 1e6, 0,
	  "a document with fewer words is not judged" },
	{ "max-words", MEMBER(max_words), 100000, 10, 1e9, 0,
	  "words read of one document" },
};

enum { SETTINGS = sizeof setting / sizeof setting[0] };

static double *
value_of(struct settings *settings, size_t i)
{
	return (double *)((char *)settings + setting[i].member);
}

void
settings_default(struct settings *settings)
{
	settings->gazetteer = NULL;
	for (size_t i = 0; i < SETTINGS; i++)
		*value_of(settings, i) = setting[i].standard;
}

bool
settings_set(struct settings *settings, const char *name, size_t length,
	     const char *value, size_t value_length, struct error *error)
{
	double number;

	for (size_t i = 0; i < SETTINGS; i++) {
		if (strlen(setting[i].name) != length ||
		    memcmp(setting[i].name, name, length) != 0)
			continue;
		if (!number_parse_decimal(value, value_length, &number) ||
		    number < setting[i].least || number > setting[i].most ||
		    number_round(number, setting[i].places) != number)
			return error_set(error, STATUS_BAD_INPUT,
					 "value of a setting is out of range");
		*value_of(settings, i) = number;
		return true;
	}
	return error_set(error, STATUS_BAD_INPUT, "unknown setting");
}

void
settings_append(const struct settings *settings, struct bytes *bytes)
{
	struct settings copy = *settings;

	for (size_t i = 0; i < SETTINGS; i++) {
		bytes_printf(bytes, "%s\t", setting[i].name);
		number_append(bytes, *value_of(&copy, i), setting[i].places);
		bytes_append_byte(bytes, '\n');
	}
}

void
settings_append_value(const struct settings *settings, const char *name,
		      struct bytes *bytes)
{
	struct settings copy = *settings;

	for (size_t i = 0; i < SETTINGS; i++)
		if (strcmp(setting[i].name, name) == 0)
			number_append(bytes, *value_of(&copy, i),
				      setting[i].places);
}

size_t
settings_count(void)
{
	return SETTINGS;
}

const char *
settings_name(size_t i)
{
	return i < SETTINGS ? setting[i].name : NULL;
}

const char *
settings_meaning(size_t i)
{
	return i < SETTINGS ? setting[i].meaning : NULL;
}
