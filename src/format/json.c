/* SPDX-License-Identifier: MIT */
/* JSON and JSON Lines; triage-json(5) is the contract. */
#include "format.h"
#include "members.h"

#include "../base/json_text.h"
#include "../base/number.h"
#include "../base/utf8.h"

#include <string.h>

enum { CONFIDENCE_PLACES = 4, KNOWN_PLACES = 3 };

static void
append_key_text(struct bytes *bytes, const char *key, const char *text)
{
	bytes_printf(bytes, ",\"%s\":", key);
	json_append_text(bytes, text, strlen(text));
}

static void
append_list(const struct result *result, const struct format_options *options,
	    enum decision decision, const char *key, struct bytes *bytes)
{
	size_t category[MODEL_CATEGORIES_MOST];
	size_t count = format_select(result, options, decision, category);

	bytes_printf(bytes, ",\"%s\":[", key);
	for (size_t i = 0; i < count; i++)
		bytes_printf(bytes, "%s\"%s\"", i ? "," : "",
			     result->model->category[category[i]].name);
	bytes_append_byte(bytes, ']');
}

static void
append_confidences(const struct result *result,
		   const struct format_options *options, struct bytes *bytes)
{
	const char *separator = "";

	bytes_append_text(bytes, ",\"confidence\":{");
	for (size_t i = 0; i < result->model->categories; i++) {
		if (options->only && !options->only[i])
			continue;
		bytes_printf(bytes, "%s\"%s\":", separator,
			     result->model->category[i].name);
		number_append(bytes, result->judgement->confidence[i],
			      CONFIDENCE_PLACES);
		separator = ",";
	}
	bytes_append_byte(bytes, '}');
}

/* A member that is left out where nothing is known. */
static void
append_document(const struct result *result, struct bytes *bytes)
{
	const struct document *document = result->document;

	append_key_text(bytes, "kind", document->kind);
	members_append_known(bytes, "id", &document->id);
	bytes_append_text(bytes, ",\"title\":");
	json_append_string(bytes, &document->title);
	members_append_origin(bytes, document);
	members_append_state(bytes, document);
}

static void
append_judgement(const struct result *result,
		 const struct format_options *options, struct bytes *bytes)
{
	bytes_printf(bytes, ",\"words\":%zu,\"known\":",
		     result->judgement->words);
	number_append(bytes, result->judgement->known, KNOWN_PLACES);
	append_key_text(bytes, "model", result->model->name);
	if (result->judgement->limited)
		bytes_append_text(bytes, ",\"limited\":true");
	append_list(result, options, DECISION_YES, "labels", bytes);
	append_list(result, options, DECISION_UNSURE, "unsure", bytes);
	if (!result->judgement->reason)
		append_confidences(result, options, bytes);
}

/* The places of an indicator, from mention `i` on, in title or body. */
static void
append_places(const struct indicators *indicators, size_t i, bool in_body,
	      struct bytes *bytes)
{
	const char *separator = in_body ? ",\"body\":[" : ",\"title\":[";
	bool any = false;

	for (size_t end = indicators_next(indicators, i); i < end; i++) {
		const struct mention *mention = &indicators->mention[i];

		if (mention->in_body != in_body)
			continue;
		bytes_printf(bytes, "%s[%zu,%zu]", separator, mention->offset,
			     mention->length);
		separator = ",";
		any = true;
	}
	if (any)
		bytes_append_byte(bytes, ']');
}

static void
append_indicators(const struct indicators *indicators, struct bytes *bytes)
{
	bytes_append_text(bytes, ",\"indicators\":[");
	for (size_t i = 0; i < indicators->count;
	     i = indicators_next(indicators, i)) {
		const struct mention *mention = &indicators->mention[i];

		bytes_printf(bytes, "%s{\"type\":\"%s\",\"value\":",
			     i ? "," : "", indicator_kind_name(mention->kind));
		json_append_text(bytes, mention->value,
				 strlen(mention->value));
		if (indicators_is_defanged(indicators, i))
			bytes_append_text(bytes, ",\"defanged\":true");
		append_places(indicators, i, false, bytes);
		append_places(indicators, i, true, bytes);
		bytes_append_byte(bytes, '}');
	}
	bytes_append_byte(bytes, ']');
	if (indicators->cut)
		bytes_append_text(bytes, ",\"indicators_cut\":true");
}

static void
append_status(const struct judgement *judgement, struct bytes *bytes)
{
	append_key_text(bytes, "status", judgement->reason ? "unjudged" : "ok");
	if (judgement->reason)
		append_key_text(bytes, "reason", judgement->reason);
}

void
format_json_verdict(const struct result *result,
		    const struct format_options *options, struct bytes *bytes)
{
	size_t start = bytes->length;

	append_status(result->judgement, bytes);
	append_judgement(result, options, bytes);
	/* Every member has a comma before it. */
	if (bytes_ok(bytes))
		bytes->data[start] = '{';
	bytes_append_byte(bytes, '}');
}

void
format_json(const struct result *result, const struct format_options *options,
	    struct bytes *bytes)
{
	members_append_source(bytes, result->source);
	if (result->error) {
		append_key_text(bytes, "status", "error");
		append_key_text(bytes, "error", result->error);
	} else {
		append_status(result->judgement, bytes);
		append_document(result, bytes);
		append_judgement(result, options, bytes);
		if (result->indicators)
			append_indicators(result->indicators, bytes);
	}
	bytes_append_byte(bytes, '}');
}

void
format_json_line(const struct result *result,
		 const struct format_options *options, struct bytes *bytes)
{
	format_json(result, options, bytes);
	bytes_append_byte(bytes, '\n');
}
