/* SPDX-License-Identifier: MIT */
#include "folds.h"

#include "../base/digest.h"

#include <stdlib.h>

/*
 * Candidates share one of BANDS bands of the sketch (Rajaraman and Ullman,
 * Mining of Massive Datasets, section 3.4): at a similarity of 0.8 all but
 * one pair in seventy meet, at 0.3 one in sixteen.
 */
enum {
	BANDS = 8,
	BAND_ROWS = BAG_SHINGLES / BANDS,
	ALIKE_LEAST = BAG_SHINGLES * 4 / 5,
};

struct key {
	uint64_t band;
	size_t member;
};

static int
compare_keys(const void *a, const void *b)
{
	const struct key *first = a;
	const struct key *second = b;

	if (first->band != second->band)
		return first->band > second->band ? 1 : -1;
	return (first->member > second->member) -
	       (first->member < second->member);
}

static uint64_t
band_of(const struct bag *bag, size_t band)
{
	return digest((const char *)&bag->shingle[band * BAND_ROWS],
		      BAND_ROWS * sizeof bag->shingle[0]);
}

static bool
are_alike(const struct bag *first, const struct bag *second)
{
	int same = 0;

	/* Too short for a single triple: nothing is known of it. */
	if (first->shingle[0] == UINT32_MAX)
		return false;
	for (size_t i = 0; i < BAG_SHINGLES; i++)
		same += first->shingle[i] == second->shingle[i];
	return same >= ALIKE_LEAST;
}

static size_t
root_of(size_t *group, size_t i)
{
	while (group[i] != i) {
		group[i] = group[group[i]];
		i = group[i];
	}
	return i;
}

static void
unite(size_t *group, size_t first, size_t second)
{
	first = root_of(group, first);
	second = root_of(group, second);
	if (first < second)
		group[second] = first;
	else
		group[first] = second;
}

/* Each document of a band is compared with the first one of that band. */
static void
unite_band(const struct bags *bags, const size_t *member, size_t members,
	   const struct key *key, size_t *group)
{
	size_t first = 0;

	for (size_t i = 1; i < members; i++) {
		const struct bag *bag = &bags->bag[member[key[i].member]];

		if (key[i].band != key[first].band)
			first = i;
		else if (are_alike(&bags->bag[member[key[first].member]],
				   bag))
			unite(group, key[first].member, key[i].member);
	}
}

bool
duplicates_group(const struct bags *bags, const size_t *member,
		 size_t members, size_t *group, struct error *error)
{
	struct key *key = calloc(members + 1, sizeof *key);

	if (!key)
		return error_no_memory(error);
	for (size_t i = 0; i < members; i++)
		group[i] = i;
	for (size_t band = 0; band < BANDS; band++) {
		for (size_t i = 0; i < members; i++)
			key[i] = (struct key){
				band_of(&bags->bag[member[i]], band), i
			};
		qsort(key, members, sizeof *key, compare_keys);
		unite_band(bags, member, members, key, group);
	}
	for (size_t i = 0; i < members; i++)
		group[i] = root_of(group, i);
	free(key);
	return true;
}
