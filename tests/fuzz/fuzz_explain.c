/* SPDX-License-Identifier: MIT */
/*
 * Plain text to explanations: the rows sum to the score, places lie in the
 * text, JSON is JSON, and nothing that a terminal or a browser obeys gets
 * through.
 */
#include "fuzz.h"

#include "../../src/document/json.h"
#include "../../src/format/explain.h"
#include "../unit/sample.h"

#include <math.h>
#include <string.h>

/* Only the matcher knows it later; a search for leaks wants it kept. */
static struct patterns *patterns __attribute__((used));
static struct explanation *explanation;

static void
start(void)
{
	struct error error = { 0 };

	if (explanation)
		return;
	patterns = patterns_new(&error);
	FUZZ_CHECK(patterns != NULL);
	explanation = explanation_new(sample_model(), patterns, &error);
	FUZZ_CHECK(explanation != NULL);
}

static void
check_sum(size_t category)
{
	const struct reason *reason =
		explanation_reasons(explanation, category);
	double sum = explanation_beyond(explanation, category) -
		     explanation->model->category[category].rho;

	for (size_t i = 0; i < explanation->vector->count; i++)
		sum += reason[i].contribution;
	FUZZ_CHECK(fabs(sum - explanation->judgement.score[category]) < 1e-5);
}

static void
check_places(void)
{
	for (size_t i = 0; i < explanation->places; i++) {
		const struct place *place = &explanation->place[i];

		FUZZ_CHECK(place->length > 0);
		FUZZ_CHECK(
			place->offset + place->length <=
			explanation_text(explanation, place->in_body)->length);
	}
}

/* Nothing but text, line ends and, where there is colour, our own escapes. */
static void
check_plain(const struct bytes *bytes, bool colour)
{
	const char *text = bytes_text(bytes);

	for (size_t i = 0; i < bytes->length; i++) {
		unsigned char byte = (unsigned char)text[i];

		if (colour && byte == 0x1b) {
			FUZZ_CHECK(text[i + 1] == '[');
			i += 2 + strspn(text + i + 2, "0123456789;");
			FUZZ_CHECK(text[i] == 'm');
			continue;
		}
		FUZZ_CHECK(byte >= ' ' || byte == '\n');
	}
}

static void
check_json(struct bytes *bytes)
{
	struct error error = { 0 };
	size_t replaced = 0;
	json_t *object = json_parse_object(bytes_text(bytes), bytes->length,
					   &replaced, &error);

	FUZZ_CHECK(object != NULL && replaced == 0);
	json_decref(object);
}

static void
check_formats(const struct format_options *options)
{
	static const size_t category[] = { 0, 1, 2 };
	struct explained explained = {
		.source = "fuzz",
		.explanation = explanation,
		.options = options,
		.category = category,
		.categories =
			explanation->judgement.reason ? 0 : SAMPLE_CATEGORIES,
	};
	struct bytes bytes = { 0 };

	explain_text(&explained, &bytes);
	check_plain(&bytes, options->colour);
	bytes_clear(&bytes);
	explain_json(&explained, &bytes);
	check_json(&bytes);
	bytes_clear(&bytes);
	explain_html(&explained, &bytes);
	check_plain(&bytes, false);
	FUZZ_CHECK(strstr(bytes_text(&bytes), "<script") == NULL);
	bytes_free(&bytes);
}

void
fuzz_explain(const uint8_t *data, size_t size)
{
	static const struct format_options options[] = {
		{ .top = 5, .width = 30, .colour = true },
		{ .top = 100, .width = 80 },
	};
	struct document document = { 0 };
	struct error error = { 0 };

	start();
	document_read_text(&document, (const char *)data, size);
	FUZZ_CHECK(explanation_run(explanation, &document, &error));
	check_places();
	for (size_t c = 0;
	     !explanation->judgement.reason && c < SAMPLE_CATEGORIES; c++)
		check_sum(c);
	for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
		check_formats(&options[i]);
	document_free(&document);
}
