/* SPDX-License-Identifier: MIT */
#include "sample.h"

#include "unit.h"

#include "../../src/model/packed.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Fuzz targets use the model too, where Check's own asserts cannot run. */
static const char TERMS[] = "^embassy\t9\nembassy\t20\nflood\t5\n"
			    "implant\t12\npacket\t6\nransom\t18\n"
			    "ransom note\t7\nthe\t60\n";
enum { TERM_COUNT = 8, MODEL_DOCUMENTS = 100 };

static const struct category category[SAMPLE_CATEGORIES] = {
	{ .name = "espionage",
	  .summary = "spies at work",
	  .positives = 30,
	  .negatives = 70,
	  .c = 0.5,
	  .places = 3,
	  .rho = 0.25,
	  .yes = 0.5,
	  .unsure = 0.25,
	  .calibration = { .kind = CALIBRATION_PLATT, .a = -2 } },
	{ .name = "ransomware",
	  .positives = 20,
	  .negatives = 60,
	  .c = 1,
	  .places = 2,
	  .rho = -0.125,
	  .yes = 0.4,
	  .unsure = 0.2,
	  .calibration = { .kind = CALIBRATION_ISOTONIC,
			   .knots = 3,
			   .knot = { { -1, 0.05 }, { 0, 0.4 }, { 1, 0.9 } } } },
	{ .name = "ddos",
	  .summary = "too few to be sure",
	  .positives = 5,
	  .negatives = 95,
	  .c = 2,
	  .rho = 0.5,
	  .yes = 2,
	  .unsure = 0.125,
	  .calibration = { .kind = CALIBRATION_UNCALIBRATED,
			   .a = -0.5,
			   .b = 1.5 } },
};

/* In units of each category's own places. */
static const int16_t weights[TERM_COUNT][SAMPLE_CATEGORIES] = {
	{ 250, 0, 0 },	  { 1500, -30, 0 }, { 0, 0, 3 },
	{ 1875, 10, -1 }, { -1, 0, 4 },	    { -750, 200, 0 },
	{ 0, 55, 0 },	  { 0, 0, 0 },
};

static void
set_weights(struct model *model)
{
	model->own_weight = calloc(TERM_COUNT * model->stride,
				   sizeof *model->own_weight);
	assert(model->own_weight);
	for (size_t i = 0; i < TERM_COUNT; i++)
		memcpy(model->own_weight + i * model->stride, weights[i],
		       sizeof weights[i]);
	model->weight = model->own_weight;
}

struct model *
sample_model(void)
{
	struct error error;
	struct model *model = model_new(SAMPLE_CATEGORIES);

	assert(model);
	strcpy(model->name, "sample-1");
	memcpy(model->category, category, sizeof category);
	model->settings.min_words = 3;
	model->settings.stems = 0;
	model->settings.second_stage = 0;
	model->settings.max_share = 0.4;
	model->settings.lead_field = 0.5;
	model->documents = MODEL_DOCUMENTS;
	model->min_known = 0.25;
	model->own_vocabulary = vocabulary_parse(
		LITERAL(TERMS), MODEL_DOCUMENTS, &model->settings, &error);
	assert(model->own_vocabulary);
	model->vocabulary = model->own_vocabulary;
	set_weights(model);
	bytes_append_text(&model->own_report, "made by hand\n");
	model->report = bytes_text(&model->own_report);
	model->report_length = model->own_report.length;
	return model;
}

void
sample_judge(struct judge *judge, const char *text,
	     struct judgement *judgement)
{
	struct document document = { 0 };
	struct error error;

	document_read_text(&document, text, strlen(text));
	ck_assert(judge_run(judge, &document, judgement, &error));
	document_free(&document);
}

void
sample_pack(const struct model *model, struct bytes *bytes)
{
	packed_append(model, bytes);
	assert(bytes_ok(bytes));
}

unsigned
sample_random(uint64_t *state, unsigned limit)
{
	return (unsigned)(unit_random(state) % limit);
}

static const char *const common[] = {
	"the",	   "report",   "monday", "company", "network", "officials",
	"said",	   "analysts", "group",	 "systems", "website", "during",
	"several", "weeks",    "after",	 "before",  "office",  "country",
	"public",  "services", "people", "updates", "against", "another",
};

static const char *const telling[SAMPLE_CATEGORIES][6] = {
	{ "embassy", "spies", "implant", "diplomats", "stole", "secrets" },
	{ "ransom", "encrypted", "payment", "decryptor", "extorted", "leak" },
	{ "flood", "packets", "botnet", "outage", "traffic", "requests" },
};

/* Whether a category holds of the i-th document. */
static bool
holds(size_t i, size_t c)
{
	static const size_t step[SAMPLE_CATEGORIES] = { 3, 5, 16 };

	return (i + c) % step[c] == 0;
}

static void
append_text(struct bytes *text, size_t number, uint64_t *state)
{
	for (unsigned i = 0; i < 40; i++) {
		unsigned c = sample_random(state, 2 * SAMPLE_CATEGORIES);
		/* Of six words about a category one is in every text. */
		bool tells = c < SAMPLE_CATEGORIES && holds(number, c) &&
			     sample_random(state, 2) == 0;
		bool lies = c < SAMPLE_CATEGORIES &&
			    sample_random(state, 50) == 0;

		bytes_append_text(text,
				  tells || lies
					  ? telling[c][sample_random(state, 6)]
					  : common[sample_random(
						    state, COUNT(common))]);
		bytes_append_text(text, i % 10 == 9 ? ". " : " ");
	}
}

static void
add_document(struct corpus *corpus, size_t i, uint64_t *state)
{
	struct error error;
	struct example *example = corpus_append(corpus, &error);

	ck_assert_ptr_nonnull(example);
	example->document.kind = "text";
	example->fold = (int)(i / 3 % SAMPLE_FOLDS);
	bytes_printf(&example->document.id, "document-%03zu", i);
	append_text(&example->document.body, i, state);
	for (size_t c = 0; c < MODEL_CATEGORIES_MOST; c++)
		example->label[c] = c < SAMPLE_CATEGORIES && holds(i, c)
					    ? LABEL_HOLDS
					    : LABEL_NOT;
}

void
sample_read_again(struct sample *sample)
{
	struct error error;

	bags_free(sample->bags);
	sample->bags = bags_new(sample->corpus, &sample->options.settings,
				sample->patterns, 1, &error);
	ck_assert_ptr_nonnull(sample->bags);
	sample->input.bags = sample->bags;
}

void
sample_open(struct sample *sample)
{
	struct error error;
	uint64_t state = 1;

	*sample = (struct sample){ .corpus = corpus_new(&error),
				   .patterns = patterns_new(&error) };
	ck_assert(sample->corpus && sample->patterns);
	for (size_t c = 0; c < SAMPLE_CATEGORIES; c++)
		ck_assert_int_eq(corpus_category(sample->corpus,
						 category[c].name,
						 strlen(category[c].name),
						 &error),
				 (int)c);
	sample->corpus->closed = true;
	for (size_t i = 0; i < SAMPLE_DOCUMENTS; i++) {
		add_document(sample->corpus, i, &state);
		sample->member[i] = i;
	}
	ck_assert(corpus_finish(sample->corpus, &error));
	train_options_default(&sample->options);
	sample->input = (struct train_input){ .corpus = sample->corpus,
					      .patterns = sample->patterns,
					      .member = sample->member,
					      .members = SAMPLE_DOCUMENTS };
	sample_read_again(sample);
}

void
sample_close(struct sample *sample)
{
	bags_free(sample->bags);
	patterns_free(sample->patterns);
	corpus_free(sample->corpus);
}
