/* SPDX-License-Identifier: MIT */
#include "format.h"

#include "moment.h"

#include "../base/json_text.h"
#include "../base/utf8.h"
#include "../text/refang.h"

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
	{ .name = "misp",
	  .meaning = "a MISP event a line, or its tags: --misp-tags",
	  .shows_indicators = true,
	  .append = format_misp },
	{ .name = "stix",
	  .meaning = "a bundle of STIX 2.1 a line",
	  .shows_indicators = true,
	  .needs_indicators = true,
	  .append = format_stix },
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

const char *
format_decision(enum decision decision)
{
	static const char *const name[] = { [DECISION_NO] = "no",
					    [DECISION_UNSURE] = "unsure",
					    [DECISION_YES] = "yes" };

	return name[decision];
}

void
format_insert(const double *confidence, size_t *category, size_t count,
	      size_t fresh)
{
	for (; count > 0 && confidence[category[count - 1]] < confidence[fresh];
	     count--)
		category[count] = category[count - 1];
	category[count] = fresh;
}

size_t
format_select(const struct result *result, const struct format_options *options,
	      enum decision decision, size_t *category)
{
	const struct judgement *judgement = result->judgement;
	size_t count = 0;

	for (size_t i = 0; i < result->model->categories; i++)
		if (judgement->decision[i] == decision &&
		    is_wanted(options, i))
			format_insert(judgement->confidence, category, count++, i);
	return options->top > 0 && count > options->top ? options->top
							: count;
}

int64_t
format_moment(const struct result *result, const struct format_options *options)
{
	const struct bytes *date = &result->document->date;
	int64_t moment;

	return moment_parse(bytes_text(date), date->length, &moment)
		       ? moment
		       : options->published;
}

/* RFC 1918, loopback and link-local: everybody has some of them. */
static bool
is_private(const char *address)
{
	static const char *const start[] = {
		"10.",	   "127.",    "169.254.", "192.168.", "172.16.",
		"172.17.", "172.18.", "172.19.",  "172.20.",  "172.21.",
		"172.22.", "172.23.", "172.24.",  "172.25.",  "172.26.",
		"172.27.", "172.28.", "172.29.",  "172.30.",  "172.31.",
	};

	for (size_t i = 0; i < sizeof start / sizeof start[0]; i++)
		if (strncmp(address, start[i], strlen(start[i])) == 0)
			return true;
	return false;
}

bool
format_is_suspect(const struct indicators *indicators, size_t i)
{
	const struct mention *mention = &indicators->mention[i];

	if (mention->kind >= INDICATOR_MD5 && mention->kind <= INDICATOR_SHA512)
		return true;
	return indicators_is_defanged(indicators, i) &&
	       !(mention->kind == INDICATOR_IPV4 && is_private(mention->value));
}

bool
format_is_web_address(const char *text)
{
	if (strncmp(text, "http://", 7) != 0 &&
	    strncmp(text, "https://", 8) != 0)
		return false;
	while (*text && refang_is_allowed(*text))
		text++;
	return *text == '\0';
}

void
format_append_name(const struct result *result, size_t most,
		   struct bytes *bytes)
{
	const struct bytes *title = &result->document->title;
	struct bytes line = { 0 };
	size_t length = 0;
	const char *end;

	utf8_append_visible(&line, title->length ? title->data : result->source,
			    title->length ? title->length
					  : strlen(result->source));
	end = bytes_text(&line) + line.length;
	while (length < line.length) {
		size_t next =
			utf8_sequence_length(bytes_text(&line) + length, end);

		if (next > most - length)
			break;
		length += next;
	}
	json_append_text(bytes, bytes_text(&line), length);
	bytes->failed |= line.failed;
	bytes_free(&line);
}
