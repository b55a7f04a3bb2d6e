/* SPDX-License-Identifier: MIT */
#include "explain.h"

#include <string.h>
#include <strings.h>

static void
open_text(const struct model *model, struct bytes *bytes)
{
	(void)model;
	(void)bytes;
}

static void
close_text(struct bytes *bytes)
{
	(void)bytes;
}

static void
open_json(const struct model *model, struct bytes *bytes)
{
	(void)model;
	bytes_append_text(bytes, "[\n");
}

static void
close_json(struct bytes *bytes)
{
	bytes_append_text(bytes, "\n]\n");
}

static const struct explain_format formats[] = {
	{ "text", 10, "\n", open_text, explain_text, close_text },
	{ "json", SIZE_MAX, ",\n", open_json, explain_json, close_json },
	{ "html", 20, "", explain_open_html, explain_html, explain_close_html },
};

enum { FORMATS = sizeof formats / sizeof formats[0] };

const struct explain_format *
explain_format_find(const char *name)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}

const struct explain_format *
explain_format_at(size_t i)
{
	return i < FORMATS ? &formats[i] : NULL;
}

size_t
explain_select(const struct explanation *explanation, const bool *only,
	       size_t *category)
{
	const struct judgement *judgement = &explanation->judgement;
	size_t count = 0;

	for (size_t i = 0; i < explanation->model->categories; i++)
		if (only ? only[i] : judgement->decision[i] != DECISION_NO)
			format_insert(judgement->confidence, category, count++,
				      i);
	return count;
}

struct explain_rows
explain_rows(const struct explained *explained, size_t category)
{
	size_t count = explained->explanation->vector->count;
	struct explain_rows rows = {
		.reason = explanation_reasons(explained->explanation, category),
	};

	/* What adds nothing is no reason. */
	while (rows.shown < count && rows.shown < explained->options->top &&
	       rows.reason[rows.shown].contribution != 0)
		rows.shown++;
	rows.others = count - rows.shown;
	for (size_t i = rows.shown; i < count; i++)
		rows.rest += rows.reason[i].contribution;
	return rows;
}

void
explain_append_second(const struct explained *explained, size_t category,
		      void (*append)(const struct explained *explained,
				     double value, const char *what,
				     struct bytes *bytes),
		      struct bytes *bytes)
{
	struct explain_second second;
	struct bytes what = { 0 };

	explain_second(explained, category, &second);
	for (size_t i = 0; i < second.shown; i++) {
		bytes_clear(&what);
		bytes_append_text(&what, "other categories tell: ");
		second_reason_append_name(explained->explanation->model,
					  &second.reason[i], &what);
		append(explained, second.reason[i].contribution,
		       bytes_text(&what), bytes);
	}
	bytes_clear(&what);
	bytes_printf(&what, "other categories tell: %zu more", second.others);
	/* A stage of zeroes tells nothing. */
	if (second.others > 0 && (second.shown > 0 || second.rest != 0))
		append(explained, second.rest, bytes_text(&what), bytes);
	bytes_free(&what);
}

static const char *
text_of(const struct explanation *explanation, const struct place *place)
{
	return bytes_text(explanation_text(explanation, place->in_body)) +
	       place->offset;
}

/* Whether a place has another text than the name; capitals are the same. */
static bool
differs(const struct explanation *explanation, const struct place *place,
	const char *name, size_t length)
{
	return place->length != length ||
	       strncasecmp(text_of(explanation, place), name, length) != 0;
}

void
explain_second(const struct explained *explained, size_t category,
	       struct explain_second *second)
{
	const struct explanation *explanation = explained->explanation;
	size_t most = explained->options->top / 3 + 1;
	size_t count = second_reasons_find(explanation->model, explanation->own,
					   category, second->reason);

	second->shown = 0;
	while (second->shown < count && second->shown < most &&
	       second->reason[second->shown].contribution != 0)
		second->shown++;
	second->others = count - second->shown;
	second->rest = explanation_beyond(explanation, category);
	for (size_t i = 0; i < second->shown; i++)
		second->rest -= second->reason[i].contribution;
}

bool
explain_is_matched(const struct explanation *explanation, uint32_t term)
{
	size_t length;
	const char *name =
		vocabulary_name(explanation->model->vocabulary, term, &length);
	size_t count;
	const struct place *place =
		explanation_places(explanation, term, &count);

	/* The mark of the lead is no part of the text. */
	if (terms_kind_of_name(name, length) == TERM_LEAD) {
		name++;
		length--;
	}
	for (size_t i = 0; i < count; i++)
		if (differs(explanation, &place[i], name, length))
			return true;
	return false;
}

/* Whether an earlier place has the same text. */
static bool
is_repeated(const struct explanation *explanation, const struct place *place,
	    size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (!differs(explanation, &place[k],
			     text_of(explanation, &place[i]), place[i].length))
			return true;
	return false;
}

/* Places looked at: comparing each with each is for short lists. */
enum { PLACES_COMPARED = 100 };

size_t
explain_append_matched(const struct explanation *explanation, uint32_t term,
		       size_t most,
		       void (*append)(struct bytes *bytes, const char *text,
				      size_t length),
		       struct bytes *bytes)
{
	size_t count;
	const struct place *place =
		explanation_places(explanation, term, &count);
	size_t appended = 0;

	for (size_t i = 0; i < count && i < PLACES_COMPARED; i++) {
		if (is_repeated(explanation, place, i))
			continue;
		if (appended == most) {
			bytes_append_text(bytes, ", …");
			break;
		}
		if (appended++ > 0)
			bytes_append_text(bytes, ", ");
		append(bytes, text_of(explanation, &place[i]), place[i].length);
	}
	return appended;
}
