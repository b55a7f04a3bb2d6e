/* SPDX-License-Identifier: MIT */
#include "format.h"

#include <string.h>

static const struct format formats[] = {
	{ "text", "a table for people", false, "", "", "", false,
	  format_text },
	{ "tsv", "source, labels, unsure, confidences, a line each", false,
	  "", "", "", false, format_tsv },
	{ "json", "one JSON array of all results", true, "[\n", ",\n",
	  "\n]\n", false, format_json },
	{ "jsonl", "a JSON object a line", false, "", "", "", false,
	  format_json_line },
	{ "svm", "the vector, as libsvm reads it", false, "", "", "", true,
	  format_svm },
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
