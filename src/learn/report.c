/* SPDX-License-Identifier: MIT */
#include "report.h"

#include "../base/number.h"

#include <string.h>

const char *
report_calibration(enum calibration_kind kind)
{
	static const char *const name[] = {
		[CALIBRATION_UNCALIBRATED] = "uncalibrated",
		[CALIBRATION_PLATT] = "platt",
		[CALIBRATION_ISOTONIC] = "isotonic",
	};

	return name[kind];
}

/* The figures of a row, in the order of both forms. */
static const struct {
	const char *heading;
	const char *key;
	size_t offset;
	unsigned places;
} figure[] = {
	{ "P", "precision", offsetof(struct metrics, precision), 3 },
	{ "R", "recall", offsetof(struct metrics, recall), 3 },
	{ "F1", "f1", offsetof(struct metrics, f1), 3 },
	{ "AP", "average_precision",
	  offsetof(struct metrics, average_precision), 3 },
	{ "Brier", "brier", offsetof(struct metrics, brier), 4 },
	{ "ECE", "calibration_error",
	  offsetof(struct metrics, calibration_error), 4 },
};

enum { FIGURES = sizeof figure / sizeof figure[0], FIGURE_WIDTH = 7 };

static double
value_of(const struct metrics *metrics, size_t i)
{
	return *(const double *)((const char *)metrics + figure[i].offset);
}

struct metrics
report_mean(const struct report *report)
{
	struct metrics mean = { 0 };
	double rows = 0;

	for (size_t i = 0; i < report->rows; i++) {
		const struct metrics *metrics = &report->row[i].metrics;

		if (metrics->positives == 0)
			continue;
		rows++;
		for (size_t k = 0; k < FIGURES; k++)
			*(double *)((char *)&mean + figure[k].offset) +=
				value_of(metrics, k);
	}
	for (size_t k = 0; rows > 0 && k < FIGURES; k++)
		*(double *)((char *)&mean + figure[k].offset) /= rows;
	return mean;
}

static size_t
widest_name(const struct report *report)
{
	size_t widest = strlen("category");

	for (size_t i = 0; i < report->rows; i++)
		if (strlen(report->row[i].name) > widest)
			widest = strlen(report->row[i].name);
	return widest;
}

/* Append a number right-aligned in `width` columns. */
static void
append_column(struct bytes *bytes, double value, unsigned places,
	      size_t width)
{
	struct bytes number = { 0 };

	number_append(&number, value, places);
	bytes_printf(bytes, "%*s", (int)width, bytes_text(&number));
	bytes_free(&number);
}

static void
append_figures(struct bytes *bytes, const struct metrics *metrics)
{
	for (size_t i = 0; i < FIGURES; i++)
		append_column(bytes, value_of(metrics, i), figure[i].places,
			      FIGURE_WIDTH);
}

static void
append_row(const struct report_row *row, size_t width, struct bytes *bytes)
{
	bytes_printf(bytes, "%-*s%10zu", (int)width, row->name,
		     row->metrics.positives);
	append_figures(bytes, &row->metrics);
	append_column(bytes, row->yes, 3, FIGURE_WIDTH);
	append_column(bytes, row->unsure, 3, FIGURE_WIDTH);
	append_column(bytes, row->c, 2, FIGURE_WIDTH);
	bytes_printf(bytes, "  %s\n", row->calibration);
}

void
report_append_text(const struct report *report, struct bytes *bytes)
{
	size_t width = widest_name(report);
	struct metrics mean = report_mean(report);

	bytes_printf(bytes, "%zu documents, %s", report->documents,
		     report->method);
	/* What is usual goes without saying. */
	if (report->solver && strcmp(report->solver, "libsvm") != 0)
		bytes_printf(bytes, ", trained by %s", report->solver);
	bytes_printf(bytes, "\n\n%-*s%10s", (int)width, "category",
		     "positives");
	for (size_t i = 0; i < FIGURES; i++)
		bytes_printf(bytes, "%*s", FIGURE_WIDTH, figure[i].heading);
	bytes_printf(bytes, "%*s%*s%*s  calibration\n", FIGURE_WIDTH, "yes",
		     FIGURE_WIDTH, "unsure", FIGURE_WIDTH, "C");
	for (size_t i = 0; i < report->rows; i++)
		append_row(&report->row[i], width, bytes);
	bytes_printf(bytes, "%-*s%10s", (int)width, "mean", "");
	append_figures(bytes, &mean);
	bytes_append_byte(bytes, '\n');
}

static void
append_json_figures(struct bytes *bytes, const struct metrics *metrics)
{
	for (size_t i = 0; i < FIGURES; i++) {
		bytes_printf(bytes, "%s\"%s\":", i ? "," : "", figure[i].key);
		number_append(bytes, value_of(metrics, i), 6);
	}
}

static void
append_json_number(struct bytes *bytes, const char *key, double value)
{
	bytes_printf(bytes, ",\"%s\":", key);
	number_append(bytes, value, 6);
}

void
report_append_json(const struct report *report, struct bytes *bytes)
{
	struct metrics mean = report_mean(report);

	bytes_printf(bytes, "{\"method\":\"%s\",", report->method);
	if (report->solver)
		bytes_printf(bytes, "\"solver\":\"%s\",", report->solver);
	bytes_printf(bytes, "\"documents\":%zu,\"categories\":[",
		     report->documents);
	for (size_t i = 0; i < report->rows; i++) {
		const struct report_row *row = &report->row[i];

		bytes_printf(bytes, "%s\n{\"category\":\"%s\","
				    "\"positives\":%zu,\"negatives\":%zu,",
			     i ? "," : "", row->name, row->metrics.positives,
			     row->metrics.negatives);
		append_json_figures(bytes, &row->metrics);
		append_json_number(bytes, "yes", row->yes);
		append_json_number(bytes, "unsure", row->unsure);
		append_json_number(bytes, "c", row->c);
		bytes_printf(bytes, ",\"calibration\":\"%s\"}",
			     row->calibration);
	}
	bytes_append_text(bytes, "],\n\"mean\":{");
	append_json_figures(bytes, &mean);
	bytes_append_text(bytes, "}}\n");
}
