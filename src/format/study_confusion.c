/* SPDX-License-Identifier: MIT */
/* Which categories are taken for which, as a table of shades. */
#include "study_page.h"

#include "html.h"

#include "../base/number.h"

#include <math.h>

enum { HOT = 55 }; /* per cent of shade from which text is white */

/* The last one is no category. */
static const char *
name_of(const struct study *study, size_t i, const char *none)
{
	return i < study->report->rows ? study->report->row[i].name : none;
}

/*
 * The largest count among the categories themselves, or in the last row and
 * column, which have shades of their own: most mistakes stand alone.
 */
static size_t
largest(const struct confusion *confusion, bool edge)
{
	size_t last = confusion->side - 1;
	size_t most = 0;

	for (size_t i = 0; i < confusion->side; i++)
		for (size_t k = 0; k < confusion->side; k++) {
			size_t count = confusion_at(confusion, i, k);

			if (i != k && (i == last || k == last) == edge &&
			    count > most)
				most = count;
		}
	return most;
}

static void
append_head(const struct study *study, struct bytes *bytes)
{
	bytes_append_text(bytes, "<thead><tr><th>missed &#8595; "
				 "said &#8594;</th>");
	for (size_t i = 0; i < study->confusion.side; i++)
		html_append_element(bytes,
				    i < study->report->rows
					    ? "th scope=\"col\""
					    : "th scope=\"col\" "
					      "class=\"edge\"",
				    name_of(study, i, "nothing wrong"));
	bytes_append_text(bytes, "</tr></thead>\n<tbody>\n");
}

static void
append_cell(const struct study *study, size_t missed, size_t said,
	    struct bytes *bytes)
{
	size_t count = confusion_at(&study->confusion, missed, said);
	size_t rows = study->report->rows;
	const char *edge = said == rows ? " edge" : "";
	double most = (double)largest(&study->confusion,
				      missed == rows || said == rows);
	/* The root, so that what is rare can be told from nothing. */
	double heat = most > 0 ? 100 * sqrt((double)count / most) : 0;

	if (missed == said) {
		bytes_printf(bytes, "<td class=\"right%s\">", edge);
	} else if (count == 0) {
		bytes_printf(bytes, "<td class=\"none%s\">", edge);
	} else {
		bytes_printf(bytes, "<td class=\"%s%s\" style=\"--heat:",
			     heat > HOT ? "hot" : "warm", edge);
		number_append(bytes, heat, 1);
		bytes_append_text(bytes, "\" title=\"");
		html_append_text(bytes, name_of(study, missed, "nothing"));
		bytes_append_text(bytes, " missed, ");
		html_append_text(bytes, name_of(study, said, "nothing"));
		bytes_append_text(bytes, " wrongly said\">");
	}
	if (count > 0)
		html_append_count(bytes, count);
	bytes_append_text(bytes, "</td>");
}

static void
append_row(const struct study *study, size_t missed, struct bytes *bytes)
{
	bool last = missed == study->report->rows;

	bytes_append_text(bytes, last ? "<tr class=\"last\">" : "<tr>");
	html_append_element(bytes, "th scope=\"row\"",
			    name_of(study, missed, "nothing missed"));
	for (size_t said = 0; said < study->confusion.side; said++)
		append_cell(study, missed, said, bytes);
	bytes_append_text(bytes, "</tr>\n");
}

void
study_append_confusion(const struct study *study, struct bytes *bytes)
{
	bytes_append_text(
		bytes,
		"<section id=\"confusion\" class=\"new\">\n"
		"<h2>Which categories are taken for which</h2>\n"
		"<p class=\"soft\">Documents for which the category of the "
		"row holds but was missed, by what was wrongly said of them "
		"instead. A document counts in every cell it belongs to. "
		"The diagonal, without a shade, is what was rightly "
		"said.</p>\n"
		"<div class=\"wide\"><table class=\"matrix\">\n");
	append_head(study, bytes);
	for (size_t missed = 0; missed < study->confusion.side; missed++)
		append_row(study, missed, bytes);
	bytes_append_text(bytes, "</tbody></table></div>\n</section>\n");
}
