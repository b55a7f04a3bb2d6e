/* SPDX-License-Identifier: MIT */
#include "html_linked_data.h"

#include "html_render.h"

#include <jansson.h>
#include <string.h>

static void
set_text(struct bytes *bytes, const json_t *value)
{
	if (bytes->length > 0 || !json_is_string(value))
		return;
	html_append_flowing(bytes, json_string_value(value),
			    json_string_length(value));
}

/* A person or a list of them, each a name or an object that has one. */
static void
set_author(struct bytes *author, const json_t *value)
{
	size_t count = json_is_array(value) ? json_array_size(value) : 1;

	if (author->length > 0)
		return;
	for (size_t i = 0; i < count; i++) {
		const json_t *one =
			json_is_array(value) ? json_array_get(value, i) : value;
		const json_t *name = json_is_object(one)
					     ? json_object_get(one, "name")
					     : one;

		if (!json_is_string(name))
			continue;
		if (author->length > 0)
			bytes_append_text(author, ", ");
		html_append_flowing(author, json_string_value(name),
				    json_string_length(name));
	}
}

static bool
ends_with(const char *text, const char *end)
{
	size_t length = strlen(text);
	size_t tail = strlen(end);

	return length >= tail && strcmp(text + length - tail, end) == 0;
}

/* NewsArticle, BlogPosting, TechArticle, Report and their like. */
static bool
is_article_type(const json_t *type)
{
	const char *name;

	if (json_is_array(type))
		type = json_array_get(type, 0);
	name = json_string_value(type);
	return name &&
	       (ends_with(name, "Article") || ends_with(name, "Posting") ||
		strcmp(name, "Report") == 0);
}

static void
read_object(struct linked_data *data, const json_t *object)
{
	const json_t *page = json_object_get(object, "mainEntityOfPage");
	const json_t *link = json_object_get(object, "url");

	if (!is_article_type(json_object_get(object, "@type")))
		return;
	set_text(&data->headline, json_object_get(object, "headline"));
	set_author(&data->author, json_object_get(object, "author"));
	set_text(&data->date, json_object_get(object, "datePublished"));
	set_text(&data->link, link);
	set_text(&data->link,
		 json_is_object(page) ? json_object_get(page, "@id") : page);
	if (data->text.length == 0)
		bytes_append_text(&data->text,
				  json_string_value(json_object_get(
					  object, "articleBody"))
					  ? json_string_value(json_object_get(
						    object, "articleBody"))
					  : "");
}

/* An object, a list of them, or one with a list as its graph. */
static void
read_value(struct linked_data *data, const json_t *value)
{
	const json_t *graph = json_object_get(value, "@graph");
	const json_t *list = json_is_array(graph) ? graph : value;
	size_t count = json_is_array(list) ? json_array_size(list) : 0;

	if (json_is_object(value))
		read_object(data, value);
	for (size_t i = 0; i < count; i++)
		read_object(data, json_array_get(list, i));
}

void
linked_data_read(struct linked_data *data, const char *script, size_t length)
{
	json_t *value = json_loadb(script, length, 0, NULL);

	if (value)
		read_value(data, value);
	json_decref(value);
}

void
linked_data_free(struct linked_data *data)
{
	bytes_free(&data->headline);
	bytes_free(&data->author);
	bytes_free(&data->date);
	bytes_free(&data->link);
	bytes_free(&data->text);
}
