/* SPDX-License-Identifier: MIT */
#include "explanation.h"

#include <stdlib.h>

struct explanation *
explanation_new(const struct model *model, const struct patterns *patterns,
		struct error *error)
{
	struct explanation *explanation = calloc(1, sizeof *explanation);

	if (!explanation) {
		error_no_memory(error);
		return NULL;
	}
	explanation->model = model;
	explanation->judge = judge_new(model, patterns, error);
	explanation->matcher = matcher_new(patterns, error);
	explanation->own = calloc(model->categories, sizeof(double));
	if (explanation->judge && explanation->matcher && explanation->own)
		return explanation;
	explanation_free(explanation);
	error_no_memory(error);
	return NULL;
}

void
explanation_free(struct explanation *explanation)
{
	if (!explanation)
		return;
	judge_free(explanation->judge);
	matcher_free(explanation->matcher);
	terms_free(&explanation->terms);
	free(explanation->own);
	free(explanation->place);
	free(explanation->reason);
	free(explanation);
}

const struct bytes *
explanation_text(const struct explanation *explanation, bool in_body)
{
	return in_body ? &explanation->document->body
		       : &explanation->document->title;
}

/*
 * Where the unit that begins with a token ends: a class that is no word by
 * itself goes on over the tokens inside it.
 */
static size_t
unit_end(const struct terms *terms, size_t i, bool whole)
{
	const struct token *token = terms->tokens.token;
	size_t last = i;
	size_t stop = i < terms->title_tokens ? terms->title_tokens
					      : terms->tokens.count;

	while (whole && token[i].class && last + 1 < stop &&
	       (token[last + 1].flags & TOKEN_INSIDE))
		last++;
	return token[last].offset + token[last].length;
}

static struct place
place_of(const struct terms *terms, const struct term *term, uint32_t index)
{
	const struct token *token = &terms->tokens.token[term->token];
	bool pair = term->kind == TERM_PAIR;
	/* A class of the lead says so in `second`. */
	bool class = term->kind == TERM_CLASS ||
		     (term->kind == TERM_LEAD && term->second);
	bool apart = pair || term->known;
	size_t end = unit_end(terms, apart ? term->second : term->token,
			      pair || class);

	return (struct place){ .term = index,
			       .in_body = term->token >= terms->title_tokens,
			       .offset = token->offset,
			       .length = end - token->offset };
}

static int
compare_places(const void *a, const void *b)
{
	const struct place *first = a;
	const struct place *second = b;

	if (first->term != second->term)
		return first->term < second->term ? -1 : 1;
	if (first->in_body != second->in_body)
		return first->in_body ? 1 : -1;
	return (first->offset > second->offset) -
	       (first->offset < second->offset);
}

static bool
reserve(struct explanation *explanation)
{
	size_t needed = explanation->terms.count + 1;
	struct place *place;

	if (needed <= explanation->places_capacity)
		return true;
	place = realloc(explanation->place, needed * sizeof *place);
	if (!place)
		return false;
	explanation->place = place;
	explanation->places_capacity = needed;
	return true;
}

static bool
find_places(struct explanation *explanation)
{
	const struct model *model = explanation->model;
	struct terms *terms = &explanation->terms;

	explanation->places = 0;
	terms_extract(terms, &model->settings, explanation->matcher,
		      explanation->document);
	if (!terms_ok(terms) || !reserve(explanation))
		return false;
	for (size_t i = 0; i < terms->count; i++) {
		uint32_t index = vocabulary_find(model->vocabulary,
						 terms->term[i].hash, NULL);

		if (index < model->vocabulary->size &&
		    model->vocabulary->idf[index] > 0 &&
		    terms->term[i].weight > 0)
			explanation->place[explanation->places++] =
				place_of(terms, &terms->term[i], index);
	}
	if (explanation->places > 0)
		qsort(explanation->place, explanation->places,
		      sizeof *explanation->place, compare_places);
	return true;
}

static bool
reserve_reasons(struct explanation *explanation)
{
	size_t needed = explanation->vector->count + 1;
	struct reason *reason;

	if (needed <= explanation->reason_capacity)
		return true;
	reason = realloc(explanation->reason, needed * sizeof *reason);
	if (!reason)
		return false;
	explanation->reason = reason;
	explanation->reason_capacity = needed;
	return true;
}

bool
explanation_run(struct explanation *explanation,
		const struct document *document, struct error *error)
{
	explanation->document = document;
	if (!judge_run(explanation->judge, document, &explanation->judgement,
		       error))
		return false;
	explanation->vector = judge_vector(explanation->judge);
	judge_score(explanation->model, explanation->vector, explanation->own);
	return (reserve_reasons(explanation) && find_places(explanation)) ||
	       error_no_memory(error);
}

const struct reason *
explanation_reasons(struct explanation *explanation, size_t category)
{
	reasons_find(explanation->model, explanation->vector, category,
		     explanation->reason);
	return explanation->reason;
}

double
explanation_beyond(const struct explanation *explanation, size_t category)
{
	return explanation->judgement.reason
		       ? 0
		       : explanation->judgement.score[category] -
				 explanation->own[category];
}

const struct place *
explanation_places(const struct explanation *explanation, uint32_t term,
		   size_t *count)
{
	const struct place *place = explanation->place;
	size_t low = 0;
	size_t high = explanation->places;
	size_t end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (place[middle].term < term)
			low = middle + 1;
		else
			high = middle;
	}
	end = low;
	while (end < explanation->places && place[end].term == term)
		end++;
	*count = end - low;
	return place + low;
}
