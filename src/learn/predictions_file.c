/* SPDX-License-Identifier: MIT */
/* Predictions read back from what predictions_append() wrote. */
#include "predictions.h"

#include "../document/json.h"
#include "../document/lines.h"
#include "../model/judge.h"

#include <string.h>

struct reading {
	const struct corpus *corpus;
	struct predictions *predictions;
};

/* The example of an id, by bisection: examples are in order of their ids. */
static size_t
find_example(const struct corpus *corpus, const char *id, size_t length)
{
	size_t low = 0;
	size_t high = corpus->examples;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct bytes *own = &corpus->example[middle]->document.id;
		size_t shorter = own->length < length ? own->length : length;
		int order = memcmp(bytes_text(own), id, shorter);

		if (order == 0 && own->length == length)
			return middle;
		if (order < 0 || (order == 0 && own->length < length))
			low = middle + 1;
		else
			high = middle;
	}
	return corpus->examples;
}

static bool
has_name(const json_t *list, const char *name)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *own = json_string_value(json_array_get(list, i));

		if (own && strcmp(own, name) == 0)
			return true;
	}
	return false;
}

static bool
read_confidence(const json_t *object, const char *name, double *confidence,
		struct error *error)
{
	const json_t *all = json_object_get(object, "confidence");
	const json_t *value = json_object_get(all, name);

	*confidence = json_number_value(value);
	if (json_is_number(value) && *confidence >= 0 && *confidence <= 1)
		return true;
	error_set(error, STATUS_BAD_INPUT,
		  "there is no confidence from 0 to 1 for a category");
	return error_word(error, name, strlen(name));
}

static bool
read_cells(const struct reading *reading, size_t example, const json_t *object,
	   struct error *error)
{
	const struct corpus *corpus = reading->corpus;
	struct predictions *predictions = reading->predictions;
	const json_t *labels = json_object_get(object, "labels");
	const json_t *unsure = json_object_get(object, "unsure");

	for (size_t c = 0; c < corpus->categories; c++) {
		const char *name = corpus->category[c].name;
		size_t at = example * corpus->categories + c;
		enum decision decision = has_name(labels, name) ? DECISION_YES
					 : has_name(unsure, name)
						 ? DECISION_UNSURE
						 : DECISION_NO;

		predictions->decision[at] = (unsigned char)decision;
		if (!read_confidence(object, name, &predictions->confidence[at],
				     error))
			return false;
	}
	predictions->judged[example] = true;
	return true;
}

static bool
read_object(const struct reading *reading, const json_t *object,
	    struct error *error)
{
	const json_t *id = json_object_get(object, "id");
	size_t example;

	if (!json_is_string(id))
		return error_set(error, STATUS_BAD_INPUT,
				 "a prediction has no id");
	example = find_example(reading->corpus, json_string_value(id),
			       json_string_length(id));
	if (example == reading->corpus->examples) {
		error_set(error, STATUS_BAD_INPUT,
			  "the corpus has no such document");
		return error_word(error, json_string_value(id),
				  json_string_length(id));
	}
	if (reading->predictions->judged[example])
		return error_set(error, STATUS_BAD_INPUT,
				 "a document is predicted twice");
	return read_cells(reading, example, object, error);
}

static bool
read_line(const struct reading *reading, const char *line, size_t length,
	  struct error *error)
{
	size_t replaced;
	json_t *object = json_parse_object(line, length, &replaced, error);
	bool read = object && read_object(reading, object, error);

	json_decref(object);
	return read;
}

bool
predictions_load(struct predictions *predictions, const char *path,
		 const struct corpus *corpus, const struct limits *limits,
		 struct error *error)
{
	struct reading reading = { corpus, predictions };
	struct lines *lines = lines_open(path, limits->bytes, error);
	enum lines_status status = LINES_BROKEN;
	const char *line;
	size_t length;
	bool read = lines && predictions_start(predictions, corpus, error);

	while (read && (status = lines_next(lines, &line, &length, error)) ==
			       LINES_READ) {
		read = read_line(&reading, line, length, error);
		if (!read && error->line == 0)
			error->line = lines_number(lines);
	}
	lines_free(lines);
	return read && status == LINES_END;
}
