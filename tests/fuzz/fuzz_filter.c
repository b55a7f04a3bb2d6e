/* SPDX-License-Identifier: MIT */
/*
 * Filters: what passes once passes again unchanged, nothing of a mail is lost,
 * and a reply is an object.
 */
#include "fuzz.h"

#include "../unit/sample.h"

#include "../../src/filter/filter.h"

#include <string.h>

static const struct limits limits = { .bytes = 1 << 20,
				      .depth = 64,
				      .elements = 1 << 12,
				      .entities = 100,
				      .expansion = 16,
				      .mail_depth = 16,
				      .mail_parts = 100,
				      .mail_part_bytes = 1 << 16,
				      .mail_field_bytes = 1000 };
static const struct format_options shown;

static const struct model *
shared_model(void)
{
	static struct model *model;

	if (!model)
		model = sample_model();
	return model;
}

/* Two of three hold, whatever is asked, but for a document without a body. */
static bool
judge(void *context, struct document *document, struct verdict *verdict,
      struct error *error)
{
	static const double confidence[] = { 0.9, 0.1, 0.8 };
	static const enum decision decision[] = { DECISION_YES, DECISION_NO,
						  DECISION_YES };
	static const struct judgement judgement = { .confidence = confidence,
						    .decision = decision };

	(void)context, (void)error;
	*verdict = (struct verdict){
		.result = { .source = "-",
			    .document = document,
			    .model = shared_model(),
			    .judgement = &judgement },
		.acts = document->body.length > 0,
	};
	return true;
}

static const struct filter_request request = {
	.limits = &limits,
	.shown = &shown,
	.version = "0",
	.title_prefix = "[{labels}] ",
	.names = &json_names_standard,
	.judge = judge,
};

typedef bool pass(const struct filter_request *request, const char *data,
		  size_t length, struct bytes *output, struct error *error);

static void
pass_twice(pass *filter, const uint8_t *data, size_t size)
{
	struct filter_request plain = request;
	struct bytes once = { 0 };
	struct bytes twice = { 0 };
	struct error error = { 0 };

	if (filter(&request, (const char *)data, size, &once, &error)) {
		/* Titles whose prefix HTML would read otherwise grow. */
		bytes_clear(&once);
		plain.title_prefix = NULL;
		FUZZ_CHECK(filter(&plain, (const char *)data, size, &once,
				  &error));
		FUZZ_CHECK(filter(&plain, bytes_text(&once), once.length,
				  &twice, &error));
		FUZZ_CHECK(once.length == twice.length);
		FUZZ_CHECK(once.length == 0 ||
			   memcmp(once.data, twice.data, once.length) == 0);
	} else {
		FUZZ_CHECK(error.what != NULL);
	}
	bytes_free(&once);
	bytes_free(&twice);
}

static bool
judge_idly(void *context, struct document *document, struct verdict *verdict,
	   struct error *error)
{
	bool judged = judge(context, document, verdict, error);

	verdict->acts = false;
	return judged;
}

/* Append a mail without fields of ours. */
static void
strip_mail(const char *data, size_t size, struct bytes *stripped)
{
	struct filter_request idle = request;
	struct error error = { 0 };

	idle.judge = judge_idly;
	FUZZ_CHECK(filter_mail(&idle, data, size, stripped, &error));
}

/* Nothing is lost but what is ours, nothing comes but a last line's end. */
void
fuzz_filter_mail(const uint8_t *data, size_t size)
{
	struct bytes before = { 0 };
	struct bytes tagged = { 0 };
	struct bytes after = { 0 };
	struct error error = { 0 };

	strip_mail((const char *)data, size, &before);
	FUZZ_CHECK(before.length <= size);
	FUZZ_CHECK(filter_mail(&request, (const char *)data, size, &tagged,
			       &error));
	strip_mail(bytes_text(&tagged), tagged.length, &after);
	FUZZ_CHECK(before.length <= after.length &&
		   after.length <= before.length + 2);
	FUZZ_CHECK(before.length == 0 ||
		   memcmp(before.data, after.data, before.length) == 0);
	FUZZ_CHECK(strspn(bytes_text(&after) + before.length, "\r\n") ==
		   after.length - before.length);
	bytes_free(&before);
	bytes_free(&tagged);
	bytes_free(&after);
}

void
fuzz_filter_feed(const uint8_t *data, size_t size)
{
	pass_twice(filter_feed, data, size);
}

void
fuzz_filter_sfeed(const uint8_t *data, size_t size)
{
	pass_twice(filter_sfeed, data, size);
}

/* The first byte tells whether to repeat the record. */
void
fuzz_filter_jsonl(const uint8_t *data, size_t size)
{
	struct filter_request asked = request;
	struct bytes reply = { 0 };
	struct error error = { 0 };
	size_t replaced;

	if (size == 0)
		return;
	asked.result_only = data[0] == '!';
	filter_jsonl(&asked, (const char *)data, size, &reply);
	FUZZ_CHECK(bytes_ok(&reply) && reply.length > 0);

	/* A mark before an object stays there. */
	size_t mark = memcmp(reply.data, "\xef\xbb\xbf",
			     reply.length < 3 ? reply.length : 3) == 0
			      ? 3
			      : 0;
	json_t *object = json_parse_object(reply.data + mark,
					   reply.length - mark, &replaced,
					   &error);

	FUZZ_CHECK(object != NULL);
	json_decref(object);
	bytes_free(&reply);
}

/* The first byte tells which field is the key; four more come behind a row. */
void
fuzz_filter_tsv(const uint8_t *data, size_t size)
{
	struct filter_request asked = request;
	struct bytes reply = { 0 };
	size_t tabs = 0;

	if (size == 0)
		return;
	asked.key_field = data[0] % 4 + 1U;

	bool has_return = data[size - 1] == '\r';
	size_t kept = size - has_return;

	filter_tsv(&asked, (const char *)data, size, &reply);
	FUZZ_CHECK(bytes_ok(&reply) && reply.length > kept);
	FUZZ_CHECK(memcmp(reply.data, data, kept) == 0);
	for (size_t i = kept; i < reply.length; i++)
		tabs += reply.data[i] == '\t';
	FUZZ_CHECK(tabs == 4);
	FUZZ_CHECK((reply.data[reply.length - 1] == '\r') == has_return);
	bytes_free(&reply);
}
