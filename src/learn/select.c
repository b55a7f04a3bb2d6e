/* SPDX-License-Identifier: MIT */
#include "select.h"

#include "spell.h"

#include "../base/parallel.h"

#include <stdlib.h>
#include <string.h>

/*
 * Counting is split by the top bits of the hash: a shard's entries are one
 * stretch of every sorted bag, and no two shards share a term.
 */
enum { SHARD_BITS = 6, SHARDS = 1 << SHARD_BITS };

struct shard {
	struct candidate *candidate;	/* kept ones, after counting */
	size_t count;
};

struct selection {
	const struct corpus *corpus;
	const struct bags *bags;
	const size_t *member;
	size_t members;
	const struct settings *settings;
	struct shard shard[SHARDS];
	struct candidate *chosen;
	char **name;			/* [count], spelt out */
	size_t count;
};

/* A growing hash table of candidates; documents == 0 marks a free place. */
struct table {
	struct candidate *place;
	size_t places;
	size_t used;
};

static struct candidate *
place_of(const struct table *table, uint64_t hash)
{
	size_t mask = table->places - 1;
	size_t i = (size_t)hash & mask;

	while (table->place[i].documents > 0 && table->place[i].hash != hash)
		i = (i + 1) & mask;
	return &table->place[i];
}

static bool
table_grow(struct table *table)
{
	struct table larger = { .places = table->places ? 2 * table->places
							: 1024,
				.used = table->used };

	larger.place = calloc(larger.places, sizeof *larger.place);
	if (!larger.place)
		return false;
	for (size_t i = 0; i < table->places; i++)
		if (table->place[i].documents > 0)
			*place_of(&larger, table->place[i].hash) =
				table->place[i];
	free(table->place);
	*table = larger;
	return true;
}

static bool
count_entry(struct table *table, const struct bag_entry *entry,
	    uint32_t example)
{
	if (2 * table->used >= table->places && !table_grow(table))
		return false;

	struct candidate *place = place_of(table, entry->hash);

	if (place->documents == 0) {
		*place = (struct candidate){ .hash = entry->hash,
					     .first = example,
					     .kind = entry->kind };
		table->used++;
	}
	place->documents++;
	return true;
}

static size_t
lower_bound(const struct bag *bag, uint64_t hash)
{
	size_t low = 0;
	size_t high = bag->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (bag->entry[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
count_shard(const struct selection *selection, size_t shard,
	    struct table *table)
{
	uint64_t from = (uint64_t)shard << (64 - SHARD_BITS);

	for (size_t m = 0; m < selection->members; m++) {
		size_t example = selection->member[m];
		const struct bag *bag = &selection->bags->bag[example];

		for (size_t i = lower_bound(bag, from);
		     i < bag->count &&
		     bag->entry[i].hash >> (64 - SHARD_BITS) == shard;
		     i++)
			if (!count_entry(table, &bag->entry[i],
					 (uint32_t)example))
				return false;
	}
	return true;
}

static double
least_documents(const struct settings *settings, uint32_t kind)
{
	switch ((enum term_kind)kind) {
	case TERM_PAIR:
		return settings->min_pairs;
	case TERM_LEAD:
		return settings->min_leads;
	default:
		return settings->min_documents;
	}
}

/* Keep what the cut-offs leave, in place. */
static bool
select_shard(void *context, size_t i, unsigned worker)
{
	struct selection *selection = context;
	struct shard *shard = &selection->shard[i];
	struct table table = { 0 };

	(void)worker;
	if (!count_shard(selection, i, &table)) {
		free(table.place);
		return false;
	}
	shard->candidate = table.place;
	for (size_t k = 0; k < table.places; k++)
		if (table.place[k].documents > 0 &&
		    table.place[k].documents >=
			    least_documents(selection->settings,
					    table.place[k].kind))
			shard->candidate[shard->count++] = table.place[k];
	return true;
}

static int
compare_frequency(const void *a, const void *b)
{
	const struct candidate *first = a;
	const struct candidate *second = b;

	if (first->documents != second->documents)
		return first->documents < second->documents ? 1 : -1;
	return (first->hash > second->hash) - (first->hash < second->hash);
}

/* Bring the shards together and keep the most frequent terms. */
static bool
choose(struct selection *selection)
{
	size_t most = (size_t)selection->settings->max_terms;
	size_t count = 0;

	for (size_t i = 0; i < SHARDS; i++)
		count += selection->shard[i].count;
	selection->chosen = malloc((count + 1) * sizeof(struct candidate));
	selection->name = calloc(count + 1, sizeof *selection->name);
	if (!selection->chosen || !selection->name)
		return false;
	for (size_t i = 0; i < SHARDS; i++) {
		if (selection->shard[i].count == 0)
			continue;
		memcpy(selection->chosen + selection->count,
		       selection->shard[i].candidate,
		       selection->shard[i].count * sizeof(struct candidate));
		selection->count += selection->shard[i].count;
	}
	qsort(selection->chosen, selection->count, sizeof(struct candidate),
	      compare_frequency);
	if (selection->count > most)
		selection->count = most;
	return true;
}

struct named {
	const char *name;
	uint32_t documents;
};

/* The frequent ones first, those that are equally frequent by name. */
static int
compare_named(const void *a, const void *b)
{
	const struct named *first = a;
	const struct named *second = b;

	if (first->documents != second->documents)
		return first->documents < second->documents ? 1 : -1;
	return strcmp(first->name, second->name);
}

/* Write the vocabulary's text and read it: one way to make one. */
static struct vocabulary *
make_vocabulary(const struct selection *selection, struct error *error)
{
	struct bytes text = { 0 };
	struct vocabulary *vocabulary = NULL;
	struct named *named = calloc(selection->count + 1, sizeof *named);

	for (size_t i = 0; named && i < selection->count; i++)
		named[i] = (struct named){ selection->name[i],
					   selection->chosen[i].documents };
	if (named)
		qsort(named, selection->count, sizeof *named, compare_named);
	for (size_t i = 0; named && i < selection->count; i++)
		bytes_printf(&text, "%s\t%u\n", named[i].name,
			     named[i].documents);
	if (!named || !bytes_ok(&text))
		error_no_memory(error);
	else if (selection->count == 0)
		error_set(error, STATUS_BAD_INPUT,
			  "no term is in enough documents: more documents "
			  "are needed, or a lower min-documents");
	else
		vocabulary = vocabulary_parse(bytes_text(&text), text.length,
					      (uint32_t)selection->members,
					      selection->settings, error);
	free(named);
	bytes_free(&text);
	return vocabulary;
}

static void
selection_clear(struct selection *selection)
{
	for (size_t i = 0; i < SHARDS; i++)
		free(selection->shard[i].candidate);
	for (size_t i = 0; selection->name && i < selection->count; i++)
		free(selection->name[i]);
	free(selection->name);
	free(selection->chosen);
}

struct vocabulary *
select_vocabulary(const struct corpus *corpus, const struct bags *bags,
		  const size_t *member, size_t members,
		  const struct settings *settings,
		  const struct patterns *patterns, unsigned threads,
		  struct error *error)
{
	struct selection selection = { .corpus = corpus,
				       .bags = bags,
				       .member = member,
				       .members = members,
				       .settings = settings };
	struct vocabulary *vocabulary = NULL;

	if (parallel_run(threads, SHARDS, select_shard, &selection) &&
	    choose(&selection) &&
	    spell_names(corpus, selection.chosen, selection.count, settings,
			patterns, threads, selection.name))
		vocabulary = make_vocabulary(&selection, error);
	else
		error_no_memory(error);
	selection_clear(&selection);
	return vocabulary;
}
