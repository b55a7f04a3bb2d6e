/* SPDX-License-Identifier: MIT */
/* The figures, a row a category. */
#include "study_page.h"

#include "html.h"

#include "../base/number.h"

/* All but F1, which comes first and has more to show. */
static const struct {
	const char *heading;
	const char *meaning;
	size_t offset;
	unsigned places;
} figure[] = {
	{ "P", "precision", offsetof(struct metrics, precision), 3 },
	{ "R", "recall", offsetof(struct metrics, recall), 3 },
	{ "AP", "average precision",
	  offsetof(struct metrics, average_precision), 3 },
	{ "Brier", "Brier score", offsetof(struct metrics, brier), 4 },
	{ "ECE", "expected calibration error",
	  offsetof(struct metrics, calibration_error), 4 },
};

enum { FIGURES = sizeof figure / sizeof figure[0] };

static void
append_cell(struct bytes *bytes, double value, unsigned places)
{
	bytes_append_text(bytes, "<td>");
	number_append(bytes, value, places);
	bytes_append_text(bytes, "</td>");
}

/* F1 as a number, a bar and an interval. */
static void
append_f1(double f1, const struct difference *interval, struct bytes *bytes)
{
	bytes_append_text(bytes, "<td>");
	number_append(bytes, f1, 3);
	bytes_append_text(bytes, "<span class=\"bar\"><i style=\"--share:");
	number_append(bytes, 100 * f1, 1);
	bytes_append_text(bytes, "\"></i></span></td><td class=\"soft\">");
	number_append(bytes, interval->low, 3);
	bytes_append_text(bytes, "–");
	number_append(bytes, interval->high, 3);
	bytes_append_text(bytes, "</td>");
}

static void
append_figures(const struct metrics *metrics, const struct difference *interval,
	       struct bytes *bytes)
{
	append_f1(metrics->f1, interval, bytes);
	for (size_t i = 0; i < FIGURES; i++)
		append_cell(bytes,
			    *(const double *)((const char *)metrics +
					      figure[i].offset),
			    figure[i].places);
}

static void
append_row(const struct study *study, size_t i, struct bytes *bytes)
{
	const struct report_row *row = &study->report->row[i];

	bytes_append_text(bytes, "<tr><th scope=\"row\"><a href=\"#plots-");
	html_append_text(bytes, row->name);
	bytes_append_text(bytes, "\">");
	html_append_text(bytes, row->name);
	bytes_append_text(bytes, "</a></th><td>");
	html_append_count(bytes, row->metrics.positives);
	bytes_append_text(bytes, "</td>");
	append_figures(&row->metrics, &study->intervals.row[i][RANKING_F1],
		       bytes);
	append_cell(bytes, row->yes, 3);
	append_cell(bytes, row->unsure, 3);
	append_cell(bytes, row->c, 2);
	html_append_element(bytes, "td class=\"left\"", row->calibration);
	bytes_append_text(bytes, "</tr>\n");
}

static void
append_head(struct bytes *bytes)
{
	bytes_append_text(bytes,
			  "<thead><tr><th scope=\"col\">category</th>"
			  "<th scope=\"col\" title=\"documents of which it "
			  "holds\">holds</th><th scope=\"col\" title=\""
			  "harmonic mean of precision and recall\">F1</th>"
			  "<th scope=\"col\" title=\"F1 in 95 % of "
			  "resamples\">95&nbsp;%</th>");
	for (size_t i = 0; i < FIGURES; i++)
		bytes_printf(bytes, "<th scope=\"col\" title=\"%s\">%s</th>",
			     figure[i].meaning, figure[i].heading);
	bytes_append_text(bytes,
			  "<th scope=\"col\" title=\"it holds from this "
			  "confidence\">yes</th>"
			  "<th scope=\"col\" title=\"it may hold from this "
			  "confidence\">unsure</th>"
			  "<th scope=\"col\">C</th>"
			  "<th scope=\"col\" class=\"left\">calibration</th>"
			  "</tr></thead>\n");
}

void
study_append_table(const struct study *study, struct bytes *bytes)
{
	const struct report *report = study->report;
	struct metrics mean = report_mean(report);

	bytes_append_text(bytes, "<section id=\"table\">\n<h2>Figures</h2>\n"
				 "<div class=\"wide\">"
				 "<table class=\"sort\">\n");
	append_head(bytes);
	bytes_append_text(bytes, "<tbody>\n");
	for (size_t i = 0; i < report->rows; i++)
		append_row(study, i, bytes);
	bytes_append_text(bytes, "</tbody>\n<tfoot><tr><th scope=\"row\">mean"
				 "</th><td></td>");
	append_figures(&mean, &study->intervals.row[report->rows][RANKING_F1],
		       bytes);
	bytes_append_text(bytes, "<td></td><td></td><td></td><td></td></tr>"
				 "</tfoot>\n</table></div>\n</section>\n");
}
