/* SPDX-License-Identifier: MIT */
#include "tagger.h"

#include "sample.h"
#include "unit.h"

#include <string.h>

struct tagger tagger;

static bool
has(const struct document *document, const char *word)
{
	return strstr(bytes_text(&document->title), word) ||
	       strstr(bytes_text(&document->body), word);
}

static void
decide(size_t category, bool holds)
{
	tagger.confidence[category] = holds ? 0.9 : 0.1;
	tagger.decision[category] = holds ? DECISION_YES : DECISION_NO;
}

static bool
judge(void *context, struct document *document, struct verdict *verdict,
      struct error *error)
{
	ck_assert_ptr_eq(context, &tagger);
	tagger.judged++;
	if (has(document, "fail"))
		return error_set(error, STATUS_INTERNAL, "judging failed");
	decide(SAMPLE_ESPIONAGE, has(document, "spy"));
	decide(SAMPLE_RANSOMWARE, false);
	decide(SAMPLE_DDOS, has(document, "flood"));
	verdict->result = (struct result){
		.source = "-",
		.document = document,
		.model = tagger.model,
		.judgement = &tagger.judgement,
	};
	verdict->acts = !has(document, "idle");
	verdict->goes = has(document, "goes");
	return true;
}

void
tagger_setup(void)
{
	tagger = (struct tagger){
		.limits = { .bytes = 1 << 20,
			    .depth = 256,
			    .elements = 1 << 16,
			    .entities = 100,
			    .expansion = 16,
			    .mail_depth = 8,
			    .mail_parts = 100,
			    .mail_part_bytes = 1 << 20,
			    .mail_field_bytes = 1 << 12 },
	};
	tagger.model = sample_model();
	tagger.judgement = (struct judgement){
		.words = 3,
		.confidence = tagger.confidence,
		.decision = tagger.decision,
	};
	tagger.request = (struct filter_request){
		.limits = &tagger.limits,
		.shown = &tagger.shown,
		.version = "7",
		.names = &json_names_standard,
		.judge = judge,
		.context = &tagger,
	};
}

void
tagger_teardown(void)
{
	model_free(tagger.model);
	bytes_free(&tagger.output);
}

bool
tagger_pass(tagger_filter *filter, const char *data, size_t length)
{
	bytes_clear(&tagger.output);
	return filter(&tagger.request, data, length, &tagger.output,
		      &tagger.error);
}

void
tagger_expect(tagger_filter *filter, const char *text, const char *expected)
{
	struct bytes once = { 0 };

	ck_assert_msg(tagger_pass(filter, text, strlen(text)), "%s",
		      tagger.error.what);
	ck_assert_str_eq(bytes_text(&tagger.output), expected);
	bytes_append(&once, bytes_text(&tagger.output), tagger.output.length);
	ck_assert(tagger_pass(filter, once.data, once.length));
	ck_assert_str_eq(bytes_text(&tagger.output), once.data);
	bytes_free(&once);
}
