/* SPDX-License-Identifier: MIT */
/* Explanations as a page: the text, marked, and the terms beside it. */
#include "explain.h"

#include "html.h"
#include "page.h"
#include "paint.h"

#include "../base/number.h"

#include <math.h>
#include <string.h>

enum { PLACES = 3, MATCHED_MOST = 3 };

void
explain_open_html(const struct model *model, struct bytes *bytes)
{
	page_open(bytes, "Why these categories");
	bytes_append_text(bytes, "<header>\n<h1>Why these categories</h1>\n"
				 "<p class=\"soft\">Judged by ");
	html_append_text(bytes, model->name);
	bytes_append_text(bytes,
			  ". Each term is told with what it added to the "
			  "decision value of the category (+) or took from "
			  "it (−); a ^ marks a word of the lead, &lt;cve&gt; "
			  "and the like what a pattern matched. In the text "
			  "the terms shown that speak for a category have its "
			  "colour.</p>\n</header>\n");
}

void
explain_close_html(struct bytes *bytes)
{
	page_close(bytes);
}

static void
append_mark(const struct explained *explained, unsigned owner,
	    struct bytes *bytes)
{
	size_t category = explained->category[owner - 1];

	bytes_printf(bytes, "<mark class=\"k%u\" title=\"",
		     (owner - 1) % PAINT_COLOURS);
	html_append_text(
		bytes, explained->explanation->model->category[category].name);
	bytes_append_text(bytes, "\">");
}

static void
append_run(const struct explained *explained, const struct paint *paint,
	   size_t start, size_t end, struct bytes *bytes)
{
	unsigned owner = paint->owner[start];
	const char *text = bytes_text(paint->text);

	if (owner != PAINT_NONE)
		append_mark(explained, owner, bytes);
	while (start < end) {
		size_t line = start;

		while (line < end && text[line] != '\n')
			line++;
		html_append(bytes, text + start, line - start);
		if (line < end)
			bytes_append_byte(bytes, '\n');
		start = line + 1;
	}
	if (owner != PAINT_NONE)
		bytes_append_text(bytes, "</mark>");
}

static void
append_painted(const struct explained *explained, bool in_body,
	       struct bytes *bytes)
{
	struct paint paint = { 0 };
	bool made = paint_make(&paint, explained, in_body);

	if (!made)
		bytes->failed = true;
	for (size_t at = 0; made && at < paint.text->length;) {
		size_t end = paint_run(&paint, at);

		append_run(explained, &paint, at, end, bytes);
		at = end;
	}
	paint_free(&paint);
}

static void
append_number(struct bytes *bytes, double value)
{
	bytes_append_text(bytes, value < 0 ? "−" : "+");
	number_append(bytes, fabs(value), PLACES);
}

static void
append_sum(double value, const char *tag, const char *what, struct bytes *bytes)
{
	bytes_printf(bytes, "<tr class=\"%s\"><td>", tag);
	append_number(bytes, value);
	bytes_append_text(bytes, "</td><td></td>");
	html_append_element(bytes, "td class=\"left\"", what);
	bytes_append_text(bytes, "</tr>\n");
}

static void
append_term(const struct explanation *explanation, const struct reason *reason,
	    double strongest, struct bytes *bytes)
{
	const struct model *model = explanation->model;
	size_t length;
	const char *name =
		vocabulary_name(model->vocabulary, reason->term, &length);
	size_t count;

	explanation_places(explanation, reason->term, &count);
	bytes_append_text(bytes, reason->contribution < 0
					 ? "<tr class=\"no\"><td>"
					 : "<tr><td>");
	append_number(bytes, reason->contribution);
	bytes_append_text(bytes, "</td><td><span class=\"bar\">"
				 "<i style=\"--share:");
	number_append(bytes, 100 * fabs(reason->contribution) / strongest, 0);
	bytes_append_text(bytes, "\"></i></span></td><td class=\"left\">");
	html_append(bytes, name, length);
	if (count > 1)
		bytes_printf(bytes, " <small>&#215;%zu</small>", count);
	if (explain_is_matched(explanation, reason->term)) {
		bytes_append_text(bytes, " <small>");
		explain_append_matched(explanation, reason->term, MATCHED_MOST,
				       html_append, bytes);
		bytes_append_text(bytes, "</small>");
	}
	bytes_append_text(bytes, "</td></tr>\n");
}

