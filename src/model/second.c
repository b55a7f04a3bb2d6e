/* SPDX-License-Identifier: MIT */
#include "second.h"

#include "../base/builtin.h"
#include "../base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	FEATURES_MOST =
		1 + SECOND_CATEGORIES_MOST +
		SECOND_CATEGORIES_MOST * (SECOND_CATEGORIES_MOST + 1) / 2,
};

bool
second_is_wanted(const struct settings *settings, size_t categories)
{
	return settings->second_stage > 0 && categories > 1 &&
	       categories <= SECOND_CATEGORIES_MOST;
}

size_t
second_features(size_t categories)
{
	return 1 + categories + categories * (categories + 1) / 2;
}

void
second_fill(const double *score, size_t categories, double *feature)
{
	size_t count = 1 + categories;

	feature[0] = 1;
	for (size_t i = 0; i < categories; i++)
		feature[1 + i] = tanh(score[i]);
	for (size_t i = 1; i <= categories; i++)
		for (size_t j = i; j <= categories; j++)
			feature[count++] = feature[i] * feature[j];
}

/* Eight categories at once: the compiler keeps their sums in registers. */
enum { EIGHT = 8 };

/* Add what the features make of `count` categories to their scores. */
static ALWAYS_INLINE void
add_columns(const double *feature, size_t features, const double *number,
	    size_t categories, size_t count, double *score)
{
	double sum[EIGHT];

	memcpy(sum, score, count * sizeof *sum);
	for (size_t i = 0; i < features; i++)
		for (size_t c = 0; c < count; c++)
			sum[c] += number[i * categories + c] * feature[i];
	memcpy(score, sum, count * sizeof *sum);
}

void
second_run(const struct model *model, double *score)
{
	double feature[FEATURES_MOST];
	const size_t categories = model->categories;
	const size_t features = second_features(categories);
	size_t c = 0;

	if (!model->second)
		return;
	second_fill(score, categories, feature);
	for (; c + EIGHT <= categories; c += EIGHT)
		add_columns(feature, features, model->second + c, categories,
			    EIGHT, score + c);
	for (; c < categories; c++)
		add_columns(feature, features, model->second + c, categories, 1,
			    score + c);
}

bool
second_allocate(struct model *model)
{
	model->own_second =
		calloc(second_features(model->categories) * model->categories,
		       sizeof *model->own_second);
	model->second = model->own_second;
	return model->own_second != NULL;
}

void
second_round(struct model *model, size_t category)
{
	size_t features = second_features(model->categories);

	for (size_t i = 0; i < features; i++) {
		double *number =
			&model->own_second[i * model->categories + category];

		*number = number_round(*number, SECOND_PLACES);
	}
}

/* "1", "espionage", "espionage*phishing": what features are called. */
static void
append_feature(const struct model *model, size_t first, size_t second,
	       struct bytes *bytes)
{
	if (first == 0 && second == 0)
		bytes_append_byte(bytes, '1');
	if (first > 0)
		bytes_append_text(bytes, model->category[first - 1].name);
	if (first > 0 && second > 0)
		bytes_append_byte(bytes, '*');
	if (second > 0)
		bytes_append_text(bytes, model->category[second - 1].name);
}

static void
append_numbers(const struct model *model, const double *number,
	       struct bytes *bytes)
{
	for (size_t c = 0; c < model->categories; c++) {
		bytes_append_byte(bytes, '\t');
		number_append(bytes, number[c], SECOND_PLACES);
	}
	bytes_append_byte(bytes, '\n');
}

void
second_append(const struct model *model, struct bytes *bytes)
{
	const double *number = model->second;

	bytes_append_text(bytes, "feature");
	for (size_t c = 0; c < model->categories; c++)
		bytes_printf(bytes, "\t%s", model->category[c].name);
	bytes_append_byte(bytes, '\n');
	/* First with a silent second: 1, then each category by itself. */
	for (size_t i = 0; i <= model->categories; i++) {
		append_feature(model, i, 0, bytes);
		append_numbers(model, number, bytes);
		number += model->categories;
	}
	for (size_t i = 1; i <= model->categories; i++)
		for (size_t j = i; j <= model->categories; j++) {
			append_feature(model, i, j, bytes);
			append_numbers(model, number, bytes);
			number += model->categories;
		}
}

static const char *
read_row(const struct model *model, struct field line, double *number)
{
	struct field field[SECOND_CATEGORIES_MOST + 1];

	if (fields_split(line, '\t', field, model->categories + 1) !=
	    model->categories + 1)
		return "not a feature and a number a category";
	for (size_t c = 0; c < model->categories; c++)
		if (!number_parse_decimal(field[c + 1].text,
					  field[c + 1].length, &number[c]) ||
		    fabs(number[c]) > SECOND_MOST)
			return "not a decimal number, or too large";
	return NULL;
}

bool
second_parse(struct model *model, struct field text, struct error *error)
{
	size_t features = second_features(model->categories);
	struct field line;
	size_t row = 0;

	if (!second_allocate(model))
		return error_no_memory(error);
	fields_next_line(&text, &line);
	for (; fields_next_line(&text, &line); row++) {
		const char *complaint =
			row < features
				? read_row(model, line,
					   model->own_second +
						   row * model->categories)
				: "more features than the categories make";

		if (complaint)
			return error_at_line(error, STATUS_BAD_MODEL, complaint,
					     row + 2);
	}
	return row == features ||
	       error_set(error, STATUS_BAD_MODEL,
			 "fewer features than the categories make");
}
