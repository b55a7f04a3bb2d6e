/* SPDX-License-Identifier: MIT */
/* The table of categories; manifest.h describes it. */
#include "manifest.h"

#include "../base/number.h"

#include <string.h>

static const char HEADER[] = "name\tpositives\tnegatives\tc\tplaces\t"
			     "calibration\tyes\tunsure\tknots\tsummary";
/* Behind the header where categories have tags; then behind each row, too. */
static const char TAGS[] = "\ttags";

enum column {
	NAME,
	POSITIVES,
	NEGATIVES,
	C,
	PLACES,
	CALIBRATION,
	YES,
	UNSURE,
	KNOTS,
	SUMMARY,
	COLUMNS,
};

static const char *const kind_name[] = {
	[CALIBRATION_UNCALIBRATED] = "uncalibrated",
	[CALIBRATION_PLATT] = "platt",
	[CALIBRATION_ISOTONIC] = "isotonic",
};

static void
append_knots(const struct calibration *calibration, struct bytes *bytes)
{
	if (calibration->knots == 0)
		bytes_append_byte(bytes, '-');
	for (size_t i = 0; i < calibration->knots; i++) {
		if (i > 0)
			bytes_append_byte(bytes, ',');
		number_append(bytes, calibration->knot[i].score, 6);
		bytes_append_byte(bytes, ':');
		number_append(bytes, calibration->knot[i].confidence, 6);
	}
}

/* The packed form has them elsewhere, as numbers (layout.h). */
static void
append_knots_count(const struct calibration *calibration, struct bytes *bytes)
{
	bytes_printf(bytes, "%zu", calibration->knots);
}

typedef void knots_writer(const struct calibration *calibration,
			  struct bytes *bytes);
typedef bool knots_reader(struct field field, struct calibration *calibration);

static void
append_row(const struct category *category, knots_writer *write,
	   struct bytes *bytes)
{
	bytes_printf(bytes, "%s\t%u\t%u\t", category->name,
		     category->positives, category->negatives);
	number_append(bytes, category->c, 4);
	bytes_printf(bytes, "\t%u\t%s\t", category->places,
		     kind_name[category->calibration.kind]);
	number_append(bytes, category->yes, 9);
	bytes_append_byte(bytes, '\t');
	number_append(bytes, category->unsure, 9);
	bytes_append_byte(bytes, '\t');
	write(&category->calibration, bytes);
	bytes_printf(bytes, "\t%s", category->summary);
}

static bool
has_tags(const struct model *model)
{
	for (size_t i = 0; i < model->categories; i++)
		if (model->category[i].tags)
			return true;
	return false;
}

static void
append_table(const struct model *model, knots_writer *write,
	     struct bytes *bytes)
{
	bool tags = has_tags(model);

	bytes_append_text(bytes, HEADER);
	bytes_append_text(bytes, tags ? TAGS : "");
	bytes_append_byte(bytes, '\n');
	for (size_t i = 0; i < model->categories; i++) {
		append_row(&model->category[i], write, bytes);
		if (tags)
			bytes_printf(bytes, "\t%s",
				     model_tags(&model->category[i]));
		bytes_append_byte(bytes, '\n');
	}
}

void
categories_append(const struct model *model, struct bytes *bytes)
{
	append_table(model, append_knots, bytes);
}

void
categories_append_packed(const struct model *model, struct bytes *bytes)
{
	append_table(model, append_knots_count, bytes);
}

size_t
categories_count(struct field text)
{
	struct field line;
	size_t lines = 0;

	while (fields_next_line(&text, &line))
		lines++;
	return lines ? lines - 1 : 0;
}

static bool
read_decimal(struct field field, double least, double most, double *value)
{
	return number_parse_decimal(field.text, field.length, value) &&
	       *value >= least && *value <= most;
}

static bool
read_count(struct field field, uint64_t most, uint32_t *value)
{
	uint64_t count;

	if (!number_parse_count(field.text, field.length, most, &count))
		return false;
	*value = (uint32_t)count;
	return true;
}

static bool
read_text(struct field field, size_t size, char *text)
{
	if (field.length >= size || memchr(field.text, '\0', field.length))
		return false;
	memcpy(text, field.text, field.length);
	text[field.length] = '\0';
	return true;
}

static bool
read_kind(struct field field, struct calibration *calibration)
{
	for (int i = 0; i <= CALIBRATION_ISOTONIC; i++)
		if (field_is(field, kind_name[i])) {
			calibration->kind = (enum calibration_kind)i;
			return true;
		}
	return false;
}

static bool
take_decimal(struct field *rest, double *value)
{
	size_t length = number_take_decimal(rest->text, rest->length, value);

	rest->text += length;
	rest->length -= length;
	return length > 0;
}

