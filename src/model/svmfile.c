/* SPDX-License-Identifier: MIT */
#include "svmfile.h"

#include "../base/number.h"

#include <string.h>

static const int UNIT[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };

/* A weight in units of 10^-places as a decimal without needless zeroes. */
static void
append_weight(struct bytes *bytes, int weight, unsigned places)
{
	int size = weight < 0 ? -weight : weight;
	int unit = UNIT[places];
	int fraction = size % unit;
	unsigned digits = places;

	bytes_append_text(bytes, weight < 0 ? "-" : "");
	if (size >= unit || fraction == 0)
		bytes_printf(bytes, "%d", size / unit);
	if (fraction == 0)
		return;
	for (; fraction % 10 == 0; digits--)
		fraction /= 10;
	bytes_printf(bytes, ".%0*d", (int)digits, fraction);
}

static void
append_number(struct bytes *bytes, const char *name, double value)
{
	bytes_append_text(bytes, name);
	bytes_append_byte(bytes, ' ');
	number_append(bytes, value, NUMBER_PLACES);
	bytes_append_byte(bytes, '\n');
}

void
svmfile_append(const struct model *model, size_t category,
	       struct bytes *bytes)
{
	const struct category *facts = &model->category[category];

	bytes_append_text(bytes, "svm_type c_svc\nkernel_type linear\n"
				 "nr_class 2\ntotal_sv 1\n");
	append_number(bytes, "rho", facts->rho);
	bytes_append_text(bytes, "label 1 -1\n");
	if (facts->calibration.kind != CALIBRATION_ISOTONIC) {
		append_number(bytes, "probA", facts->calibration.a);
		append_number(bytes, "probB", facts->calibration.b);
	}
	bytes_append_text(bytes, "nr_sv 1 0\nSV\n1");
	for (uint32_t i = 0; i < model->vocabulary->size; i++) {
		int weight = model->weight[i * model->stride + category];

		if (weight == 0)
			continue;
		bytes_printf(bytes, " %u:", i + 1);
		append_weight(bytes, weight, facts->places);
	}
	bytes_append_byte(bytes, '\n');
}

/* Read `name value` with a number; false if it is something else. */
static bool
read_number(struct field line, const char *name, double *value)
{
	struct field part[2];

	return fields_split(line, ' ', part, 2) == 2 &&
	       field_is(part[0], name) &&
	       number_parse_decimal(part[1].text, part[1].length, value);
}

static bool
read_header(struct field *rest, struct category *category)
{
	static const char *const fixed[] = { "svm_type c_svc",
					     "kernel_type linear",
					     "nr_class 2", "total_sv 1" };
	struct field line;
	bool platt = category->calibration.kind != CALIBRATION_ISOTONIC;

	for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
		if (!fields_next_line(rest, &line) ||
		    !field_is(line, fixed[i]))
			return false;
	return fields_next_line(rest, &line) &&
	       read_number(line, "rho", &category->rho) &&
	       fields_next_line(rest, &line) && field_is(line, "label 1 -1") &&
	       (!platt || (fields_next_line(rest, &line) &&
			   read_number(line, "probA",
				       &category->calibration.a) &&
			   fields_next_line(rest, &line) &&
			   read_number(line, "probB",
				       &category->calibration.b))) &&
	       fields_next_line(rest, &line) && field_is(line, "nr_sv 1 0") &&
	       fields_next_line(rest, &line) && field_is(line, "SV");
}

/* Take the text up to the next blank off the front. */
static struct field
next_word(struct field *rest)
{
	const char *blank = memchr(rest->text, ' ', rest->length);
	size_t length = blank ? (size_t)(blank - rest->text) : rest->length;
	struct field word = { rest->text, length };

	length += blank != NULL;
	rest->text += length;
	rest->length -= length;
	return word;
}

/* Read a decimal as units of 10^-places; false unless it is exact. */
static bool
read_weight(struct field field, unsigned places, int16_t *weight)
{
	double value;

	if (!number_parse_decimal(field.text, field.length, &value))
		return false;

	double units = number_round(value, places) * UNIT[places];
	long rounded = (long)(units < 0 ? units - 0.5 : units + 0.5);

	if (number_round(value, places) != value ||
	    rounded < -MODEL_WEIGHT_MOST || rounded > MODEL_WEIGHT_MOST)
		return false;
	*weight = (int16_t)rounded;
	return true;
}

static bool
read_feature(struct field word, uint32_t size, unsigned places,
	     uint64_t *index, int16_t *weight)
{
	struct field part[2];
	uint64_t last = *index;

	return fields_split(word, ':', part, 2) == 2 &&
	       number_parse_count(part[0].text, part[0].length, size,
				  index) &&
	       *index > last && read_weight(part[1], places, weight);
}

static const char *
read_vector(const struct model *model, size_t category, int16_t *weight,
	    struct field line)
{
	uint64_t index = 0;
	int16_t value;

	if (!field_is(next_word(&line), "1"))
		return "the support vector's coefficient is not 1";
	while (line.length > 0) {
		if (!read_feature(next_word(&line), model->vocabulary->size,
				  model->category[category].places, &index,
				  &value))
			return "a feature is not an ascending index and a "
			       "weight";
		weight[(index - 1) * model->stride + category] = value;
	}
	return NULL;
}

bool
svmfile_parse(struct model *model, size_t category, int16_t *weight,
	      struct field text, struct error *error)
{
	struct field line;

	if (!read_header(&text, &model->category[category]))
		return error_set(error, STATUS_BAD_MODEL,
				 "not the header of a collapsed linear "
				 "C-SVC");
	/* The last line must have its end: a weight may be cut, too. */
	if (text.length == 0 || text.text[text.length - 1] != '\n' ||
	    !fields_next_line(&text, &line))
		return error_set(error, STATUS_BAD_MODEL, "cut short");
	if (text.length > 0)
		return error_set(error, STATUS_BAD_MODEL,
				 "more than one support vector");

	const char *complaint = read_vector(model, category, weight, line);

	if (complaint)
		return error_set(error, STATUS_BAD_MODEL, complaint);
	return true;
}
