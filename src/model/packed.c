/* SPDX-License-Identifier: MIT */
/* Reading the packed form; pack.c writes it. */
#include "packed.h"

#include "layout.h"
#include "manifest.h"
#include "second.h"

#include "../base/digest.h"

#include <math.h>
#include <string.h>

const char *const layout_name[SECTIONS] = {
	"manifest", "categories", "planes",    "knots",	    "second",
	"gazetteer", "seals",	  "slots",     "idf",	    "weights",
	"documents", "name-ends", "names",     "gazetteer-text", "report",
};

static const char *
check_header(const struct mapping *mapping)
{
	const struct layout_header *header = (const void *)mapping->data;

	if (mapping->length < sizeof *header ||
	    memcmp(header->magic, LAYOUT_MAGIC, sizeof header->magic) != 0)
		return "not a packed model";
	if (header->byte_order != LAYOUT_BYTE_ORDER)
		return "packed on a machine of another byte order: pack it "
		       "here";
	if (header->format > LAYOUT_FORMAT)
		return "packed by a newer version of triage";
	if (header->format < LAYOUT_FORMAT || header->sections != SECTIONS)
		return "packed by another version of triage: pack it again";
	if (mapping->length < sizeof(struct layout))
		return "cut short";
	return NULL;
}

static bool
is_checked(enum layout_section i, enum model_check check)
{
	return check == MODEL_CHECK_ALL || i == MANIFEST || i == CATEGORIES ||
	       i == PLANES || i == KNOTS || i == SECOND || i == GAZETTEER;
}

static const char *
check_rows(const struct mapping *mapping, enum model_check check)
{
	const struct layout *packed = (const void *)mapping->data;

	if (digest((const char *)packed->row, sizeof packed->row) !=
	    packed->header.digest)
		return "damaged: the section table does not match its digest";
	for (int i = 0; i < SECTIONS; i++) {
		const struct layout_row *row = &packed->row[i];

		if (strncmp(row->name, layout_name[i], sizeof row->name) !=
			    0 ||
		    row->offset % LAYOUT_ALIGNMENT != 0)
			return "damaged: the section table is not in order";
		if (row->offset > mapping->length ||
		    row->length > mapping->length - row->offset)
			return "cut short";
		if (is_checked((enum layout_section)i, check) &&
		    digest(mapping->data + row->offset, row->length) !=
			    row->digest)
			return "damaged: a section does not match its digest";
	}
	return NULL;
}

static struct field
section(const struct mapping *mapping, enum layout_section i)
{
	const struct layout *packed = (const void *)mapping->data;

	return (struct field){ mapping->data + packed->row[i].offset,
			       packed->row[i].length };
}

/* The array in a section, or NULL if it has not `count` items. */
static const void *
array(const struct mapping *mapping, enum layout_section i, size_t count,
      size_t size)
{
	struct field field = section(mapping, i);

	return field.length == count * size ? field.text : NULL;
}

static bool
read_planes(struct model *model, const struct mapping *mapping)
{
	const double *plane = array(mapping, PLANES, model->categories,
				    LAYOUT_PLANE_NUMBERS * sizeof *plane);

	for (size_t i = 0; plane && i < model->categories; i++) {
		struct category *category = &model->category[i];

		category->rho = plane[3 * i];
		category->calibration.a = plane[3 * i + 1];
		category->calibration.b = plane[3 * i + 2];
		if (!isfinite(category->rho) ||
		    !isfinite(category->calibration.a) ||
		    !isfinite(category->calibration.b))
			return false;
	}
	return plane != NULL;
}

/* Part the knots between the categories, which know how many they have. */
static bool
read_knots(struct model *model, const struct mapping *mapping)
{
	size_t count = 0;

	for (size_t i = 0; i < model->categories; i++)
		count += model->category[i].calibration.knots;

	const struct knot *knot = array(mapping, KNOTS, count, sizeof *knot);

	for (size_t i = 0; knot && i < model->categories; i++) {
		struct calibration *calibration =
			&model->category[i].calibration;

		memcpy(calibration->knot, knot,
		       calibration->knots * sizeof *knot);
		knot += calibration->knots;
		if (!calibration_has_sound_knots(calibration))
			return false;
	}
	return knot != NULL;
}

/* Part the seals between the sections that they are of. */
static bool
read_seals(struct model *model, const struct mapping *mapping)
{
	size_t lines = seal_count(section(mapping, SLOTS).length);
	size_t idf = seal_count(section(mapping, IDF).length);
	size_t weights = seal_count(section(mapping, WEIGHTS).length);
	const uint32_t *seal = array(mapping, SEALS, lines + idf + weights,
				     sizeof *seal);

	if (!seal)
		return false;
	model->mapped_vocabulary.line_seal = seal;
	model->mapped_vocabulary.idf_seal = seal + lines;
	model->weight_seal = seal + lines + idf;
	return true;
}