static bool
take_byte(struct field *rest, char byte)
{
	if (rest->length == 0 || *rest->text != byte)
		return false;
	rest->text++;
	rest->length--;
	return true;
}

static bool
take_knot(struct field *rest, struct knot *knot)
{
	return take_decimal(rest, &knot->score) && take_byte(rest, ':') &&
	       take_decimal(rest, &knot->confidence);
}

static bool
read_knots(struct field field, struct calibration *calibration)
{
	bool more = !field_is(field, "-");

	calibration->knots = 0;
	while (more) {
		if (calibration->knots == KNOTS_MOST ||
		    !take_knot(&field,
			       &calibration->knot[calibration->knots++]))
			return false;
		more = take_byte(&field, ',');
	}
	return (calibration->knots == 0 || field.length == 0) &&
	       calibration_has_sound_knots(calibration);
}

static bool
read_knots_count(struct field field, struct calibration *calibration)
{
	uint64_t count;

	if (!number_parse_count(field.text, field.length, KNOTS_MOST, &count))
		return false;
	calibration->knots = (size_t)count;
	return true;
}

static const char *
read_row(struct category *category, const struct field *field,
	 knots_reader *read)
{
	if (!model_is_category_name(field[NAME].text, field[NAME].length))
		return "category name is not lower-case letters, digits and "
		       "hyphens";
	read_text(field[NAME], sizeof category->name, category->name);
	if (!read_text(field[SUMMARY], sizeof category->summary,
		       category->summary))
		return "summary is too long";
	if (!read_count(field[POSITIVES], UINT32_MAX, &category->positives) ||
	    !read_count(field[NEGATIVES], UINT32_MAX, &category->negatives))
		return "number of documents is wrong";
	if (!read_decimal(field[C], 0, 1e6, &category->c) || category->c <= 0)
		return "c is not a number above 0";
	if (!read_count(field[PLACES], MODEL_PLACES_MOST, &category->places))
		return "places is too large";
	if (!read_kind(field[CALIBRATION], &category->calibration))
		return "unknown kind of calibration";
	if (!read_decimal(field[YES], 0, 2, &category->yes) ||
	    !read_decimal(field[UNSURE], 0, 2, &category->unsure))
		return "threshold is not a number from 0 to 2";
	if (!read(field[KNOTS], &category->calibration))
		return "knots are not ascending pairs score:confidence";
	return NULL;
}

static bool
is_repeated(const struct model *model, size_t row)
{
	const char *name = model->category[row].name;

	return model_find_category(model, name, strlen(name)) < row;
}

/* Whether a table begins as it must; `tags` becomes whether it has them. */
static bool
read_header(struct field line, bool *tags)
{
	const size_t length = sizeof HEADER - 1;

	if (line.length < length || memcmp(line.text, HEADER, length) != 0)
		return false;
	line.text += length;
	line.length -= length;
	*tags = field_is(line, TAGS);
	return *tags || line.length == 0;
}

/* What rows have. */
struct table {
	bool tags;
	knots_reader *read;
};

/* Each tag is a column of its own, so that it may be anything but a tab. */
static const char *
read_line(struct category *category, struct field line,
	  const struct table *table)
{
	struct field field[COLUMNS];
	size_t count = fields_split(line, '\t', field, COLUMNS);
	const char *complaint;

	if (table->tags ? count <= COLUMNS : count != COLUMNS)
		return "wrong number of columns";
	complaint = read_row(category, field, table->read);
	if (complaint || !table->tags)
		return complaint;

	const char *rest = field[SUMMARY].text + field[SUMMARY].length + 1;
	char text[MODEL_TAGS_LONGEST];

	complaint = model_read_tags(
		(struct field){ rest,
				(size_t)(line.text + line.length - rest) },
		text);
	if (complaint || model_set_tags(category, text))
		return complaint;
	return "out of memory";
}

static bool
parse_table(struct model *model, struct field text, knots_reader *read,
	    struct error *error)
{
	struct table table = { .read = read };
	struct field line = { 0 };

	fields_next_line(&text, &line);
	if (!read_header(line, &table.tags))
		return error_at_line(error, STATUS_BAD_MODEL,
				     "not the header of a category table", 1);
	for (size_t i = 0; i < model->categories; i++) {
		fields_next_line(&text, &line);

		const char *complaint =
			read_line(&model->category[i], line, &table);

		if (!complaint && is_repeated(model, i))
			complaint = "category is listed twice";
		if (complaint)
			return error_at_line(error, STATUS_BAD_MODEL,
					     complaint, i + 2);
	}
	return true;
}

bool
categories_parse(struct model *model, struct field text, struct error *error)
{
	return parse_table(model, text, read_knots, error);
}

bool
categories_parse_packed(struct model *model, struct field text,
			struct error *error)
{
	return parse_table(model, text, read_knots_count, error);
}
