/* SPDX-License-Identifier: MIT */
#include "plot.h"

#include "html.h"

#include "../base/number.h"

#include <math.h>

/* The plane of both plots, in units of the drawing. */
enum {
	WIDTH = 240,
	HEIGHT = 208,
	LEFT = 26,
	RIGHT = 234,
	TOP = 6,
	BOTTOM = 172,
	TICKS = 4,
	MASS_HEIGHT = 22, /* of the tallest bar of counts */
};

static double
x_of(double value)
{
	return LEFT + value * (RIGHT - LEFT);
}

static double
y_of(double value)
{
	return BOTTOM - value * (BOTTOM - TOP);
}

static void
append_attribute(struct bytes *bytes, const char *name, double value)
{
	bytes_printf(bytes, " %s=\"", name);
	number_append(bytes, value, 1);
	bytes_append_byte(bytes, '"');
}

static void
append_line(struct bytes *bytes, const char *class, const double from[2],
	    const double to[2])
{
	bytes_printf(bytes, "<line class=\"%s\"", class);
	append_attribute(bytes, "x1", x_of(from[0]));
	append_attribute(bytes, "y1", y_of(from[1]));
	append_attribute(bytes, "x2", x_of(to[0]));
	append_attribute(bytes, "y2", y_of(to[1]));
	bytes_append_text(bytes, "/>");
}

static void
append_tick(struct bytes *bytes, double value)
{
	append_line(bytes, value > 0 ? "grid" : "axis", (double[2]){ 0, value },
		    (double[2]){ 1, value });
	bytes_printf(bytes, "<text text-anchor=\"end\" x=\"%d\"", LEFT - 4);
	append_attribute(bytes, "y", y_of(value) + 3.5);
	bytes_append_byte(bytes, '>');
	number_append(bytes, value, value > 0 && value < 1 ? 2 : 0);
	bytes_append_text(bytes, "</text><text text-anchor=\"middle\"");
	append_attribute(bytes, "x", x_of(value));
	bytes_printf(bytes, " y=\"%d\">", BOTTOM + 13);
	number_append(bytes, value, value > 0 && value < 1 ? 2 : 0);
	bytes_append_text(bytes, "</text>");
}

/* The drawing's start: a name for who cannot see it, and the axes. */
static void
open_plot(struct bytes *bytes, const char *what, const struct report_row *row,
	  const char *below)
{
	bytes_printf(bytes,
		     "<svg viewBox=\"0 0 %d %d\" role=\"img\" "
		     "aria-label=\"%s of ",
		     WIDTH, HEIGHT, what);
	html_append_text(bytes, row->name);
	bytes_append_text(bytes, "\">");
	for (int i = 0; i <= TICKS; i++)
		append_tick(bytes, (double)i / TICKS);
	bytes_printf(bytes,
		     "<text text-anchor=\"middle\" x=\"%d\" y=\"%d\">%s</text>",
		     (LEFT + RIGHT) / 2, HEIGHT - 6, below);
}

static void
append_circle(struct bytes *bytes, const char *class, double x, double y)
{
	bytes_printf(bytes, "<circle class=\"%s\"", class);
	append_attribute(bytes, "cx", x_of(x));
	append_attribute(bytes, "cy", y_of(y));
	bytes_append_text(bytes, " r=\"4\"><title>");
}

/*
 * The steps whose area is the average precision.  What would move by less
 * than half a unit is left out, but for the end.
 */
static void
append_steps(const struct curve *curve, struct bytes *bytes)
{
	double x = x_of(0);
	double y = y_of(curve->point[0].precision);

	bytes_append_byte(bytes, 'M');
	number_append(bytes, x, 1);
	bytes_append_byte(bytes, ',');
	number_append(bytes, y, 1);
	for (size_t i = 0; i < curve->count; i++) {
		double next_x = x_of(curve->point[i].recall);
		double next_y = y_of(curve->point[i].precision);

		if (i + 1 < curve->count && fabs(next_x - x) < 0.5 &&
		    fabs(next_y - y) < 0.5)
			continue;
		x = next_x;
		y = next_y;
		bytes_append_byte(bytes, 'V');
		number_append(bytes, y, 1);
		bytes_append_byte(bytes, 'H');
		number_append(bytes, x, 1);
	}
}

