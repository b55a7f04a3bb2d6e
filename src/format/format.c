/* SPDX-License-Identifier: MIT */
#include "format.h"

#include <string.h>

static const struct format formats[] = {
	{ .name = "text",
	  .meaning = "a table for people",
	  .shows_indicators = true,
	  .append = format_text },
	{ .name = "tsv",
	  .meaning = "source, labels, unsure, confidences, a line each",
	  .append = format_tsv },
	{ .name = "json",
	  .meaning = "one JSON array of all results",
	  .open = "[\n",
	  .separator = ",\n",
	  .close = "\n]\n",
	  .shows_indicators = true,
	  .append = format_json },
	{ .name = "jsonl",
	  .meaning = "a JSON object a line",
	  .shows_indicators = true,
	  .append = format_json_line },
	{ .name = "svm",
	  .meaning = "the vector, as libsvm reads it",
	  .needs_vector = true,
	  .append = format_svm },
};

enum { FORMATS = sizeof formats / sizeof formats[0] };

const struct format *
format_find(const char *name)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	return NULL;
}

const struct format *
format_at(size_t i)
{
	return i < FORMATS ? &formats[i] : NULL;
}

static bool
is_wanted(const struct format_options *options, size_t category)
{
	return !options->only || options->only[category];
}

/* Insert into a list in descending order; equal ones keep the model's. */
static void
insert(const double *confidence, size_t *category, size_t count, size_t fresh)
{
	size_t at = count;

	for (; at > 0 && confidence[category[at - 1]] < confidence[fresh];
	     at--)
		category[at] = category[at - 1];
	category[at] = fresh;
}

size_t
format_select(const struct result *result,
	      const struct format_options *options, enum decision decision,
	      size_t *category)
{
	const struct judgement *judgement = result->judgement;
	size_t count = 0;

	for (size_t i = 0; i < result->model->categories; i++)
		if (judgement->decision[i] == decision &&
		    is_wanted(options, i))
			insert(judgement->confidence, category, count++, i);
	return options->top > 0 && count > options->top ? options->top
							: count;
}