static void
append_part(const struct explained *explained, double value, const char *what,
	    struct bytes *bytes)
{
	(void)explained;
	append_sum(value, "part", what, bytes);
}

static void
append_rows(const struct explained *explained, size_t category,
	    struct bytes *bytes)
{
	const struct explanation *explanation = explained->explanation;
	struct explain_rows rows = explain_rows(explained, category);
	char others[64];

	bytes_append_text(bytes, "<table class=\"sums\"><tbody>\n");
	for (size_t i = 0; i < rows.shown; i++)
		append_term(explanation, &rows.reason[i],
			    fabs(rows.reason[0].contribution), bytes);
	snprintf(others, sizeof others, "all %zu other terms", rows.others);
	if (rows.others > 0)
		append_sum(rows.rest, "part", others, bytes);
	append_sum(-explanation->model->category[category].rho, "part",
		   "the offset of the category", bytes);
	explain_append_second(explained, category, append_part, bytes);
	append_sum(explanation->judgement.score[category], "sum",
		   "decision value", bytes);
	bytes_append_text(bytes, "</tbody></table>");
}

static void
append_card(const struct explained *explained, size_t i, struct bytes *bytes)
{
	const struct explanation *explanation = explained->explanation;
	size_t category = explained->category[i];

	bytes_printf(bytes, "<div class=\"card\"><h3><mark class=\"k%zu\">",
		     i % PAINT_COLOURS);
	html_append_text(bytes, explanation->model->category[category].name);
	bytes_append_text(bytes, "</mark></h3><p>confidence ");
	number_append(bytes, explanation->judgement.confidence[category], 3);
	bytes_printf(
		bytes, " · %s</p>",
		format_decision(explanation->judgement.decision[category]));
	append_rows(explained, category, bytes);
	bytes_append_text(bytes, "</div>\n");
}

/* The categories and their colours, above the text that has them. */
static void
append_legend(const struct explained *explained, struct bytes *bytes)
{
	const struct explanation *explanation = explained->explanation;

	bytes_append_text(bytes, "<p class=\"legend\">");
	for (size_t i = 0; i < explained->categories; i++) {
		size_t category = explained->category[i];

		bytes_printf(bytes, "<span><mark class=\"k%zu\">",
			     i % PAINT_COLOURS);
		html_append_text(bytes,
				 explanation->model->category[category].name);
		bytes_append_text(bytes, "</mark> ");
		number_append(bytes,
			      explanation->judgement.confidence[category], 2);
		bytes_append_text(bytes, "</span> ");
	}
	bytes_append_text(bytes, explained->categories > 0
					 ? "</p>"
					 : "No category holds.</p>");
}

static void
append_explanation(const struct explained *explained, struct bytes *bytes)
{
	if (explained->explanation->judgement.reason) {
		bytes_printf(bytes, "<p>Not judged: %s.</p>\n",
			     explained->explanation->judgement.reason);
		return;
	}
	bytes_append_text(bytes, "<article class=\"card\">");
	append_legend(explained, bytes);
	bytes_append_text(bytes, "<h3>");
	append_painted(explained, false, bytes);
	bytes_append_text(bytes, "</h3><div class=\"text\">");
	append_painted(explained, true, bytes);
	bytes_append_text(bytes, "</div></article>\n<div class=\"cards\">\n");
	for (size_t i = 0; i < explained->categories; i++)
		append_card(explained, i, bytes);
	bytes_append_text(bytes, "</div>\n");
}

void
explain_html(const struct explained *explained, struct bytes *bytes)
{
	bytes_append_text(bytes, "<section>\n");
	html_append_element(bytes, "h2", explained->source);
	bytes_append_byte(bytes, '\n');
	if (explained->error) {
		html_append_element(bytes, "p", explained->error);
		bytes_append_byte(bytes, '\n');
	} else {
		append_explanation(explained, bytes);
	}
	bytes_append_text(bytes, "</section>\n");
}
