/* SPDX-License-Identifier: MIT */
#include "bags.h"

#include "bag_sort.h"

#include "../base/digest.h"
#include "../base/parallel.h"

#include <stdlib.h>
#include <string.h>

struct worker {
	struct matcher *matcher;
	struct terms terms;
	struct bag_sorter *sorter;
};

struct job {
	const struct corpus *corpus;
	const struct settings *settings;
	struct bags *bags;
	struct worker *worker;
};

static void
fill_entries(const struct terms *terms, struct bag_entry *entry)
{
	for (size_t i = 0; i < terms->count; i++) {
		const struct term *term = &terms->term[i];
		bool counts = term->kind == TERM_WORD &&
			      (terms->tokens.token[term->token].flags &
			       TOKEN_LETTERS);

		entry[i] = (struct bag_entry){ .hash = term->hash,
					       .tf = term->weight,
					       .kind = (unsigned)term->kind & 3,
					       .words = counts };
	}
}

/* Add up entries of one hash; they are sorted.  Returns how many remain. */
static uint32_t
add_up(struct bag_entry *entry, size_t count)
{
	size_t out = 0;

	for (size_t i = 0; i < count; i++) {
		if (out > 0 && entry[out - 1].hash == entry[i].hash) {
			entry[out - 1].tf += entry[i].tf;
			entry[out - 1].words =
				(entry[out - 1].words + entry[i].words) &
				0x3fffffff;
		} else {
			entry[out++] = entry[i];
		}
	}
	return (uint32_t)out;
}

/* MinHash (Broder 1997) over triples of neighbouring words. */
static void
sketch(const struct tokens *tokens, struct bag *bag)
{
	memset(bag->shingle, 0xff, sizeof bag->shingle);
	for (size_t i = 2; i < tokens->count; i++) {
		uint64_t triple = digest_pair(
			digest_pair(tokens->token[i - 2].hash,
				    tokens->token[i - 1].hash),
			tokens->token[i].hash);

		for (uint32_t k = 0; k < BAG_SHINGLES; k++) {
			uint64_t mixed = (triple ^ k * 0x9e3779b97f4a7c15u) *
					 0xd6e8feb86659fd93u;
			uint32_t least = (uint32_t)(mixed >> 32);

			if (least < bag->shingle[k])
				bag->shingle[k] = least;
		}
	}
}

static bool
make_bag(void *context, size_t i, unsigned number)
{
	struct job *job = context;
	struct worker *worker = &job->worker[number];
	struct bag *bag = &job->bags->bag[i];
	struct terms *terms = &worker->terms;

	terms_extract(terms, job->settings, worker->matcher,
		      &job->corpus->example[i]->document);
	if (!terms_ok(terms))
		return false;

	struct bag_entry *entry =
		malloc((terms->count + 1) * sizeof *entry);

	if (!entry)
		return false;
	fill_entries(terms, entry);
	if (!bag_sort(worker->sorter, entry, terms->count)) {
		free(entry);
		return false;
	}
	bag->count = add_up(entry, terms->count);
	bag->words = (uint32_t)terms->words;
	sketch(&terms->tokens, bag);
	bag->entry = realloc(entry, (bag->count + 1) * sizeof *entry);
	if (!bag->entry)
		bag->entry = entry;
	return true;
}

static bool
make_bags(struct job *job, const struct patterns *patterns, unsigned threads,
	  struct error *error)
{
	bool made = job->worker != NULL;

	for (unsigned i = 0; made && i < threads; i++) {
		job->worker[i].matcher = matcher_new(patterns, error);
		job->worker[i].sorter = bag_sorter_new();
		made = job->worker[i].matcher && job->worker[i].sorter;
	}
	made = made && parallel_run(threads, job->bags->count, make_bag, job);
	for (unsigned i = 0; job->worker && i < threads; i++) {
		matcher_free(job->worker[i].matcher);
		terms_free(&job->worker[i].terms);
		bag_sorter_free(job->worker[i].sorter);
	}
	free(job->worker);
	return made || error_no_memory(error);
}

struct bags *
bags_new(const struct corpus *corpus, const struct settings *settings,
	 const struct patterns *patterns, unsigned threads,
	 struct error *error)
{
	struct bags *bags = calloc(1, sizeof *bags);

	if (bags)
		bags->bag = calloc(corpus->examples, sizeof *bags->bag);
	if (!bags || !bags->bag) {
		free(bags);
		error_no_memory(error);
		return NULL;
	}
	bags->count = corpus->examples;

	struct job job = { corpus, settings, bags,
			   calloc(threads, sizeof *job.worker) };

	if (make_bags(&job, patterns, threads, error))
		return bags;
	bags_free(bags);
	return NULL;
}

void
bags_free(struct bags *bags)
{
	if (!bags)
		return;
	for (size_t i = 0; i < bags->count; i++)
		free(bags->bag[i].entry);
	free(bags->bag);
	free(bags);
}
