/* SPDX-License-Identifier: MIT */
#include "judge.h"

#include "second.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct judge {
	const struct model *model;
	struct matcher *matcher;
	struct vectorizer *vectorizer;
	struct seal_watch weights;
	struct terms terms;
	struct vector vector;
	struct settings beginning; /* those for a document's first words */
	struct vector first;	   /* what they make */
	double *score;
	double *confidence;
	enum decision *decision;
};

struct judge *
judge_new(const struct model *model, const struct patterns *patterns,
	  struct error *error)
{
	struct judge *judge = calloc(1, sizeof *judge);
	const struct sealed weights = model_sealed_weights(model);

	if (!judge) {
		error_no_memory(error);
		return NULL;
	}
	judge->model = model;
	judge->beginning = model->settings;
	judge->beginning.max_words = model->settings.near_words;
	judge->score = calloc(model->categories, sizeof *judge->score);
	judge->confidence =
		calloc(model->categories, sizeof *judge->confidence);
	judge->decision = calloc(model->categories, sizeof *judge->decision);
	judge->matcher = matcher_new(patterns, error);
	judge->vectorizer = vectorizer_new(model->vocabulary, error);
	if (!judge->score || !judge->confidence || !judge->decision ||
	    !judge->matcher || !judge->vectorizer ||
	    !seal_watch_start(&judge->weights, &weights)) {
		judge_free(judge);
		error_no_memory(error);
		return NULL;
	}
	vectorizer_expect_rows(judge->vectorizer, model->weight,
			       model->stride * sizeof *model->weight);
	return judge;
}

void
judge_free(struct judge *judge)
{
	if (!judge)
		return;
	free(judge->score);
	free(judge->confidence);
	free(judge->decision);
	matcher_free(judge->matcher);
	vectorizer_free(judge->vectorizer);
	seal_watch_clear(&judge->weights);
	terms_free(&judge->terms);
	vector_free(&judge->vector);
	vector_free(&judge->first);
	free(judge);
}

struct vector *
judge_vector(struct judge *judge)
{
	return &judge->vector;
}

/* Whether the rows that a vector needs are as sealed. */
static bool
check_weights(struct judge *judge, struct error *error)
{
	const struct vector *vector = &judge->vector;
	const int16_t *weight = judge->model->weight;
	size_t stride = judge->model->stride;
	size_t row = stride * sizeof *weight;

	seal_watch_settle(&judge->weights);
	for (size_t i = 0; i < vector->count; i++)
		if (!seal_watch_holds(&judge->weights,
				      vector->entry[i].index * row, row))
			return error_set(error, STATUS_BAD_MODEL,
					 "damaged: a block does not match its "
					 "seal");
	return true;
}

enum { EIGHT = 2 * FLOATS, SIXTEEN = 4 * FLOATS };

/* Add up `columns` of the weights, which stay in registers. */
static ALWAYS_INLINE void
add_columns(const struct vector *vector, const int16_t *weight, size_t stride,
	    size_t columns, float *sum)
{
	struct floats own[SIXTEEN / FLOATS] = { 0 };

	for (size_t i = 0; i < vector->count; i++) {
		const struct entry entry = vector->entry[i];
		const int16_t *row = weight + entry.index * stride;
		const struct floats value = floats_all(entry.value);

		for (size_t c = 0; c < columns; c += EIGHT)
			floats_add_products(&own[c / FLOATS], row + c, value);
	}
	memcpy(sum, own, columns * sizeof *sum);
}

void
judge_score(const struct model *model, const struct vector *vector,
	    double *score)
{
	float sum[MODEL_CATEGORIES_MOST] = { 0 };
	size_t stride = model->stride;
	size_t c = 0;

	for (; c + SIXTEEN <= stride; c += SIXTEEN)
		add_columns(vector, model->weight + c, stride, SIXTEEN, sum + c);
	if (c < stride)
		add_columns(vector, model->weight + c, stride, EIGHT, sum + c);
	for (c = 0; c < model->categories; c++) {
		const struct category *category = &model->category[c];
		double units = (double)sum[c];

		for (unsigned i = 0; i < category->places; i++)
			units /= 10;
		score[c] = units - category->rho;
	}
}

static bool
make_vector(struct judge *judge, const struct document *document,
	    const struct settings *settings, struct vector *vector,
	    struct error *error)
{
	terms_begin(&judge->terms, settings, judge->matcher, document);
	if (!terms_ok(&judge->terms))
		return error_no_memory(error);
	return vectorizer_run(judge->vectorizer, &judge->terms, vector, error);
}

static double
known_share(const struct vector *vector)
{
	return vector->words ? (double)vector->known / (double)vector->words
			     : 0;
}

/*
 * The share of known words in a document or, where that is too small and the
 * larger one, in its first words: behind an article may stand its translation,
 * or a list of hashes.
 */
static bool
find_known(struct judge *judge, const struct document *document, double *known,
	   struct error *error)
{
	*known = known_share(&judge->vector);
	if (*known >= judge->model->min_known)
		return true;
	if (!make_vector(judge, document, &judge->beginning, &judge->first,
			 error))
		return false;
	if ((double)judge->first.words >= judge->model->settings.min_words)
		*known = fmax(*known, known_share(&judge->first));
	return true;
}

/* One byte in so many had to be replaced: this was never text. */
enum { REPLACED_TOO_OFTEN = 20 };

static const char *
reason_not_to_judge(const struct model *model, const struct document *document,
		    const struct vector *vector, double known)
{
	if (document->replaced * REPLACED_TOO_OFTEN >
	    document->title.length + document->body.length)
		return "not text";
	if (vector->words == 0)
		return "empty";
	if ((double)vector->words < model->settings.min_words)
		return "too short";
	if (known < model->min_known)
		return "not in the model's language";
	if (vector->count == 0)
		return "no known terms";
	return NULL;
}

static void
decide(struct judge *judge)
{
	for (size_t i = 0; i < judge->model->categories; i++) {
		const struct category *category = &judge->model->category[i];
		double confidence = calibration_confidence(
			&category->calibration, judge->score[i]);

		judge->confidence[i] = confidence;
		judge->decision[i] = confidence >= category->yes ? DECISION_YES
				     : confidence >= category->unsure
					     ? DECISION_UNSURE
					     : DECISION_NO;
	}
}

/* What is not judged has no confidence either. */
static void
withhold(struct judge *judge)
{
	for (size_t i = 0; i < judge->model->categories; i++) {
		judge->score[i] = 0;
		judge->confidence[i] = 0;
		judge->decision[i] = DECISION_NO;
	}
}

bool
judge_run(struct judge *judge, const struct document *document,
	  struct judgement *judgement, struct error *error)
{
	const struct model *model = judge->model;
	size_t limits = matcher_limits_hit(judge->matcher);
	double known;

	if (!make_vector(judge, document, &model->settings, &judge->vector,
			 error) ||
	    !check_weights(judge, error) ||
	    !find_known(judge, document, &known, error))
		return false;
	*judgement = (struct judgement){
		.reason = reason_not_to_judge(model, document, &judge->vector,
					      known),
		.known = known_share(&judge->vector),
		.words = judge->vector.words,
		.limited = matcher_limits_hit(judge->matcher) > limits,
		.score = judge->score,
		.confidence = judge->confidence,
		.decision = judge->decision,
	};
	if (judgement->reason) {
		withhold(judge);
		return true;
	}
	judge_score(model, &judge->vector, judge->score);
	second_run(model, judge->score);
	decide(judge);
	return true;
}
