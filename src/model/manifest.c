/* SPDX-License-Identifier: MIT */
#include "manifest.h"

#include "../base/number.h"

#include <string.h>

void
manifest_append(const struct model *model, struct bytes *bytes)
{
	bytes_printf(bytes, "format\t%d\ntext\t%d\nname\t%s\ndocuments\t%u\n",
		     MANIFEST_FORMAT, MANIFEST_TEXT, model->name,
		     model->documents);
	bytes_append_text(bytes, "min-known\t");
	number_append(bytes, model->min_known, 3);
	bytes_append_byte(bytes, '\n');
	if (model->settings.gazetteer)
		bytes_printf(bytes, "names\t%u\n",
			     model->settings.gazetteer->head->names);
	settings_append(&model->settings, bytes);
}

/* Each reads one value; false when it is not what it should be. */
static bool
read_format(struct model *model, struct field value)
{
	(void)model;
	return field_is(value, "1");
}

static bool
read_text(struct model *model, struct field value)
{
	(void)model;
	return field_is(value, "2");
}

static bool
read_name(struct model *model, struct field value)
{
	if (value.length == 0 || value.length >= sizeof model->name)
		return false;
	for (size_t i = 0; i < value.length; i++)
		if (value.text[i] <= ' ' || value.text[i] > '~' ||
		    strchr("\"\\;", value.text[i]))
			return false;
	memcpy(model->name, value.text, value.length);
	model->name[value.length] = '\0';
	return true;
}

static bool
read_documents(struct model *model, struct field value)
{
	uint64_t count;

	if (!number_parse_count(value.text, value.length, UINT32_MAX - 1,
				&count) ||
	    count == 0)
		return false;
	model->documents = (uint32_t)count;
	return true;
}

static bool
read_min_known(struct model *model, struct field value)
{
	return number_parse_decimal(value.text, value.length,
				    &model->min_known) &&
	       model->min_known >= 0 && model->min_known <= 1;
}

static bool
read_names(struct model *model, struct field value)
{
	uint64_t count;

	if (!number_parse_count(value.text, value.length, GAZETTEER_NAMES,
				&count) ||
	    count == 0)
		return false;
	model->names = (uint32_t)count;
	return true;
}

static const struct {
	const char *name;
	bool (*read)(struct model *model, struct field value);
	const char *complaint;
} entry[] = {
	{ "format", read_format,
	  "made for another version of triage: train it again" },
	{ "text", read_text,
	  "made for another version of triage: train it again" },
	{ "name", read_name, "name is empty, too long or not plain" },
	{ "documents", read_documents, "number of documents is wrong" },
	{ "min-known", read_min_known, "min-known is not between 0 and 1" },
	{ "names", read_names, "number of names is wrong" },
};

/* All but the last, which only a model with a gazetteer has, must be there. */
enum { ENTRIES = sizeof entry / sizeof entry[0], NEEDED = ENTRIES - 1 };

static const char *
read_entry(struct model *model, const struct field *field, unsigned *seen)
{
	struct error error;

	for (size_t i = 0; i < ENTRIES; i++) {
		if (!field_is(field[0], entry[i].name))
			continue;
		*seen |= 1u << i;
		return entry[i].read(model, field[1]) ? NULL
						      : entry[i].complaint;
	}
	return settings_set(&model->settings, field[0].text, field[0].length,
			    field[1].text, field[1].length, &error)
		       ? NULL
		       : error.what;
}

bool
manifest_parse(struct model *model, struct field text, struct error *error)
{
	struct field line;
	struct field field[2];
	unsigned seen = 0;
	size_t number = 0;

	while (fields_next_line(&text, &line)) {
		number++;

		const char *complaint =
			fields_split(line, '\t', field, 2) == 2
				? read_entry(model, field, &seen)
				: "not a name, a tab and a value";

		if (complaint)
			return error_at_line(error, STATUS_BAD_MODEL,
					     complaint, number);
	}
	const unsigned needed = (1u << NEEDED) - 1;

	if ((seen & needed) != needed || number < NEEDED + settings_count())
		return error_set(error, STATUS_BAD_MODEL,
				 "manifest is not complete");
	return true;
}
