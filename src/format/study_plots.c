/* SPDX-License-Identifier: MIT */
/* A card a category: its curve and its reliability diagram. */
#include "study_page.h"

#include "html.h"
#include "plot.h"

#include "../base/number.h"

static void
append_figures(const struct metrics *metrics, struct bytes *bytes)
{
	bytes_append_text(bytes, "<p>");
	html_append_count(bytes, metrics->positives);
	bytes_append_text(bytes, " of ");
	html_append_count(bytes, metrics->positives + metrics->negatives);
	bytes_append_text(bytes, " hold · F1 ");
	number_append(bytes, metrics->f1, 3);
	bytes_append_text(bytes, " · AP ");
	number_append(bytes, metrics->average_precision, 3);
	bytes_append_text(bytes, " · ECE ");
	number_append(bytes, metrics->calibration_error, 4);
	bytes_append_text(bytes, "</p>\n");
}

static void
append_card(const struct study *study, size_t c, struct bytes *bytes)
{
	const struct report_row *row =
		c < study->report->rows ? &study->report->row[c] : &study->all;

	bytes_append_text(bytes, "<div class=\"card\" id=\"plots-");
	html_append_text(bytes, row->name);
	bytes_append_text(bytes, "\">");
	html_append_element(bytes, "h3", row->name);
	append_figures(&row->metrics, bytes);
	bytes_append_text(bytes, "<div class=\"pair\">\n<figure><figcaption>"
				 "precision over recall</figcaption>");
	plot_curve(&study->curve[c], row, bytes);
	bytes_append_text(bytes, "</figure>\n<figure><figcaption>"
				 "share that holds over confidence"
				 "</figcaption>");
	plot_reliability(study->reliability[c], row, bytes);
	bytes_append_text(bytes, "</figure>\n</div></div>\n");
}

void
study_append_plots(const struct study *study, struct bytes *bytes)
{
	bytes_append_text(
		bytes,
		"<section id=\"plots\" class=\"new\">\n"
		"<h2>Curves and reliability</h2>\n"
		"<p class=\"soft\">Left, what every threshold would give: "
		"the point is where the thresholds stand, the dashed line "
		"what guessing gives. Right, what is true of what was said: "
		"a dot for each tenth of confidence with its 95&nbsp;% "
		"interval, the dashed line where both are the same; the "
		"grey bars below show how many predictions there are, on a "
		"logarithmic scale. The first card has the pairs of all "
		"documents "
		"and categories together.</p>\n"
		"<div class=\"cards\">\n");
	/* All together first. */
	append_card(study, study->report->rows, bytes);
	for (size_t c = 0; c < study->report->rows; c++)
		append_card(study, c, bytes);
	bytes_append_text(bytes, "</div>\n</section>\n");
}
