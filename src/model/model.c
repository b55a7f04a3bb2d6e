/* SPDX-License-Identifier: MIT */
#include "model.h"

#include "../base/number.h"
#include "../base/utf8.h"

#include <stdlib.h>
#include <string.h>

struct model *
model_new(size_t categories)
{
	struct model *model = calloc(1, sizeof *model);

	if (!model)
		return NULL;
	settings_default(&model->settings);
	model->categories = categories;
	model->stride = model_stride(categories);
	model->category = calloc(categories + 1, sizeof *model->category);
	if (!model->category) {
		free(model);
		return NULL;
	}
	return model;
}

void
model_free(struct model *model)
{
	if (!model)
		return;
	for (size_t i = 0; i < model->categories; i++)
		free(model->category[i].tags);
	free(model->category);
	vocabulary_free(model->own_vocabulary);
	free(model->own_weight);
	free(model->own_second);
	bytes_free(&model->own_report);
	gazetteer_free(model->own_gazetteer);
	file_unmap(&model->mapping);
	free(model);
}

size_t
model_stride(size_t categories)
{
	return (categories + 7) / 8 * 8;
}

struct sealed
model_sealed_weights(const struct model *model)
{
	return (struct sealed){
		.data = (const char *)model->weight,
		.length = model->vocabulary->size * model->stride *
			  sizeof *model->weight,
		.seal = model->weight_seal,
	};
}

size_t
model_find_category(const struct model *model, const char *name,
		    size_t length)
{
	size_t i = 0;

	while (i < model->categories &&
	       (strlen(model->category[i].name) != length ||
		memcmp(model->category[i].name, name, length) != 0))
		i++;
	return i;
}

bool
model_is_category_name(const char *name, size_t length)
{
	if (length == 0 || length >= MODEL_NAME_LONGEST || name[0] == '-')
		return false;
	for (size_t i = 0; i < length; i++)
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", name[i]) ||
		    name[i] == '\0')
			return false;
	return true;
}

const char *
model_read_tags(struct field text, char *tags)
{
	if (text.length >= MODEL_TAGS_LONGEST)
		return "tags are too long";
	if (!utf8_is_valid(text.text, text.length))
		return "tags are not UTF-8";
	memcpy(tags, text.text, text.length);
	tags[text.length] = '\0';
	return NULL;
}

const char *
model_tags(const struct category *category)
{
	return category->tags ? category->tags : "";
}

bool
model_set_tags(struct category *category, const char *tags)
{
	char *copy = tags[0] != '\0' ? strdup(tags) : NULL;

	if (tags[0] != '\0' && !copy)
		return false;
	free(category->tags);
	category->tags = copy;
	return true;
}

bool
model_next_tag(struct field *tags, struct field *tag)
{
	while (tags->length > 0) {
		const char *end = memchr(tags->text, '\t', tags->length);
		size_t length = end ? (size_t)(end - tags->text)
				    : tags->length;

		*tag = (struct field){ tags->text, length };
		tags->text += length + (end != NULL);
		tags->length -= length + (end != NULL);
		if (length > 0)
			return true;
	}
	return false;
}

double
model_weight(const struct model *model, uint32_t term, size_t category)
{
	double units = model->weight[term * model->stride + category];

	for (unsigned i = 0; i < model->category[category].places; i++)
		units /= 10;
	return units;
}
