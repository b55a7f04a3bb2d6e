/* SPDX-License-Identifier: MIT */
/* Explanations for people; on a terminal with the text itself. */
#include "explain.h"

#include "flow.h"
#include "paint.h"

#include "../base/columns.h"
#include "../base/number.h"
#include "../base/utf8.h"

#include <math.h>
#include <string.h>

enum {
	PLACES = 3,
	BAR_WIDTH = 10,
	NAME_WIDTH = 20,
	MATCHED_MOST = 3,
	MATCHED_WIDTH = 40
};

static void
append_contribution(struct bytes *bytes, double value)
{
	struct bytes number = { 0 };

	number_append_signed(&number, value, PLACES);
	bytes_printf(bytes, "    %8s  ", bytes_text(&number));
	bytes_free(&number);
}

/* How strong a contribution is beside the strongest, on a terminal. */
static void
append_bar(const struct explained *explained, double value, double strongest,
	   struct bytes *bytes)
{
	size_t start = bytes->length;
	size_t blocks = strongest > 0
				? (size_t)lround(BAR_WIDTH * value / strongest)
				: 0;

	if (explained->options->width == 0)
		return;
	for (size_t i = 0; i < blocks; i++)
		bytes_append_text(bytes, "▪");
	columns_pad(bytes, start, BAR_WIDTH + 2);
}

/* A link may be as long as it likes. */
static void
append_matched(struct bytes *bytes, const char *text, size_t length)
{
	columns_append(bytes, text, length, MATCHED_WIDTH);
}

/* All that a term matched, as far as the line that began at `line` goes. */
static void
append_all_matched(const struct explained *explained, uint32_t term,
		   size_t line, struct bytes *bytes)
{
	size_t width = explained->options->width;
	size_t taken =
		columns_of(bytes_text(bytes) + line, bytes->length - line);
	struct bytes matched = { 0 };

	explain_append_matched(explained->explanation, term, MATCHED_MOST,
			       append_matched, &matched);
	if (width == 0)
		width = SIZE_MAX;
	if (taken < width)
		columns_append(bytes, bytes_text(&matched), matched.length,
			       width - taken);
	bytes_free(&matched);
}

static void
append_term(const struct explained *explained, const struct reason *reason,
	    double strongest, struct bytes *bytes)
{
	const struct explanation *explanation = explained->explanation;
	const struct model *model = explanation->model;
	size_t length;
	const char *name =
		vocabulary_name(model->vocabulary, reason->term, &length);
	size_t line = bytes->length;
	size_t count;
	size_t start;

	explanation_places(explanation, reason->term, &count);
	append_contribution(bytes, reason->contribution);
	append_bar(explained, fabs(reason->contribution), strongest, bytes);
	start = bytes->length;
	utf8_append_visible(bytes, name, length);
	if (count > 1)
		bytes_printf(bytes, " (%zu)", count);
	if (explain_is_matched(explanation, reason->term)) {
		columns_pad(bytes, start, NAME_WIDTH);
		bytes_append_text(bytes, "  ");
		append_all_matched(explained, reason->term,
				   bytes_ok(bytes) ? line : 0, bytes);
	}
	bytes_append_byte(bytes, '\n');
}

static void
append_sum(const struct explained *explained, double value, const char *what,
	   struct bytes *bytes)
{
	append_contribution(bytes, value);
	append_bar(explained, 0, 0, bytes);
	bytes_append_text(bytes, what);
	bytes_append_byte(bytes, '\n');
}

static void
append_heading(const struct explained *explained, size_t i, struct bytes *bytes)
{
	const struct explanation *explanation = explained->explanation;
	const struct format_options *options = explained->options;
	size_t category = explained->category[i];

	bytes_append_text(bytes, "\n  ");
	if (options->colour)
		bytes_append_text(bytes, flow_colour((unsigned)i + 1));
	else if (options->width > 0)
		bytes_printf(bytes, "%zu:", i + 1);
	bytes_append_text(bytes, explanation->model->category[category].name);
	bytes_append_text(bytes, options->colour ? flow_plain : "");
	bytes_append_text(bytes, "  ");
	number_append(bytes, explanation->judgement.confidence[category], 2);
	bytes_printf(
		bytes, "  %s\n",
		format_decision(explanation->judgement.decision[category]));
}

static void
append_category(const struct explained *explained, size_t i,
		struct bytes *bytes)
{
	const struct explanation *explanation = explained->explanation;
	size_t category = explained->category[i];
	struct explain_rows rows = explain_rows(explained, category);
	double strongest =
		rows.shown > 0 ? fabs(rows.reason[0].contribution) : 0;
	char others[64];

	append_heading(explained, i, bytes);
	for (size_t k = 0; k < rows.shown; k++)
		append_term(explained, &rows.reason[k], strongest, bytes);
	snprintf(others, sizeof others, "all %zu other terms", rows.others);
	if (rows.others > 0)
		append_sum(explained, rows.rest, others, bytes);
	append_sum(explained, -explanation->model->category[category].rho,
		   "the offset of the category", bytes);
	explain_append_second(explained, category, append_sum, bytes);
	append_sum(explained, explanation->judgement.score[category],
		   "= decision value", bytes);
}

static void
append_painted(const struct explained *explained, bool in_body,
	       struct bytes *bytes)
{
	struct paint paint = { 0 };
	struct flow flow = { .width = explained->options->width,
			     .indent = 2,
			     .colour = explained->options->colour };

	if (paint_make(&paint, explained, in_body)) {
		bytes_append_byte(bytes, '\n');
		flow_append(&flow, &paint, bytes);
	} else {
		bytes->failed = true;
	}
	paint_free(&paint);
}

static void
append_explanation(const struct explained *explained, struct bytes *bytes)
{
	const struct explanation *explanation = explained->explanation;

	if (explanation->judgement.reason) {
		bytes_printf(bytes, "  not judged: %s\n",
			     explanation->judgement.reason);
		return;
	}
	for (size_t i = 0; i < explained->categories; i++)
		append_category(explained, i, bytes);
	if (explained->categories == 0)
		bytes_append_text(bytes, "  no category holds\n");
	if (explained->options->width == 0 || explained->categories == 0)
		return;
	if (explanation->document->title.length > 0)
		append_painted(explained, false, bytes);
	append_painted(explained, true, bytes);
}

void
explain_text(const struct explained *explained, struct bytes *bytes)
{
	utf8_append_visible(bytes, explained->source,
			    strlen(explained->source));
	if (!explained->error && explained->options->width == 0) {
		const struct bytes *title =
			&explained->explanation->document->title;

		bytes_append_text(bytes, title->length > 0 ? "  " : "");
		utf8_append_visible(bytes, bytes_text(title), title->length);
	}
	bytes_append_byte(bytes, '\n');
	if (explained->error)
		bytes_printf(bytes, "  %s\n", explained->error);
	else
		append_explanation(explained, bytes);
}
