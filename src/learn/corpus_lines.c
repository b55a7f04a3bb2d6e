/* SPDX-License-Identifier: MIT */
/*
 * A corpus as JSON Lines, plain or gzip-compressed, an object a document:
 *
 *	{"id":…, "title":…, "text":…, "labels":[…], "not":[…] or "*",
 *	 "torn":[…], "fold":0}
 *
 * `not` is "*" (all others) when it is missing; a document without `labels`
 * and `not` was never judged.  Further members are skipped.
 */
#include "corpus.h"

#include "../base/fields.h"

#include "../document/json.h"
#include "../document/lines.h"

#include <string.h>

struct row {
	struct corpus *corpus;
	struct example *example;
	const json_t *object;
};

/* A member that is null counts as missing. */
static const json_t *
member(const struct row *row, const char *key)
{
	const json_t *value = json_object_get(row->object, key);

	return json_is_null(value) ? NULL : value;
}

/* Call `set` for each name in the list `key`; false with the complaint. */
static bool
for_each_name(const struct row *row, const char *key,
	      void (*set)(struct example *example, size_t category),
	      struct error *error)
{
	const json_t *list = member(row, key);

	if (list && !json_is_array(list))
		return error_set(error, STATUS_BAD_INPUT,
				 "a list of categories is not a list");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *name = json_array_get(list, i);

		if (!json_is_string(name))
			return error_set(error, STATUS_BAD_INPUT,
					 "a category is not a string");

		int category = corpus_category(row->corpus,
					       json_string_value(name),
					       json_string_length(name),
					       error);

		if (category < 0)
			return false;
		set(row->example, (size_t)category);
	}
	return true;
}

static void
set_holds(struct example *example, size_t category)
{
	example->label[category] = LABEL_HOLDS;
}

static void
set_not(struct example *example, size_t category)
{
	example->label[category] = LABEL_NOT;
}

static void
set_torn(struct example *example, size_t category)
{
	example->torn[category] = true;
}

/* All that is not said to hold does not, also what is named only later. */
static void
set_all_not(struct example *example)
{
	for (size_t i = 0; i < MODEL_CATEGORIES_MOST; i++)
		if (example->label[i] == LABEL_UNKNOWN)
			example->label[i] = LABEL_NOT;
}

static bool
is_star(const json_t *value)
{
	return json_is_string(value) &&
	       strcmp(json_string_value(value), "*") == 0;
}

static bool
read_labels(const struct row *row, struct error *error)
{
	const json_t *labels = member(row, "labels");
	const json_t *not = member(row, "not");

	if (!labels && !not)
		return true;
	if (not && !is_star(not) &&
	    !for_each_name(row, "not", set_not, error))
		return false;
	if (!for_each_name(row, "labels", set_holds, error) ||
	    !for_each_name(row, "torn", set_torn, error))
		return false;
	if (!not || is_star(not))
		set_all_not(row->example);
	return true;
}

static bool
read_fold(const struct row *row, struct error *error)
{
	const json_t *fold = member(row, "fold");

	if (!fold)
		return true;
	if (!json_is_integer(fold) || json_integer_value(fold) < 0 ||
	    json_integer_value(fold) >= FOLD_MOST)
		return error_set(error, STATUS_BAD_INPUT,
				 "\"fold\" is not a small whole number");
	row->example->fold = (int)json_integer_value(fold);
	return true;
}

/* A document without an id goes by its line. */
static void
name_by_line(struct document *document, const char *path, size_t number)
{
	if (document->id.length == 0)
		bytes_printf(&document->id, "%s:%zu", path, number);
}

static bool
read_row(struct corpus *corpus, const char *path, struct field line,
	 size_t number, bool labelled, struct error *error)
{
	struct row row = { .corpus = corpus };
	size_t replaced;
	json_t *object = json_parse_object(line.text, line.length, &replaced,
					   error);

	if (!object)
		return false;
	row.object = object;
	row.example = corpus_append(corpus, error);

	bool read = row.example &&
		    document_read_json(&row.example->document, object,
				       &json_names_standard, error) &&
		    (!labelled || (read_labels(&row, error) &&
				   read_fold(&row, error)));

	if (read)
		name_by_line(&row.example->document, path, number);
	json_decref(object);
	return read;
}

static bool
is_blank(struct field line)
{
	for (size_t i = 0; i < line.length; i++)
		if (line.text[i] != ' ' && line.text[i] != '\t')
			return false;
	return true;
}

bool
corpus_add_lines(struct corpus *corpus, const char *path, bool labelled,
		 const struct limits *limits, struct error *error)
{
	struct lines *lines = lines_open(path, limits->bytes, error);
	enum lines_status status;
	struct field line;
	bool read = lines != NULL;

	while (read && (status = lines_next(lines, &line.text, &line.length,
					    error)) != LINES_END) {
		size_t number = lines_number(lines);

		read = status == LINES_READ &&
		       (is_blank(line) ||
			read_row(corpus, path, line, number, labelled,
				 error));
		if (!read)
			error->line = number;
	}
	lines_free(lines);
	return read;
}
