/* SPDX-License-Identifier: MIT */
/* The small languages: a category's libsvm file, and expressions. */
#include "fuzz.h"

#include "../unit/sample.h"

#include "../../src/model/expression.h"
#include "../../src/model/svmfile.h"

#include <stdlib.h>
#include <string.h>

static struct model *
shared_model(void)
{
	static struct model *model;

	if (!model)
		model = sample_model();
	return model;
}

/* What was read is written and read again without a change. */
static void
check_written(struct model *model, int16_t *weight, size_t weights)
{
	struct bytes text = { 0 };
	struct error error = { 0 };
	int16_t *again = calloc(weights, sizeof *again);
	const int16_t *own = model->weight;

	model->weight = weight;
	svmfile_append(model, 0, &text);
	model->weight = own;
	FUZZ_CHECK(again && bytes_ok(&text));
	FUZZ_CHECK(svmfile_parse(model, 0, again,
				 (struct field){ bytes_text(&text),
						 text.length },
				 &error));
	FUZZ_CHECK(memcmp(again, weight, weights * sizeof *again) == 0);
	free(again);
	bytes_free(&text);
}

void
fuzz_svmfile(const uint8_t *data, size_t size)
{
	struct model *model = shared_model();
	struct category before = model->category[0];
	size_t weights = model->vocabulary->size * model->stride;
	int16_t *weight = calloc(weights, sizeof *weight);
	struct error error = { 0 };

	FUZZ_CHECK(weight != NULL);
	if (svmfile_parse(model, 0, weight,
			  (struct field){ (const char *)data, size }, &error))
		check_written(model, weight, weights);
	else
		FUZZ_CHECK(error.what != NULL);
	model->category[0] = before;
	free(weight);
}

void
fuzz_expression(const uint8_t *data, size_t size)
{
	static const double confidence[] = { 0.9, 0.4, 0.1 };
	static const enum decision decision[] = { DECISION_YES, DECISION_UNSURE,
						  DECISION_NO };
	const struct judgement judgement = { .confidence = confidence,
					     .decision = decision };
	char *text = malloc(size + 1);
	struct error error = { 0 };

	FUZZ_CHECK(text != NULL);
	memcpy(text, data, size);
	text[size] = '\0';

	struct expression *expression =
		expression_parse(text, shared_model(), &error);

	if (expression)
		FUZZ_CHECK(expression_truth(expression, &judgement) <=
			   TRUTH_YES);
	else
		FUZZ_CHECK(error.what != NULL);
	expression_free(expression);
	free(text);
}
