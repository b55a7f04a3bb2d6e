/* SPDX-License-Identifier: MIT */
#include "predictions.h"

#include "../base/json_text.h"
#include "../base/number.h"
#include "../model/judge.h"

#include <stdlib.h>
#include <string.h>

bool
predictions_start(struct predictions *predictions,
		  const struct corpus *corpus, struct error *error)
{
	size_t cells = corpus->examples * corpus->categories;

	*predictions = (struct predictions){
		.categories = corpus->categories,
		.confidence = calloc(cells + 1, sizeof(double)),
		.decision = calloc(cells + 1, 1),
		.judged = calloc(corpus->examples + 1, sizeof(bool)),
		.mistakes = predictions->mistakes,
	};
	if (predictions->confidence && predictions->decision &&
	    predictions->judged)
		return true;
	predictions_free(predictions);
	return error_no_memory(error);
}

void
predictions_free(struct predictions *predictions)
{
	free(predictions->confidence);
	free(predictions->decision);
	free(predictions->judged);
	*predictions = (struct predictions){ 0 };
}

size_t
predictions_collect(const struct corpus *corpus,
		    const struct predictions *predictions, size_t category,
		    struct prediction *cell)
{
	size_t count = 0;

	for (size_t i = 0; i < corpus->examples; i++) {
		size_t at = i * predictions->categories + category;
		signed char label = corpus->example[i]->label[category];

		if (label == LABEL_UNKNOWN || !predictions->judged[i])
			continue;
		cell[count++] = (struct prediction){
			predictions->confidence[at], label == LABEL_HOLDS,
			predictions->decision[at] == DECISION_YES
		};
	}
	return count;
}

bool
predictions_measure(const struct corpus *corpus,
		    const struct predictions *predictions,
		    struct report *report, struct error *error)
{
	struct prediction *cell = calloc(corpus->examples + 1, sizeof *cell);

	if (!cell)
		return error_no_memory(error);
	report->rows = corpus->categories;
	for (size_t i = 0; i < corpus->examples; i++)
		report->documents += predictions->judged[i];
	for (size_t c = 0; c < corpus->categories; c++) {
		memcpy(report->row[c].name, corpus->category[c].name,
		       sizeof report->row[c].name);
		metrics_compute(cell,
				predictions_collect(corpus, predictions, c,
						    cell),
				&report->row[c].metrics);
	}
	free(cell);
	return true;
}

static void
append_names(const struct predictions *predictions,
	     const struct corpus *corpus, size_t example,
	     enum decision decision, struct bytes *bytes)
{
	const char *separator = "";

	for (size_t c = 0; c < predictions->categories; c++) {
		size_t at = example * predictions->categories + c;

		if (predictions->decision[at] != decision)
			continue;
		bytes_printf(bytes, "%s\"%s\"", separator,
			     corpus->category[c].name);
		separator = ",";
	}
}

static void
append_confidences(const struct predictions *predictions,
		   const struct corpus *corpus, size_t example,
		   struct bytes *bytes)
{
	for (size_t c = 0; c < predictions->categories; c++) {
		bytes_printf(bytes, "%s\"%s\":", c ? "," : "",
			     corpus->category[c].name);
		number_append(bytes,
			      predictions->confidence
				      [example * predictions->categories + c],
			      6);
	}
}

void
predictions_append(const struct predictions *predictions,
		   const struct corpus *corpus, struct bytes *bytes)
{
	for (size_t i = 0; i < corpus->examples; i++) {
		if (!predictions->judged[i])
			continue;
		bytes_append_text(bytes, "{\"id\":");
		json_append_string(bytes, &corpus->example[i]->document.id);
		bytes_append_text(bytes, ",\"labels\":[");
		append_names(predictions, corpus, i, DECISION_YES, bytes);
		bytes_append_text(bytes, "],\"unsure\":[");
		append_names(predictions, corpus, i, DECISION_UNSURE, bytes);
		bytes_append_text(bytes, "],\"confidence\":{");
		append_confidences(predictions, corpus, i, bytes);
		bytes_append_text(bytes, "}}\n");
	}
}
