/* SPDX-License-Identifier: MIT */
/*
 * Tab-separated: source, status, labels, unsure, then name=confidence of
 * those.  Lists are comma-separated, "-" when empty.  In the source a tab, a
 * line end and a backslash are written \t, \n and \\, other control characters
 * as \x1b.
 */
#include "format.h"

#include "../base/number.h"

enum { CONFIDENCE_PLACES = 4 };

static void
append_escaped(struct bytes *bytes, const char *text)
{
	for (; *text; text++) {
		if (*text == '\t')
			bytes_append_text(bytes, "\\t");
		else if (*text == '\n')
			bytes_append_text(bytes, "\\n");
		else if (*text == '\\')
			bytes_append_text(bytes, "\\\\");
		else if ((unsigned char)*text < 0x20 || *text == 0x7f)
			bytes_printf(bytes, "\\x%02x", (unsigned)*text);
		else
			bytes_append_byte(bytes, *text);
	}
}

static void
append_list(const struct result *result, const size_t *category, size_t count,
	    bool confidence, struct bytes *bytes)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			bytes_append_byte(bytes, ',');
		bytes_append_text(bytes,
				  result->model->category[category[i]].name);
		if (!confidence)
			continue;
		bytes_append_byte(bytes, '=');
		number_append(bytes,
			      result->judgement->confidence[category[i]],
			      CONFIDENCE_PLACES);
	}
	if (count == 0)
		bytes_append_byte(bytes, '-');
}

void
format_tsv_verdict(const struct result *result,
		   const struct format_options *options, struct bytes *bytes)
{
	size_t category[2 * MODEL_CATEGORIES_MOST];
	size_t yes = format_select(result, options, DECISION_YES, category);
	size_t unsure = format_select(result, options, DECISION_UNSURE,
				      category + yes);

	bytes_append_text(bytes,
			  result->judgement->reason ? "unjudged\t" : "ok\t");
	append_list(result, category, yes, false, bytes);
	bytes_append_byte(bytes, '\t');
	append_list(result, category + yes, unsure, false, bytes);
	bytes_append_byte(bytes, '\t');
	append_list(result, category, yes + unsure, true, bytes);
}

void
format_tsv_error(struct bytes *bytes)
{
	bytes_append_text(bytes, "error\t-\t-\t-");
}

void
format_tsv(const struct result *result, const struct format_options *options,
	   struct bytes *bytes)
{
	append_escaped(bytes, result->source);
	bytes_append_byte(bytes, '\t');
	if (result->error)
		format_tsv_error(bytes);
	else
		format_tsv_verdict(result, options, bytes);
	bytes_append_byte(bytes, '\n');
}
