/* SPDX-License-Identifier: MIT */
#include "mistakes.h"

#include "../model/reasons.h"

#include <stdlib.h>
#include <string.h>

/* How far a confidence is from the truth. */
static double
badness(const struct mistake *mistake)
{
	return mistake->holds ? 1 - mistake->confidence : mistake->confidence;
}

static int
compare_badness(const struct mistake *first, const struct mistake *second)
{
	if (badness(first) != badness(second))
		return badness(first) < badness(second) ? 1 : -1;
	return (first->example > second->example) -
	       (first->example < second->example);
}

/* Put `fresh` into a list of at most `most`, the worst first. */
static size_t
insert(struct mistake *list, size_t count, size_t most,
       const struct mistake *fresh)
{
	size_t at = count;

	while (at > 0 && compare_badness(fresh, &list[at - 1]) < 0)
		at--;
	if (at == most)
		return count;
	if (count == most)
		count--;
	memmove(list + at + 1, list + at, (count - at) * sizeof *list);
	list[at] = *fresh;
	return count + 1;
}

/* Whether an example is a mistake of a category, which is then filled. */
static bool
is_mistake(const struct judging *judging, size_t example, size_t category,
	   struct mistake *mistake)
{
	const struct predictions *predictions = judging->predictions;
	size_t at = example * predictions->categories + category;
	signed char label = judging->corpus->example[example]->label[category];
	bool yes = predictions->decision[at] == DECISION_YES;

	if (label == LABEL_UNKNOWN || yes == (label == LABEL_HOLDS))
		return false;
	*mistake = (struct mistake){
		.example = example,
		.category = category,
		.holds = label == LABEL_HOLDS,
		.confidence = predictions->confidence[at],
	};
	return true;
}

/* The worst of one category and kind; returns how many. */
static size_t
find_worst(const struct judging *judging, size_t category, bool holds,
	   struct mistake *worst, size_t most)
{
	struct mistake mistake;
	size_t count = 0;

	for (size_t i = 0; i < judging->members; i++)
		if (is_mistake(judging, judging->member[i], category,
			       &mistake) &&
		    mistake.holds == holds)
			count = insert(worst, count, most, &mistake);
	return count;
}

/* Copy a name that may be cut, but not within a character. */
static void
copy_name(const char *name, size_t length, char *copy)
{
	if (length >= MISTAKE_NAME_LONGEST) {
		length = MISTAKE_NAME_LONGEST - 1;
		while (length > 0 &&
		       ((unsigned char)name[length] & 0xc0) == 0x80)
			length--;
	}
	memcpy(copy, name, length);
	copy[length] = '\0';
}

static void
copy_terms(const struct model *model, const struct reason *reason, size_t count,
	   struct mistake *mistake)
{
	if (count > MISTAKE_TERMS)
		count = MISTAKE_TERMS;
	mistake->terms = 0;
	for (size_t i = 0; i < count && reason[i].contribution != 0; i++) {
		struct mistake_term *term = &mistake->term[mistake->terms++];
		size_t length;
		const char *name = vocabulary_name(model->vocabulary,
						   reason[i].term, &length);

		copy_name(name, length, term->name);
		term->contribution = reason[i].contribution;
	}
}

/* Judge its document once more, and keep what told. */
static bool
explain(const struct judging *judging, struct mistake *mistake,
	struct error *error)
{
	struct judge *judge = judging->judge[0];
	size_t column = judging->column[mistake->category];
	struct judgement judgement;
	struct reason *reason;

	if (!judge_run(judge,
		       &judging->corpus->example[mistake->example]->document,
		       &judgement, error))
		return false;
	mistake->score = judgement.score[column];
	mistake->unjudged = judgement.reason;
	if (judgement.reason)
		return true;
	reason = calloc(judge_vector(judge)->count + 1, sizeof *reason);
	if (!reason)
		return error_no_memory(error);
	reasons_find(judging->model, judge_vector(judge), column, reason);
	copy_terms(judging->model, reason, judge_vector(judge)->count, mistake);
	free(reason);
	return true;
}

static bool
reserve(struct mistakes *mistakes, struct error *error)
{
	size_t needed = mistakes->count + mistakes->most + 1;
	struct mistake *grown;

	if (needed <= mistakes->capacity)
		return true;
	grown = realloc(mistakes->mistake, 2 * needed * sizeof *grown);
	if (!grown)
		return error_no_memory(error);
	mistakes->mistake = grown;
	mistakes->capacity = 2 * needed;
	return true;
}

static bool
note_kind(struct mistakes *mistakes, const struct judging *judging,
	  size_t category, bool holds, struct error *error)
{
	struct mistake *worst;
	size_t count;

	if (!reserve(mistakes, error))
		return false;
	worst = mistakes->mistake + mistakes->count;
	count = find_worst(judging, category, holds, worst, mistakes->most);
	for (size_t i = 0; i < count; i++)
		if (!explain(judging, &worst[i], error))
			return false;
	mistakes->count += count;
	return true;
}

bool
mistakes_note(struct mistakes *mistakes, const struct judging *judging,
	      struct error *error)
{
	for (size_t c = 0; c < judging->corpus->categories; c++)
		if (!note_kind(mistakes, judging, c, false, error) ||
		    !note_kind(mistakes, judging, c, true, error))
			return false;
	return true;
}

static int
compare_mistakes(const void *a, const void *b)
{
	const struct mistake *first = a;
	const struct mistake *second = b;

	if (first->category != second->category)
		return first->category < second->category ? -1 : 1;
	if (first->holds != second->holds)
		return first->holds ? 1 : -1;
	return compare_badness(first, second);
}

void
mistakes_finish(struct mistakes *mistakes)
{
	struct mistake *list = mistakes->mistake;
	size_t kept = 0;
	size_t run = 0;

	if (mistakes->count == 0)
		return;
	qsort(list, mistakes->count, sizeof *list, compare_mistakes);
	for (size_t i = 0; i < mistakes->count; i++) {
		bool same = kept > 0 &&
			    list[kept - 1].category == list[i].category &&
			    list[kept - 1].holds == list[i].holds;

		run = same ? run + 1 : 1;
		if (run <= mistakes->most)
			list[kept++] = list[i];
	}
	mistakes->count = kept;
}

void
mistakes_free(struct mistakes *mistakes)
{
	free(mistakes->mistake);
	*mistakes = (struct mistakes){ 0 };
}