static bool
read_arrays(struct model *model, const struct mapping *mapping)
{
	struct vocabulary *vocabulary = &model->mapped_vocabulary;
	const size_t line = sizeof *vocabulary->line;
	size_t size = section(mapping, IDF).length / sizeof(float);
	size_t lines = section(mapping, SLOTS).length / line;

	if (size == 0 || size > VOCABULARY_MOST || lines == 0 ||
	    lines > UINT32_MAX)
		return false;
	vocabulary->size = (uint32_t)size;
	vocabulary->lines = (uint32_t)lines;
	vocabulary->names = section(mapping, NAMES).text;
	vocabulary->documents =
		array(mapping, DOCUMENTS, size, sizeof(uint32_t));
	vocabulary->name_end =
		array(mapping, NAME_ENDS, size, sizeof(uint32_t));
	vocabulary->line = array(mapping, SLOTS, lines, line);
	vocabulary->idf = array(mapping, IDF, size, sizeof(float));
	model->weight = array(mapping, WEIGHTS, size * model->stride,
			      sizeof(int16_t));
	model->vocabulary = vocabulary;
	return vocabulary->documents && vocabulary->name_end &&
	       vocabulary->line && vocabulary->idf && model->weight &&
	       read_seals(model, mapping);
}

/* What can be wrong behind the right digests, and blocks unlike their seals. */
static bool
are_arrays_sound(const struct model *model, const struct mapping *mapping)
{
	const struct vocabulary *vocabulary = model->vocabulary;
	const struct sealed lines = vocabulary_sealed_lines(vocabulary);
	const struct sealed idf = vocabulary_sealed_idf(vocabulary);
	const struct sealed weights = model_sealed_weights(model);

	return sealed_holds(&lines) && sealed_holds(&idf) &&
	       sealed_holds(&weights) &&
	       vocabulary_is_sound(vocabulary, section(mapping, NAMES).length);
}

/* Numbers of a second stage just where the settings want one. */
static bool
read_second(struct model *model, const struct mapping *mapping)
{
	size_t count = second_is_wanted(&model->settings, model->categories)
			       ? second_features(model->categories) *
					 model->categories
			       : 0;
	const double *number = array(mapping, SECOND, count, sizeof *number);

	if (!number)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!(fabs(number[i]) <= SECOND_MOST))
			return false;
	model->second = count > 0 ? number : NULL;
	return true;
}

/* The names with what is known of them, if there are any. */
static bool
read_gazetteer(struct model *model, const struct mapping *mapping)
{
	struct field table = section(mapping, GAZETTEER);

	if (model->names == 0)
		return table.length == 0;
	model->own_gazetteer =
		gazetteer_open(table, section(mapping, GAZETTEER_TEXT));
	model->settings.gazetteer = model->own_gazetteer;
	return model->own_gazetteer &&
	       model->own_gazetteer->head->names == model->names;
}

static bool
read_model(struct model *model, const struct mapping *mapping,
	   enum model_check check, struct error *error)
{
	struct field report = section(mapping, REPORT);

	if (!manifest_parse(model, section(mapping, MANIFEST), error) ||
	    !categories_parse_packed(model, section(mapping, CATEGORIES),
				     error))
		return false;
	if (!read_planes(model, mapping) || !read_knots(model, mapping) ||
	    !read_arrays(model, mapping) ||
	    !read_second(model, mapping) || !read_gazetteer(model, mapping) ||
	    (check == MODEL_CHECK_ALL && !are_arrays_sound(model, mapping)))
		return error_set(error, STATUS_BAD_MODEL,
				 "damaged: sections do not fit together");
	model->report = report.text;
	model->report_length = report.length;
	return true;
}

struct model *
packed_open(struct mapping *mapping, enum model_check check,
	    struct error *error)
{
	const char *complaint = check_header(mapping);

	if (!complaint)
		complaint = check_rows(mapping, check);
	if (complaint) {
		error_set(error, STATUS_BAD_MODEL, complaint);
		return NULL;
	}

	size_t categories = categories_count(section(mapping, CATEGORIES));
	struct model *model = NULL;

	if (categories == 0 || categories > MODEL_CATEGORIES_MOST)
		error_set(error, STATUS_BAD_MODEL,
			  "number of categories is wrong");
	else if (!(model = model_new(categories)))
		error_no_memory(error);
	if (model && !read_model(model, mapping, check, error)) {
		model_free(model);
		return NULL;
	}
	if (model) {
		model->mapping = *mapping;
		*mapping = (struct mapping){ 0 };
	}
	return model;
}

struct model *
model_load(const char *path, enum model_check check, struct error *error)
{
	struct mapping mapping;
	struct model *model;

	if (!file_map(path, &mapping, error))
		return NULL;
	model = packed_open(&mapping, check, error);
	if (!model) {
		file_unmap(&mapping);
		error_about(error, path);
	}
	return model;
}
