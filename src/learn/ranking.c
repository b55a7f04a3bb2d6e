/* SPDX-License-Identifier: MIT */
#include "ranking.h"

#include "../model/judge.h"

#include <stdlib.h>

/* What the order is made of; the ranking itself keeps no confidence. */
struct rank {
	double confidence;
	struct ranked ranked;
};

static int
compare_ranks(const void *a, const void *b)
{
	const struct rank *first = a;
	const struct rank *second = b;

	if (first->confidence != second->confidence)
		return first->confidence < second->confidence ? 1 : -1;
	return (first->ranked.example > second->ranked.example) -
	       (first->ranked.example < second->ranked.example);
}

static size_t
collect(struct rank *rank, const struct corpus *corpus,
	const struct predictions *predictions, size_t category)
{
	size_t count = 0;

	for (size_t i = 0; i < corpus->examples; i++) {
		signed char label = corpus->example[i]->label[category];
		size_t at = i * predictions->categories + category;

		if (label == LABEL_UNKNOWN || !predictions->judged[i])
			continue;
		rank[count++] = (struct rank){
			predictions->confidence[at],
			{ .example = (uint32_t)i,
			  .holds = label == LABEL_HOLDS,
			  .yes = predictions->decision[at] == DECISION_YES }
		};
	}
	return count;
}

bool
ranking_make(struct ranking *ranking, const struct corpus *corpus,
	     const struct predictions *predictions, size_t category,
	     struct error *error)
{
	struct rank *rank = calloc(corpus->examples + 1, sizeof *rank);

	*ranking = (struct ranking){ .ranked = calloc(corpus->examples + 1,
						      sizeof(struct ranked)) };
	if (!rank || !ranking->ranked) {
		free(rank);
		return error_no_memory(error);
	}
	ranking->count = collect(rank, corpus, predictions, category);
	qsort(rank, ranking->count, sizeof *rank, compare_ranks);
	for (size_t i = 0; i < ranking->count; i++) {
		ranking->ranked[i] = rank[i].ranked;
		ranking->ranked[i].tied =
			i + 1 < ranking->count &&
			rank[i].confidence == rank[i + 1].confidence;
	}
	free(rank);
	return true;
}

void
ranking_free(struct ranking *ranking)
{
	free(ranking->ranked);
	*ranking = (struct ranking){ 0 };
}

/* Sums over weights, which are whole numbers and exact in a double. */
struct sums {
	double all;   /* ranked so far */
	double hits;  /* of these hold */
	double fresh; /* hits of the rank at hand */
	double area;
	double decided;
	double right;
};

static void
count_one(struct sums *sums, const struct ranked *ranked, double weight)
{
	sums->all += weight;
	sums->fresh += ranked->holds ? weight : 0;
	sums->decided += ranked->yes ? weight : 0;
	sums->right += ranked->yes && ranked->holds ? weight : 0;
	if (ranked->tied || sums->fresh == 0)
		return;
	sums->hits += sums->fresh;
	sums->area += sums->fresh * sums->hits / sums->all;
	sums->fresh = 0;
}

void
ranking_measure(const struct ranking *ranking, const uint32_t *weight,
		double figure[RANKING_FIGURES])
{
	struct sums sums = { 0 };

	for (size_t i = 0; i < ranking->count; i++) {
		const struct ranked *ranked = &ranking->ranked[i];

		count_one(&sums, ranked, weight[ranked->example]);
	}
	figure[RANKING_F1] = metrics_f1(sums.right, sums.decided, sums.hits);
	figure[RANKING_AP] = sums.hits > 0 ? sums.area / sums.hits : 0;
}