static void
append_curve(const struct curve *curve, struct bytes *bytes)
{
	struct bytes steps = { 0 };

	append_steps(curve, &steps);
	bytes_printf(bytes, "<path class=\"under\" d=\"%sV%dH%dZ\"/>",
		     bytes_text(&steps), BOTTOM, LEFT);
	bytes_printf(bytes, "<path class=\"curve\" d=\"%s\"/>",
		     bytes_text(&steps));
	bytes_free(&steps);
}

void
plot_curve(const struct curve *curve, const struct report_row *row,
	   struct bytes *bytes)
{
	const struct metrics *metrics = &row->metrics;
	double base = metrics->positives + metrics->negatives > 0
			      ? (double)metrics->positives /
					(double)(metrics->positives +
						 metrics->negatives)
			      : 0;

	open_plot(bytes, "Precision over recall", row, "recall");
	append_line(bytes, "ideal", (double[2]){ 0, base },
		    (double[2]){ 1, base });
	if (curve->count > 0)
		append_curve(curve, bytes);
	append_circle(bytes, "point", metrics->recall, metrics->precision);
	bytes_append_text(bytes, "as decided: precision ");
	number_append(bytes, metrics->precision, 3);
	bytes_append_text(bytes, ", recall ");
	number_append(bytes, metrics->recall, 3);
	bytes_append_text(bytes, "</title></circle></svg>");
}

/* How many predictions a bin has, on a scale where few still show. */
static void
append_mass(const struct reliability_bin bin[RELIABILITY_BINS],
	    struct bytes *bytes)
{
	double width = (double)(RIGHT - LEFT) / RELIABILITY_BINS;
	double most = 0;

	for (size_t i = 0; i < RELIABILITY_BINS; i++)
		most = fmax(most, log1p((double)bin[i].count));
	for (size_t i = 0; most > 0 && i < RELIABILITY_BINS; i++) {
		double height =
			MASS_HEIGHT * log1p((double)bin[i].count) / most;

		if (bin[i].count == 0)
			continue;
		bytes_append_text(bytes, "<rect class=\"mass\"");
		append_attribute(bytes, "x", LEFT + (double)i * width + 1);
		append_attribute(bytes, "y", BOTTOM - height);
		append_attribute(bytes, "width", width - 2);
		append_attribute(bytes, "height", height);
		bytes_printf(bytes, "><title>%zu from 0.%zu</title></rect>",
			     bin[i].count, i);
	}
}

static void
append_bin(const struct reliability_bin *bin, struct bytes *bytes)
{
	append_line(bytes, "whisker", (double[2]){ bin->confidence, bin->low },
		    (double[2]){ bin->confidence, bin->high });
	append_circle(bytes, "dot", bin->confidence, bin->share);
	bytes_append_text(bytes, "said ");
	number_append(bytes, bin->confidence, 3);
	bytes_append_text(bytes, ", holds ");
	number_append(bytes, bin->share, 3);
	bytes_printf(bytes, ": %zu of %zu</title></circle>", bin->positives,
		     bin->count);
}

static void
append_threshold(struct bytes *bytes, const char *name, double threshold,
		 bool right)
{
	if (threshold <= 0 || threshold >= 1)
		return;
	append_line(bytes, "cut", (double[2]){ threshold, 0 },
		    (double[2]){ threshold, 1 });
	bytes_printf(bytes, "<text class=\"mark\" text-anchor=\"%s\" y=\"%d\"",
		     right ? "end" : "start", TOP + 8);
	append_attribute(bytes, "x", x_of(threshold) + (right ? -3 : 3));
	bytes_printf(bytes, ">%s</text>", name);
}

void
plot_reliability(const struct reliability_bin bin[RELIABILITY_BINS],
		 const struct report_row *row, struct bytes *bytes)
{
	open_plot(bytes, "Reliability", row, "confidence");
	append_mass(bin, bytes);
	append_line(bytes, "ideal", (double[2]){ 0, 0 }, (double[2]){ 1, 1 });
	/* Away from each other, unless an edge is in the way. */
	append_threshold(bytes, "unsure", row->unsure, row->unsure > 0.16);
	append_threshold(bytes, "yes", row->yes, row->yes > 0.9);
	for (size_t i = 0; i < RELIABILITY_BINS; i++)
		if (bin[i].count > 0)
			append_bin(&bin[i], bytes);
	bytes_append_text(bytes, "</svg>");
}
