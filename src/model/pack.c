/* SPDX-License-Identifier: MIT */
/* Writing the packed form; packed.c reads it. */
#include "packed.h"

#include "layout.h"
#include "manifest.h"
#include "second.h"

#include "../base/digest.h"

#include <string.h>

static void
append_planes(const struct model *model, struct bytes *bytes)
{
	for (size_t i = 0; i < model->categories; i++) {
		const struct category *category = &model->category[i];
		double plane[LAYOUT_PLANE_NUMBERS] = {
			category->rho, category->calibration.a,
			category->calibration.b
		};

		bytes_append(bytes, (const char *)plane, sizeof plane);
	}
}

static void
append_knots(const struct model *model, struct bytes *bytes)
{
	for (size_t i = 0; i < model->categories; i++) {
		const struct calibration *calibration =
			&model->category[i].calibration;

		bytes_append(bytes, (const char *)calibration->knot,
			     calibration->knots * sizeof calibration->knot[0]);
	}
}

static size_t
names_length(const struct vocabulary *vocabulary)
{
	return vocabulary->size ? vocabulary->name_end[vocabulary->size - 1]
				: 0;
}

static void
append_array(struct bytes *bytes, const void *array, size_t count, size_t size)
{
	bytes_append(bytes, array, count * size);
}

static void
append_report(const struct model *model, struct bytes *bytes)
{
	bytes_append(bytes, model->report, model->report_length);
}

static void
append_documents(const struct model *model, struct bytes *bytes)
{
	append_array(bytes, model->vocabulary->documents,
		     model->vocabulary->size,
		     sizeof *model->vocabulary->documents);
}

static void
append_name_ends(const struct model *model, struct bytes *bytes)
{
	append_array(bytes, model->vocabulary->name_end,
		     model->vocabulary->size,
		     sizeof *model->vocabulary->name_end);
}

static void
append_names(const struct model *model, struct bytes *bytes)
{
	bytes_append(bytes, model->vocabulary->names,
		     names_length(model->vocabulary));
}

static void
append_sealed(struct sealed sealed, struct bytes *bytes)
{
	bytes_append(bytes, sealed.data, sealed.length);
}

static void
append_slots(const struct model *model, struct bytes *bytes)
{
	append_sealed(vocabulary_sealed_lines(model->vocabulary), bytes);
}

static void
append_idf(const struct model *model, struct bytes *bytes)
{
	append_sealed(vocabulary_sealed_idf(model->vocabulary), bytes);
}

static void
append_weights(const struct model *model, struct bytes *bytes)
{
	append_sealed(model_sealed_weights(model), bytes);
}

static void
append_seals(const struct model *model, struct bytes *bytes)
{
	const struct sealed sealed[] = {
		vocabulary_sealed_lines(model->vocabulary),
		vocabulary_sealed_idf(model->vocabulary),
		model_sealed_weights(model),
	};

	for (size_t i = 0; i < sizeof sealed / sizeof sealed[0]; i++)
		seal_append(bytes, sealed[i].data, sealed[i].length);
}

static void
append_second(const struct model *model, struct bytes *bytes)
{
	if (model->second)
		append_array(bytes, model->second,
			     second_features(model->categories) *
				     model->categories,
			     sizeof *model->second);
}

static void
append_gazetteer(const struct model *model, struct bytes *bytes)
{
	struct field table;

	if (!model->settings.gazetteer)
		return;
	table = gazetteer_table(model->settings.gazetteer);
	bytes_append(bytes, table.text, table.length);
}

static void
append_gazetteer_text(const struct model *model, struct bytes *bytes)
{
	const struct gazetteer *gazetteer = model->settings.gazetteer;

	if (gazetteer)
		bytes_append(bytes, gazetteer->text.text,
			     gazetteer->text.length);
}

static void (*const append_section[SECTIONS])(const struct model *model,
					      struct bytes *bytes) = {
	[MANIFEST] = manifest_append,
	[CATEGORIES] = categories_append_packed,
	[PLANES] = append_planes,	[KNOTS] = append_knots,
	[SECOND] = append_second,	[GAZETTEER] = append_gazetteer,
	[SEALS] = append_seals,
	[SLOTS] = append_slots,		[IDF] = append_idf,
	[WEIGHTS] = append_weights,	[DOCUMENTS] = append_documents,
	[NAME_ENDS] = append_name_ends, [NAMES] = append_names,
	[GAZETTEER_TEXT] = append_gazetteer_text,
	[REPORT] = append_report,
};

static void
pad(struct bytes *bytes)
{
	while (bytes->length % LAYOUT_ALIGNMENT != 0)
		bytes_append_byte(bytes, '\0');
}

void
packed_append(const struct model *model, struct bytes *bytes)
{
	struct layout packed = {
		.header = { .format = LAYOUT_FORMAT,
			    .byte_order = LAYOUT_BYTE_ORDER,
			    .sections = SECTIONS },
	};

	memcpy(packed.header.magic, LAYOUT_MAGIC, sizeof packed.header.magic);
	bytes_append(bytes, (const char *)&packed, sizeof packed);
	for (int i = 0; i < SECTIONS; i++) {
		struct layout_row *row = &packed.row[i];

		pad(bytes);
		row->offset = bytes->length;
		append_section[i](model, bytes);
		row->length = bytes->length - row->offset;
		strncpy(row->name, layout_name[i], sizeof row->name);
		if (bytes_ok(bytes))
			row->digest =
				digest(bytes->data + row->offset, row->length);
	}
	packed.header.digest =
		digest((const char *)packed.row, sizeof packed.row);
	if (bytes_ok(bytes))
		memcpy(bytes->data, &packed, sizeof packed);
}
