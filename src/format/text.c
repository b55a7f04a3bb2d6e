/* SPDX-License-Identifier: MIT */
/* A table for people: a heading a document, a row a category. */
#include "format.h"

#include "../base/columns.h"
#include "../base/number.h"
#include "../base/utf8.h"

#include <string.h>

enum { BAR_WIDTH = 20, BAR_LEAST = 5, TITLE_SHOWN = 60, TITLE_LEAST = 20 };

static const char BOLD[] = "\033[1m";
static const char DIM[] = "\033[2m";
static const char GREEN[] = "\033[32m";
static const char YELLOW[] = "\033[33m";
static const char PLAIN[] = "\033[0m";

static void
append_styled(struct bytes *bytes, const struct format_options *options,
	      const char *style, const char *text)
{
	bytes_append_text(bytes, options->colour ? style : "");
	bytes_append_text(bytes, text);
	bytes_append_text(bytes, options->colour ? PLAIN : "");
}

/* How much of the title fits on the line of its source. */
static size_t
title_room(size_t taken, const struct format_options *options)
{
	if (options->width == 0)
		return TITLE_SHOWN;
	return options->width > taken + TITLE_LEAST ? options->width - taken
						    : TITLE_LEAST;
}

static size_t
name_width(const struct model *model)
{
	size_t width = 0;

	for (size_t i = 0; i < model->categories; i++)
		if (strlen(model->category[i].name) > width)
			width = strlen(model->category[i].name);
	return width;
}

/* Before a bar: two blanks, name, two blanks, 0.00, blanks and the verdict. */
enum { AROUND_NAME = 4, BESIDE_BAR = 14 };

/* How wide a bar may be on the line of a category; 0 for none. */
static size_t
bar_width(const struct result *result, const struct format_options *options)
{
	size_t taken = AROUND_NAME + name_width(result->model) + BESIDE_BAR;

	if (options->width < taken + BAR_LEAST)
		return 0;
	return options->width - taken < BAR_WIDTH ? options->width - taken
						  : BAR_WIDTH;
}

/* Eighths of a column, as block elements have them. */
static void
append_bar(struct bytes *bytes, double confidence, size_t width)
{
	static const char *const part[] = { "", "▏", "▎", "▍",
					    "▌", "▋", "▊", "▉" };
	size_t eighths = (size_t)(confidence * (double)width * 8 + 0.5);

	for (size_t i = 0; i < eighths / 8; i++)
		bytes_append_text(bytes, "█");
	bytes_append_text(bytes, part[eighths % 8]);
}

static void
append_row(const struct result *result, const struct format_options *options,
	   size_t category, bool yes, struct bytes *bytes)
{
	double confidence = result->judgement->confidence[category];
	const char *name = result->model->category[category].name;
	size_t padding = name_width(result->model) - strlen(name) + 2;
	size_t bar = bar_width(result, options);

	bytes_append_text(bytes, "  ");
	append_styled(bytes, options, yes ? GREEN : YELLOW, name);
	bytes_printf(bytes, "%*s", (int)padding, "");
	number_append(bytes, confidence, 2);
	bytes_append_text(bytes, yes ? "  yes" : "  unsure");
	if (bar > 0) {
		bytes_append_text(bytes, yes ? "     " : "  ");
		append_bar(bytes, confidence, bar);
	}
	bytes_append_byte(bytes, '\n');
}

static void
append_rows(const struct result *result, const struct format_options *options,
	    struct bytes *bytes)
{
	size_t category[2 * MODEL_CATEGORIES_MOST];
	size_t yes = format_select(result, options, DECISION_YES, category);
	size_t unsure = format_select(result, options, DECISION_UNSURE,
				      category + yes);

	for (size_t i = 0; i < yes + unsure; i++)
		append_row(result, options, category[i], i < yes, bytes);
	if (yes + unsure == 0)
		append_styled(bytes, options, DIM, "  no category holds\n");
}

static void
append_indicators(const struct indicators *indicators,
		  const struct format_options *options, struct bytes *bytes)
{
	for (size_t i = 0; i < indicators->count;
	     i = indicators_next(indicators, i)) {
		const struct mention *mention = &indicators->mention[i];

		bytes_printf(bytes, "  %-8s", indicator_kind_name(mention->kind));
		append_styled(bytes, options, BOLD, mention->value);
		bytes_append_byte(bytes, '\n');
	}
	if (indicators->cut)
		append_styled(bytes, options, DIM,
			      "  and more: --max-indicators\n");
}

/* The heading; what a terminal would obey is not let through. */
static void
append_heading(const struct result *result,
	       const struct format_options *options, struct bytes *bytes)
{
	const struct bytes *title = &result->document->title;
	struct bytes visible = { 0 };

	utf8_append_visible(&visible, result->source, strlen(result->source));
	append_styled(bytes, options, BOLD, bytes_text(&visible));
	if (!result->error && title->length > 0) {
		size_t taken = columns_of(bytes_text(&visible),
					  visible.length) + 2;

		bytes_append_text(bytes, "  ");
		columns_append(bytes, bytes_text(title), title->length,
			       title_room(taken, options));
	}
	bytes_append_byte(bytes, '\n');
	bytes_free(&visible);
}

void
format_text(const struct result *result, const struct format_options *options,
	    struct bytes *bytes)
{
	append_heading(result, options, bytes);
	if (result->error) {
		bytes_printf(bytes, "  %s\n", result->error);
		return;
	}
	if (result->judgement->reason)
		bytes_printf(bytes, "  not judged: %s\n",
			     result->judgement->reason);
	else
		append_rows(result, options, bytes);
	if (result->indicators)
		append_indicators(result->indicators, options, bytes);
}
