/* SPDX-License-Identifier: MIT */
#include "field.h"

#include "../base/digest.h"
#include "../base/number.h"

#include <inttypes.h>
#include <string.h>

enum { COLUMNS = 78, PLACES = 2 };

/* Printable ASCII, with which no header can be broken. */
static char
plain_byte(char byte)
{
	return byte > ' ' && byte < 127 ? byte : '?';
}

/*
 * Append a field whose value is `text`, folded at its blanks; a word too long
 * for a line is cut.
 */
static void
append_field(const char *name, const char *text, const char *line_end,
	     struct bytes *bytes)
{
	size_t column = strlen(name) + 1;

	bytes_printf(bytes, "%s:", name);
	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		size_t length = strcspn(text, " ");
		size_t shown = length < COLUMNS ? length : COLUMNS - 1;

		if (column + 1 + shown > COLUMNS) {
			bytes_append_text(bytes, line_end);
			column = 0;
		}
		bytes_append_byte(bytes, ' ');
		for (size_t i = 0; i < shown; i++)
			bytes_append_byte(bytes, plain_byte(text[i]));
		column += shown + 1;
		text += length;
	}
	bytes_append_text(bytes, line_end);
}

/* The categories of a decision; no field where there are none. */
static void
append_categories(const struct result *result, const struct fields_style *style,
		  enum decision decision, struct bytes *bytes)
{
	size_t category[MODEL_CATEGORIES_MOST];
	size_t count = format_select(result, style->shown, decision, category);
	struct bytes list = { 0 };

	for (size_t i = 0; i < count; i++)
		bytes_printf(&list, "%s%s", i ? ", " : "",
			     result->model->category[category[i]].name);
	if (count > 0)
		append_field(decision == DECISION_YES ? "X-Triage-Labels"
						      : "X-Triage-Unsure",
			     bytes_text(&list), style->line_end, bytes);
	bytes->failed |= list.failed;
	bytes_free(&list);
}

/* `name=0.97` of each category, the surest decisions first. */
static void
list_confidences(const struct result *result,
		 const struct format_options *shown, struct bytes *list)
{
	size_t category[MODEL_CATEGORIES_MOST];

	for (int decision = DECISION_YES; decision >= DECISION_NO; decision--) {
		size_t count = format_select(result, shown,
					     (enum decision)decision, category);

		for (size_t i = 0; i < count; i++) {
			bytes_printf(list, "%s%s=", list->length ? " " : "",
				     result->model->category[category[i]].name);
			number_append(
				list,
				result->judgement->confidence[category[i]],
				PLACES);
		}
	}
}

static void
append_facts(const struct result *result, const struct fields_style *style,
	     struct bytes *bytes)
{
	struct bytes facts = { 0 };

	if (!result->judgement->reason)
		list_confidences(result, style->shown, &facts);
	bytes_printf(&facts, "%smodel=%s; version=%s", facts.length ? "; " : "",
		     result->model->name, style->version);
	append_field("X-Triage", bytes_text(&facts), style->line_end, bytes);
	bytes->failed |= facts.failed;
	bytes_free(&facts);
}

static void
append_status(const struct result *result, const char *line_end,
	      struct bytes *bytes)
{
	const struct judgement *judgement = result->judgement;
	struct bytes status = { 0 };

	if (judgement->reason)
		bytes_printf(&status, "unjudged=%s", judgement->reason);
	else
		bytes_append_text(&status, "ok");
	if (result->document->cut)
		bytes_printf(&status, "; cut=%s", result->document->cut);
	append_field("X-Triage-Status", bytes_text(&status), line_end, bytes);
	bytes->failed |= status.failed;
	bytes_free(&status);
}

/* The same for the same title and body, whatever they came in. */
static void
append_id(const struct document *document, const char *line_end,
	  struct bytes *bytes)
{
	const struct bytes *title = &document->title;
	const struct bytes *body = &document->body;

	bytes_printf(bytes, "X-Triage-Id: %016" PRIx64 "%s",
		     digest_pair(digest(bytes_text(title), title->length),
				 digest(bytes_text(body), body->length)),
		     line_end);
}

void
fields_append(const struct result *result, const struct fields_style *style,
	      struct bytes *bytes)
{
	append_categories(result, style, DECISION_YES, bytes);
	append_categories(result, style, DECISION_UNSURE, bytes);
	append_facts(result, style, bytes);
	append_status(result, style->line_end, bytes);
	append_id(result->document, style->line_end, bytes);
}

void
fields_append_error(const char *reason, const char *line_end,
		    struct bytes *bytes)
{
	struct bytes status = { 0 };

	bytes_printf(&status, "error=%s", reason);
	append_field("X-Triage-Status", bytes_text(&status), line_end, bytes);
	bytes->failed |= status.failed;
	bytes_free(&status);
}
