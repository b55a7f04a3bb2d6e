/* SPDX-License-Identifier: MIT */
/* A table for people: a heading a document, a row a category. */
#include "format.h"

#include "../base/number.h"
#include "../base/utf8.h"

#include <string.h>

enum { BAR_WIDTH = 20, TITLE_SHOWN = 60, TITLE_LEAST = 20 };

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
title_room(const struct result *result, const struct format_options *options)
{
	size_t taken = strlen(result->source) + 3;

	if (options->width == 0)
		return TITLE_SHOWN;
	return options->width > taken + TITLE_LEAST ? options->width - taken
						    : TITLE_LEAST;
}

/* The start of the title; control characters would reach the terminal. */
static void
append_title(struct bytes *bytes, const struct bytes *title, size_t room)
{
	const char *text = bytes_text(title);
	const char *end = text + title->length;
	size_t shown = 0;

	while (text < end && shown < room) {
		uint32_t point;
		size_t length = utf8_decode(text, &point);

		if (point < 0x20 || (point >= 0x7f && point < 0xa0))
			bytes_append_byte(bytes, ' ');
		else
			bytes_append(bytes, text, length);
		text += length;
		shown++;
	}
	if (text < end)
		bytes_append_text(bytes, "…");
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

/* Eighths of a column, as block elements have them. */
static void
append_bar(struct bytes *bytes, double confidence)
{
	static const char *const part[] = { "", "▏", "▎", "▍",
					    "▌", "▋", "▊", "▉" };
	size_t eighths = (size_t)(confidence * BAR_WIDTH * 8 + 0.5);

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

	bytes_append_text(bytes, "  ");
	append_styled(bytes, options, yes ? GREEN : YELLOW, name);
	bytes_printf(bytes, "%*s", (int)padding, "");
	number_append(bytes, confidence, 2);
	bytes_append_text(bytes, yes ? "  yes" : "  unsure");
	if (options->width > 0) {
		bytes_append_text(bytes, yes ? "     " : "  ");
		append_bar(bytes, confidence);
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

static void
append_source(const char *source, const struct format_options *options,
	      struct bytes *bytes)
{
	struct bytes visible = { 0 };

	utf8_append_visible(&visible, source, strlen(source));
	append_styled(bytes, options, BOLD, bytes_text(&visible));
	bytes_free(&visible);
}

void
format_text(const struct result *result, const struct format_options *options,
	    struct bytes *bytes)
{
	append_source(result->source, options, bytes);
	if (result->error) {
		bytes_printf(bytes, "\n  %s\n", result->error);
		return;
	}
	if (result->document->title.length > 0) {
		bytes_append_text(bytes, "  ");
		append_title(bytes, &result->document->title,
			     title_room(result, options));
	}
	bytes_append_byte(bytes, '\n');
	if (result->judgement->reason)
		bytes_printf(bytes, "  not judged: %s\n",
			     result->judgement->reason);
	else
		append_rows(result, options, bytes);
	if (result->indicators)
		append_indicators(result->indicators, options, bytes);
}
