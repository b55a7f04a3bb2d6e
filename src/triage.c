/* SPDX-License-Identifier: MIT */
/* The public library, in terms of the layers; include/triage.h explains. */
#include "../include/triage.h"

#include "model/judge.h"
#include "model/locate.h"
#include "model/textform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct triage_model {
	struct model *model;
	struct patterns *patterns;
};

struct triage_classifier {
	struct judge *judge;
	struct document document;
	struct triage_result result;
	enum triage_decision *decision;
};

const char *
triage_version(void)
{
	return TRIAGE_VERSION_TEXT;
}

static void
fill_error(const struct error *from, struct triage_error *error)
{
	static const enum triage_status status[] = {
		[STATUS_NO_MEMORY] = TRIAGE_NO_MEMORY,
		[STATUS_BAD_INPUT] = TRIAGE_NO_INPUT,
		[STATUS_NO_INPUT] = TRIAGE_NO_INPUT,
		[STATUS_BAD_MODEL] = TRIAGE_BAD_MODEL,
		[STATUS_OUTPUT] = TRIAGE_INTERNAL,
		[STATUS_LIMIT] = TRIAGE_LIMIT,
		[STATUS_UNAVAILABLE] = TRIAGE_INTERNAL,
		[STATUS_INTERNAL] = TRIAGE_INTERNAL,
	};
	int length = 0;

	error->status = status[from->status];
	error->message[0] = '\0';
	if (from->subject[0] != '\0')
		length = snprintf(error->message, sizeof error->message,
				  "'%s': ", from->subject);
	if (length >= 0)
		snprintf(error->message + length,
			 sizeof error->message - (size_t)length, "%s",
			 from->what);
}

struct triage_model *
triage_open(const char *path, struct triage_error *error)
{
	char located[PATH_MAX];
	struct error inner = { 0 };
	struct triage_model *model = calloc(1, sizeof *model);

	if (!model)
		error_no_memory(&inner);
	else if (path || locate_model(located, &inner))
		model->model = model_open_to_judge(path ? path : located,
						   &inner);
	if (model && model->model)
		model->patterns = patterns_new(&inner);
	if (model && model->patterns)
		return model;
	triage_close(model);
	fill_error(&inner, error);
	return NULL;
}

void
triage_close(struct triage_model *model)
{
	if (!model)
		return;
	model_free(model->model);
	patterns_free(model->patterns);
	free(model);
}

const char *
triage_model_name(const struct triage_model *model)
{
	return model->model->name;
}

size_t
triage_categories(const struct triage_model *model)
{
	return model->model->categories;
}

const char *
triage_category(const struct triage_model *model, size_t i)
{
	return model->model->category[i].name;
}

struct triage_classifier *
triage_classifier_new(const struct triage_model *model,
		      struct triage_error *error)
{
	struct error inner = { 0 };
	size_t categories = model->model->categories;
	struct triage_classifier *classifier = calloc(1, sizeof *classifier);

	if (classifier) {
		classifier->decision =
			calloc(categories, sizeof *classifier->decision);
		classifier->judge =
			judge_new(model->model, model->patterns, &inner);
	}
	if (classifier && classifier->decision && classifier->judge) {
		classifier->result.categories = categories;
		classifier->result.decision = classifier->decision;
		return classifier;
	}
	triage_classifier_free(classifier);
	error_no_memory(&inner);
	fill_error(&inner, error);
	return NULL;
}

void
triage_classifier_free(struct triage_classifier *classifier)
{
	if (!classifier)
		return;
	judge_free(classifier->judge);
	document_free(&classifier->document);
	free(classifier->decision);
	free(classifier);
}

static void
fill_result(struct triage_classifier *classifier,
	    const struct judgement *judgement)
{
	static const enum triage_decision decision[] = {
		[DECISION_NO] = TRIAGE_NO,
		[DECISION_UNSURE] = TRIAGE_UNSURE,
		[DECISION_YES] = TRIAGE_YES,
	};
	struct triage_result *result = &classifier->result;

	result->title = bytes_text(&classifier->document.title);
	result->reason = judgement->reason;
	result->words = judgement->words;
	result->known = judgement->known;
	result->confidence = judgement->confidence;
	for (size_t i = 0; i < result->categories; i++)
		classifier->decision[i] = decision[judgement->decision[i]];
}

static bool
classify(struct triage_classifier *classifier, const char *text,
	 size_t length, struct error *error)
{
	struct judgement judgement;

	if (length >= TRIAGE_TEXT_MOST)
		return error_set(error, STATUS_LIMIT, "text is too long");
	document_read_text(&classifier->document, text, length);
	if (!document_ok(&classifier->document))
		return error_no_memory(error);
	if (!judge_run(classifier->judge, &classifier->document, &judgement,
		       error))
		return false;
	fill_result(classifier, &judgement);
	return true;
}

const struct triage_result *
triage_classify(struct triage_classifier *classifier, const char *text,
		size_t length, struct triage_error *error)
{
	struct error inner = { 0 };

	if (classify(classifier, text, length, &inner))
		return &classifier->result;
	fill_error(&inner, error);
	return NULL;
}
