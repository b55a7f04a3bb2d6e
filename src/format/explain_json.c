/* SPDX-License-Identifier: MIT */
/* Explanations as JSON; triage-json(5) is the contract. */
#include "explain.h"

#include "../base/json_text.h"
#include "../base/number.h"
#include "../base/utf8.h"

#include <string.h>

enum { PLACES = 9, CONFIDENCE_PLACES = 6 };

static void
append_place(const struct explanation *explanation, const struct place *place,
	     struct bytes *bytes)
{
	const char *text =
		bytes_text(explanation_text(explanation, place->in_body));

	bytes_printf(bytes,
		     "{\"in\":\"%s\",\"offset\":%zu,\"length\":%zu,"
		     "\"text\":",
		     place->in_body ? "body" : "title", place->offset,
		     place->length);
	json_append_text(bytes, text + place->offset, place->length);
	bytes_append_byte(bytes, '}');
}

static void
append_term(const struct explanation *explanation, const struct reason *reason,
	    struct bytes *bytes)
{
	size_t length;
	const char *name = vocabulary_name(explanation->model->vocabulary,
					   reason->term, &length);
	size_t count;
	const struct place *place =
		explanation_places(explanation, reason->term, &count);

	bytes_append_text(bytes, "\n  {\"term\":");
	json_append_text(bytes, name, length);
	bytes_append_text(bytes, ",\"contribution\":");
	number_append(bytes, reason->contribution, PLACES);
	bytes_append_text(bytes, ",\"places\":[");
	for (size_t i = 0; i < count; i++) {
		bytes_append_text(bytes, i ? "," : "");
		append_place(explanation, &place[i], bytes);
	}
	bytes_append_text(bytes, "]}");
}

/* What other categories tell, feature by feature. */
static void
append_second(const struct explained *explained, size_t category,
	      struct bytes *bytes)
{
	struct explain_second second;

	explain_second(explained, category, &second);
	bytes_append_text(bytes, ",\"beyond_by\":[");
	for (size_t i = 0; i < second.shown; i++) {
		bytes_printf(bytes, "%s{\"feature\":\"", i ? "," : "");
		second_reason_append_name(explained->explanation->model,
					  &second.reason[i], bytes);
		bytes_append_text(bytes, "\",\"contribution\":");
		number_append(bytes, second.reason[i].contribution, PLACES);
		bytes_append_byte(bytes, '}');
	}
	bytes_append_byte(bytes, ']');
}

static void
append_category(const struct explained *explained, size_t category,
		struct bytes *bytes)
{
	const struct explanation *explanation = explained->explanation;
	const struct judgement *judgement = &explanation->judgement;
	struct explain_rows rows = explain_rows(explained, category);

	bytes_printf(bytes, "\n {\"category\":\"%s\",\"decision\":\"%s\"",
		     explanation->model->category[category].name,
		     format_decision(judgement->decision[category]));
	bytes_append_text(bytes, ",\"confidence\":");
	number_append(bytes, judgement->confidence[category],
		      CONFIDENCE_PLACES);
	bytes_append_text(bytes, ",\"score\":");
	number_append(bytes, judgement->score[category], PLACES);
	bytes_append_text(bytes, ",\"offset\":");
	number_append(bytes, -explanation->model->category[category].rho,
		      PLACES);
	bytes_append_text(bytes, ",\"beyond\":");
	number_append(bytes, explanation_beyond(explanation, category), PLACES);
	append_second(explained, category, bytes);
	bytes_append_text(bytes, ",\"terms\":[");
	for (size_t i = 0; i < rows.shown; i++) {
		bytes_append_text(bytes, i ? "," : "");
		append_term(explanation, &rows.reason[i], bytes);
	}
	bytes_printf(bytes, "],\"others\":{\"terms\":%zu,\"contribution\":",
		     rows.others);
	number_append(bytes, rows.rest, PLACES);
	bytes_append_text(bytes, "}}");
}

static void
append_text(struct bytes *bytes, const char *key, const char *text)
{
	struct bytes repaired = { 0 };

	utf8_append_repaired(&repaired, text, strlen(text));
	bytes_printf(bytes, "\"%s\":", key);
	json_append_string(bytes, &repaired);
	bytes_free(&repaired);
}

static void
append_categories(const struct explained *explained, struct bytes *bytes)
{
	const struct explanation *explanation = explained->explanation;
	const char *reason = explanation->judgement.reason;

	bytes_printf(bytes, ",\"status\":\"%s\"", reason ? "unjudged" : "ok");
	if (reason) {
		bytes_append_byte(bytes, ',');
		append_text(bytes, "reason", reason);
	}
	bytes_append_text(bytes, ",\"title\":");
	json_append_string(bytes, &explanation->document->title);
	bytes_append_byte(bytes, ',');
	append_text(bytes, "model", explanation->model->name);
	bytes_append_text(bytes, ",\"categories\":[");
	for (size_t i = 0; i < explained->categories; i++) {
		bytes_append_text(bytes, i ? "," : "");
		append_category(explained, explained->category[i], bytes);
	}
	bytes_append_byte(bytes, ']');
}

void
explain_json(const struct explained *explained, struct bytes *bytes)
{
	bytes_append_byte(bytes, '{');
	append_text(bytes, "source", explained->source);
	if (explained->error) {
		bytes_append_text(bytes, ",\"status\":\"error\",");
		append_text(bytes, "error", explained->error);
	} else {
		append_categories(explained, bytes);
	}
	bytes_append_byte(bytes, '}');
}
