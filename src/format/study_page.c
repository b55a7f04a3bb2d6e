/* SPDX-License-Identifier: MIT */
#include "study_page.h"

#include "html.h"
#include "page.h"

#include "../base/number.h"

static const struct {
	const char *name;
	size_t offset;
	unsigned places;
	int interval; /* enum ranking_figure, or -1 */
} tile[] = {
	{ "macro F1", offsetof(struct metrics, f1), 3, RANKING_F1 },
	{ "macro precision", offsetof(struct metrics, precision), 3, -1 },
	{ "macro recall", offsetof(struct metrics, recall), 3, -1 },
	{ "macro AP", offsetof(struct metrics, average_precision), 3,
	  RANKING_AP },
	{ "Brier score", offsetof(struct metrics, brier), 4, -1 },
	{ "calibration error", offsetof(struct metrics, calibration_error), 4,
	  -1 },
};

static void
append_interval(const struct study *study, int figure, struct bytes *bytes)
{
	const struct difference *interval =
		&study->intervals.row[study->report->rows][figure];

	bytes_append_text(bytes, "<br>");
	number_append(bytes, interval->low, 3);
	bytes_append_text(bytes, "–");
	number_append(bytes, interval->high, 3);
}

static void
append_tiles(const struct study *study, struct bytes *bytes)
{
	struct metrics mean = report_mean(study->report);

	bytes_append_text(bytes, "<div class=\"tiles\">\n");
	for (size_t i = 0; i < sizeof tile / sizeof tile[0]; i++) {
		const char *member = (const char *)&mean + tile[i].offset;

		bytes_append_text(bytes, "<div class=\"tile\"><b>");
		number_append(bytes, *(const double *)member, tile[i].places);
		bytes_printf(bytes, "</b><span>%s", tile[i].name);
		if (tile[i].interval >= 0)
			append_interval(study, tile[i].interval, bytes);
		bytes_append_text(bytes, "</span></div>\n");
	}
	bytes_append_text(bytes, "</div>\n");
}

static void
append_heading(const struct study *study, const struct study_names *names,
	       struct bytes *bytes)
{
	bytes_append_text(bytes, "<header>\n<h1>");
	if (names->model) {
		html_append_text(bytes, names->model);
		bytes_append_text(bytes, " on ");
	} else {
		bytes_append_text(bytes, "Cross-validation of ");
	}
	html_append_text(bytes, names->corpus);
	bytes_append_text(bytes, "</h1>\n<p class=\"soft\">");
	html_append_count(bytes, study->report->documents);
	bytes_printf(bytes, " documents, %zu categories, %s</p>\n",
		     study->report->rows, study->report->method);
	bytes_append_text(bytes,
			  "<nav><a href=\"#table\">Figures</a>"
			  "<a href=\"#plots\">Curves and reliability</a>"
			  "<a href=\"#confusion\">Confusion</a>"
			  "<a href=\"#mistakes\">Worst mistakes</a>"
			  "<a href=\"#words\">What the words mean</a></nav>\n");
	append_tiles(study, bytes);
	bytes_append_text(bytes, "</header>\n");
}

static const struct {
	const char *word;
	const char *meaning;
} words[] = {
	{ "precision", "the share of what was said that holds" },
	{ "recall", "the share of what holds that was said" },
	{ "F1", "the harmonic mean of the two; macro is the plain mean over "
		"all categories that have a positive document" },
	{ "95 %", "the interval in which F1 lies in 95 % of resamples: "
		  "documents are drawn anew with replacement (the bootstrap)" },
	{ "AP", "average precision: the area under the steps of the curve, "
		"whatever the threshold" },
	{ "Brier", "the mean squared distance of confidence and truth; less "
		   "is better" },
	{ "ECE", "the expected calibration error over ten bins of equal "
		 "mass: how far what is stated is from what is true" },
	{ "yes, unsure", "the confidences from which a category holds, and "
			 "from which it may hold" },
	{ "C", "the price of an error in training" },
	{ "calibration", "how a decision value becomes a confidence" },
	{ "unknown", "what was never judged in the corpus takes no part in "
		     "any figure" },
};

static void
append_words(struct bytes *bytes)
{
	bytes_append_text(bytes, "<section id=\"words\">\n"
				 "<h2>What the words mean</h2>\n<dl>\n");
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		html_append_element(bytes, "dt", words[i].word);
		html_append_element(bytes, "dd", words[i].meaning);
		bytes_append_byte(bytes, '\n');
	}
	bytes_append_text(bytes, "</dl>\n</section>\n");
}

void
study_page_append(const struct study *study, const struct study_names *names,
		  struct bytes *bytes)
{
	page_open(bytes,
		  names->model ? "Evaluation of a model" : "Cross-validation");
	append_heading(study, names, bytes);
	study_append_table(study, bytes);
	study_append_plots(study, bytes);
	study_append_confusion(study, bytes);
	study_append_mistakes(study, bytes);
	append_words(bytes);
	page_close(bytes);
}
