/* SPDX-License-Identifier: MIT */
#include "folds.h"

#include <stdlib.h>
#include <string.h>

enum { UNDEALT = -1 };

/* One more than the categories: groups in which nothing holds. */
enum { KINDS = MODEL_CATEGORIES_MOST + 1 };

struct deal {
	const struct corpus *corpus;
	const size_t *member;
	size_t members;
	size_t *group;		/* [members], as duplicates_group() */
	int *fold;		/* [members], of a group's lowest member */
	unsigned folds;
	size_t (*count)[KINDS];	/* [members], of a group's lowest member */
	double (*lack)[KINDS];	/* [folds], what a fold should still get */
	double *room;		/* [folds], documents it should still get */
};

/* Number the folds that occur from 0; returns how many there are. */
static unsigned
number_folds(const bool *occurs, unsigned *number)
{
	unsigned folds = 0;

	for (size_t i = 0; i < FOLD_MOST; i++)
		if (occurs[i])
			number[i] = folds++;
	return folds;
}

static unsigned
close_gaps(unsigned *fold, size_t members)
{
	bool occurs[FOLD_MOST] = { false };
	unsigned number[FOLD_MOST];
	unsigned folds;

	for (size_t i = 0; i < members; i++)
		occurs[fold[i]] = true;
	folds = number_folds(occurs, number);
	for (size_t i = 0; i < members; i++)
		fold[i] = number[fold[i]];
	return folds;
}

bool
folds_are_given(const struct corpus *corpus, const size_t *member,
		size_t members)
{
	int first = FOLD_NONE;

	for (size_t i = 0; i < members; i++) {
		int fold = corpus->example[member[i]]->fold;

		if (first == FOLD_NONE)
			first = fold;
		if (fold != FOLD_NONE && fold != first)
			return true;
	}
	return false;
}

static void
count_groups(struct deal *deal)
{
	size_t categories = deal->corpus->categories;

	for (size_t i = 0; i < deal->members; i++) {
		const struct example *example =
			deal->corpus->example[deal->member[i]];
		size_t *count = deal->count[deal->group[i]];

		for (size_t c = 0; c < categories; c++)
			count[c] += example->label[c] == LABEL_HOLDS;
		count[KINDS - 1]++;
	}
}

static void
set_demand(struct deal *deal)
{
	for (size_t i = 0; i < deal->members; i++)
		for (size_t c = 0; c < KINDS; c++)
			deal->lack[0][c] += (double)deal->count[i][c] /
					    deal->folds;
	for (unsigned f = 0; f < deal->folds; f++) {
		memcpy(deal->lack[f], deal->lack[0], sizeof deal->lack[0]);
		deal->room[f] = deal->lack[0][KINDS - 1];
	}
}

/* The kind with the fewest documents in groups not dealt yet, or KINDS. */
static size_t
rarest_left(const struct deal *deal)
{
	size_t left[KINDS] = { 0 };
	size_t rarest = KINDS;

	for (size_t i = 0; i < deal->members; i++)
		for (size_t c = 0; deal->fold[i] == UNDEALT && c < KINDS; c++)
			left[c] += deal->count[i][c];
	for (size_t c = 0; c < KINDS; c++)
		if (left[c] > 0 && (rarest == KINDS || left[c] < left[rarest]))
			rarest = c;
	return rarest;
}

/* The fold that lacks most of a kind; of equals the one with most room. */
static unsigned
neediest(const struct deal *deal, size_t kind)
{
	unsigned best = 0;

	for (unsigned f = 1; f < deal->folds; f++) {
		double more = deal->lack[f][kind] - deal->lack[best][kind];

		if (more > 0 ||
		    (more == 0 && deal->room[f] > deal->room[best]))
			best = f;
	}
	return best;
}

static void
deal_group(struct deal *deal, size_t i, size_t kind)
{
	unsigned fold = neediest(deal, kind);

	deal->fold[i] = (int)fold;
	for (size_t c = 0; c < KINDS; c++)
		deal->lack[fold][c] -= (double)deal->count[i][c];
	deal->room[fold] -= (double)deal->count[i][KINDS - 1];
}

static void
deal_out(struct deal *deal)
{
	size_t kind;

	for (size_t i = 0; i < deal->members; i++)
		deal->fold[i] = deal->group[i] == i ? UNDEALT : 0;
	while ((kind = rarest_left(deal)) != KINDS)
		for (size_t i = 0; i < deal->members; i++)
			if (deal->fold[i] == UNDEALT &&
			    deal->count[i][kind] > 0)
				deal_group(deal, i, kind);
}

static bool
deal_folds(struct deal *deal, const struct bags *bags, unsigned *fold,
	   struct error *error)
{
	if (!duplicates_group(bags, deal->member, deal->members, deal->group,
			      error))
		return false;
	count_groups(deal);
	set_demand(deal);
	deal_out(deal);
	for (size_t i = 0; i < deal->members; i++)
		fold[i] = (unsigned)deal->fold[deal->group[i]];
	deal->folds = close_gaps(fold, deal->members);
	return deal->folds >= FOLDS_LEAST ||
	       error_set(error, STATUS_BAD_INPUT,
			 "too few different documents for cross-validation");
}

/* Deal out the members there are, by chains of near-duplicates. */
static unsigned
deal_all(const struct corpus *corpus, const struct bags *bags,
	 const size_t *member, size_t members, unsigned wanted, unsigned *fold,
	 struct error *error)
{
	struct deal deal = { .corpus = corpus, .member = member,
			     .members = members, .folds = wanted };
	bool dealt = false;

	deal.group = calloc(members + 1, sizeof *deal.group);
	deal.fold = calloc(members + 1, sizeof *deal.fold);
	deal.count = calloc(members + 1, sizeof *deal.count);
	deal.lack = calloc(wanted, sizeof *deal.lack);
	deal.room = calloc(wanted, sizeof *deal.room);
	if (!deal.group || !deal.fold || !deal.count || !deal.lack ||
	    !deal.room)
		error_no_memory(error);
	else
		dealt = deal_folds(&deal, bags, fold, error);
	free(deal.group);
	free(deal.fold);
	free(deal.count);
	free(deal.lack);
	free(deal.room);
	return dealt ? deal.folds : 0;
}

/* The corpus's own folds; members without one take turns over these. */
static unsigned
take_given(const struct corpus *corpus, const size_t *member, size_t members,
	   unsigned *fold)
{
	bool occurs[FOLD_MOST] = { false };
	unsigned number[FOLD_MOST];
	unsigned folds;
	unsigned turn = 0;

	for (size_t i = 0; i < members; i++)
		if (corpus->example[member[i]]->fold != FOLD_NONE)
			occurs[corpus->example[member[i]]->fold] = true;
	folds = number_folds(occurs, number);
	for (size_t i = 0; i < members; i++) {
		int given = corpus->example[member[i]]->fold;

		fold[i] = given == FOLD_NONE ? turn++ % folds : number[given];
	}
	return folds;
}

unsigned
folds_assign(const struct corpus *corpus, const struct bags *bags,
	     const size_t *member, size_t members, unsigned wanted,
	     unsigned *fold, struct error *error)
{
	if (folds_are_given(corpus, member, members))
		return take_given(corpus, member, members, fold);
	return deal_all(corpus, bags, member, members, wanted, fold, error);
}
