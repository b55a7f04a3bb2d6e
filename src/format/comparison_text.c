/* SPDX-License-Identifier: MIT */
#include "comparison_text.h"

#include "format.h"

#include "../base/columns.h"
#include "../base/number.h"
#include "../base/utf8.h"
#include "../model/judge.h"

#include <string.h>

enum {
	PLACES = 3,
	HOLDS_WIDTH = 7,
	FIGURE_WIDTH = 7,
	CHANGE_WIDTH = 8,
	TITLE_SHOWN = 60
};

const char *
comparison_change(enum change_kind kind)
{
	static const char *const name[] = { [CHANGE_WORSE] = "worse",
					    [CHANGE_BETTER] = "better",
					    [CHANGE_UNKNOWN] = "unknown" };

	return name[kind];
}

static void
append_number(struct bytes *bytes, double value, size_t width, bool sign)
{
	struct bytes number = { 0 };

	if (sign)
		number_append_signed(&number, value, PLACES);
	else
		number_append(&number, value, PLACES);
	bytes_printf(bytes, "%*s", (int)width, bytes_text(&number));
	bytes_free(&number);
}

static size_t
widest_name(const struct comparison *comparison)
{
	size_t widest = strlen("category");

	for (size_t i = 0; i < comparison->rows; i++)
		if (strlen(comparison->row[i].name) > widest)
			widest = strlen(comparison->row[i].name);
	return widest;
}

static void
append_row(const struct comparison_row *row, size_t figure, size_t width,
	   struct bytes *bytes)
{
	static const char *const verdict[] = { "  worse", "", "  better" };
	const struct compared *compared = &row->figure[figure];

	bytes_printf(bytes, "%-*s%*zu", (int)width, row->name, HOLDS_WIDTH,
		     row->positives);
	append_number(bytes, compared->before, FIGURE_WIDTH, false);
	append_number(bytes, compared->after, FIGURE_WIDTH, false);
	append_number(bytes, compared->after - compared->before, CHANGE_WIDTH,
		      true);
	bytes_append_text(bytes, "  [");
	append_number(bytes, compared->difference.low, 0, true);
	bytes_append_text(bytes, ", ");
	append_number(bytes, compared->difference.high, 0, true);
	bytes_printf(bytes, "]%s\n", verdict[comparison_verdict(compared) + 1]);
}

static void
append_table(const struct comparison *comparison, size_t figure,
	     struct bytes *bytes)
{
	static const char *const title[RANKING_FIGURES] = {
		[RANKING_F1] = "F1 of what was decided",
		[RANKING_AP] = "average precision, whatever the thresholds",
	};
	size_t width = widest_name(comparison);

	bytes_printf(bytes, "\n%s\n%-*s%*s%*s%*s%*s  95%% of resamples\n",
		     title[figure], (int)width, "category", HOLDS_WIDTH,
		     "holds", FIGURE_WIDTH, "old", FIGURE_WIDTH, "new",
		     CHANGE_WIDTH, "change");
	for (size_t i = 0; i < comparison->rows; i++)
		append_row(&comparison->row[i], figure, width, bytes);
}

static void
append_title(const struct bytes *title, struct bytes *bytes)
{
	if (title->length == 0)
		return;
	bytes_append_text(bytes, "  ");
	columns_append(bytes, bytes_text(title), title->length, TITLE_SHOWN);
}

static void
append_changes(const struct comparison *comparison, struct bytes *bytes)
{
	static const char *const truth[] = { "does not hold", "not judged",
					     "holds" };
	size_t width = widest_name(comparison);

	for (size_t i = 0; i < comparison->changes; i++) {
		const struct change *change = &comparison->change[i];
		const struct example *example =
			comparison->corpus->example[change->example];

		bytes_printf(bytes, "%-8s%-*s  %-6s -> %-6s  %-13s  ",
			     comparison_change(change->kind), (int)width,
			     comparison->row[change->category].name,
			     format_decision(change->before),
			     format_decision(change->after),
			     truth[example->label[change->category] + 1]);
		utf8_append_visible(bytes, bytes_text(&example->document.id),
				    example->document.id.length);
		append_title(&example->document.title, bytes);
		bytes_append_byte(bytes, '\n');
	}
}

static void
append_name(const char *role, const char *name, struct bytes *bytes)
{
	bytes_printf(bytes, "%s: ", role);
	utf8_append_visible(bytes, name, strlen(name));
	bytes_append_byte(bytes, '\n');
}

static void
append_verdict(const struct comparison *comparison, struct bytes *bytes)
{
	static const char *const verdict[] = {
		"by macro F1 the new one is worse",
		"by macro F1 no difference is shown",
		"by macro F1 the new one is better",
	};
	const struct comparison_row *macro =
		&comparison->row[comparison->rows - 1];

	bytes_printf(
		bytes,
		"\n%s\n\n%zu decisions changed in %zu documents: "
		"%zu for the better, %zu for the worse\n",
		verdict[comparison_verdict(&macro->figure[RANKING_F1]) + 1],
		comparison->changes, comparison->changed, macro->better,
		macro->worse);
}

void
comparison_append_text(const struct comparison *comparison,
		       const struct comparison_names *names,
		       struct bytes *bytes)
{
	append_name("old", names->before, bytes);
	append_name("new", names->after, bytes);
	bytes_printf(bytes, "%zu documents, %zu resamples\n",
		     comparison->documents, comparison->resamples);
	for (size_t k = 0; k < RANKING_FIGURES; k++)
		append_table(comparison, k, bytes);
	append_verdict(comparison, bytes);
	append_changes(comparison, bytes);
}
