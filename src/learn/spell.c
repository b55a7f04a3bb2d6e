/* SPDX-License-Identifier: MIT */
#include "spell.h"

#include "../base/parallel.h"

#include <stdlib.h>

struct spelling {
	const struct corpus *corpus;
	const struct settings *settings;
	const struct candidate *candidate;
	char **name;
	size_t *start;		/* [examples + 1], into candidate */
	struct matcher **matcher; /* [threads] */
	struct terms *terms;	/* [threads] */
};

static int
compare_first(const void *a, const void *b)
{
	const struct candidate *first = a;
	const struct candidate *second = b;

	if (first->first != second->first)
		return first->first > second->first ? 1 : -1;
	return (first->hash > second->hash) - (first->hash < second->hash);
}

/* Find where each example's own terms start. */
static void
index_candidates(struct spelling *spelling, size_t count)
{
	size_t i = 0;

	for (size_t example = 0; example <= spelling->corpus->examples;
	     example++) {
		while (i < count && spelling->candidate[i].first < example)
			i++;
		spelling->start[example] = i;
	}
}

/* Spell the term out if this is the example that must. */
static bool
spell_term(struct spelling *spelling, size_t example,
	   const struct terms *terms, const struct term *term)
{
	struct candidate key = { .hash = term->hash,
				 .first = (uint32_t)example };
	size_t start = spelling->start[example];
	const struct candidate *found =
		bsearch(&key, spelling->candidate + start,
			spelling->start[example + 1] - start, sizeof key,
			compare_first);
	struct bytes name = { 0 };

	if (!found || spelling->name[found - spelling->candidate])
		return true;
	terms_append_name(terms, term, &name);
	spelling->name[found - spelling->candidate] = name.data;
	return bytes_ok(&name);
}

static bool
spell_document(void *context, size_t example, unsigned worker)
{
	struct spelling *spelling = context;
	struct terms *terms = &spelling->terms[worker];

	if (spelling->start[example] == spelling->start[example + 1])
		return true;
	terms_extract(terms, spelling->settings, spelling->matcher[worker],
		      &spelling->corpus->example[example]->document);
	if (!terms_ok(terms))
		return false;
	for (size_t i = 0; i < terms->count; i++)
		if (!spell_term(spelling, example, terms, &terms->term[i]))
			return false;
	return true;
}

static bool
run(struct spelling *spelling, const struct patterns *patterns,
    unsigned threads)
{
	struct error error;
	bool spelt = spelling->start && spelling->matcher && spelling->terms;

	for (unsigned i = 0; spelt && i < threads; i++) {
		spelling->matcher[i] = matcher_new(patterns, &error);
		spelt = spelling->matcher[i] != NULL;
	}
	return spelt && parallel_run(threads, spelling->corpus->examples,
				     spell_document, spelling);
}

bool
spell_names(const struct corpus *corpus, struct candidate *candidate,
	    size_t count, const struct settings *settings,
	    const struct patterns *patterns, unsigned threads, char **name)
{
	struct spelling spelling = {
		.corpus = corpus,
		.settings = settings,
		.candidate = candidate,
		.name = name,
		.start = calloc(corpus->examples + 1, sizeof(size_t)),
		.matcher = calloc(threads, sizeof(struct matcher *)),
		.terms = calloc(threads, sizeof(struct terms)),
	};

	qsort(candidate, count, sizeof *candidate, compare_first);
	if (spelling.start)
		index_candidates(&spelling, count);

	bool spelt = run(&spelling, patterns, threads);

	for (unsigned i = 0; spelling.matcher && i < threads; i++)
		matcher_free(spelling.matcher[i]);
	for (unsigned i = 0; spelling.terms && i < threads; i++)
		terms_free(&spelling.terms[i]);
	free(spelling.start);
	free(spelling.matcher);
	free(spelling.terms);
	return spelt;
}
