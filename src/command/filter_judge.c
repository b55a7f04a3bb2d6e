/* SPDX-License-Identifier: MIT */
#include "filter_judge.h"

#include "models.h"

#include "../base/shared_object.h"

#include "../../include/triage.h"

static bool
say(struct bytes *reason, const char *words)
{
	bytes_clear(reason);
	bytes_append_text(reason, words);
	return false;
}

bool
filter_judge_load(struct filter_judge *judge, struct bytes *reason)
{
	int code;

	judge->model = open_model_to_judge(judge->options->model, &code);
	return judge->model || say(reason, "there is no usable model");
}

bool
filter_judge_ask(struct filter_judge *judge, struct bytes *reason)
{
	return request_read(&judge->request, judge->options, judge->model) ||
	       say(reason, "an option does not fit the model");
}

bool
filter_judge_start(struct filter_judge *judge, struct bytes *reason)
{
	struct error error = { 0 };

	judge->patterns = patterns_new(&error);
	if (judge->patterns)
		judge->judge = judge_new(judge->model, judge->patterns, &error);
	if (judge->judge)
		return true;
	bytes_clear(reason);
	describe(&error, reason);
	return false;
}

bool
filter_judge_open(struct filter_judge *judge, struct bytes *reason)
{
	return filter_judge_load(judge, reason) &&
	       filter_judge_ask(judge, reason) &&
	       filter_judge_start(judge, reason);
}

void
filter_judge_close(struct filter_judge *judge)
{
	judge_free(judge->judge);
	patterns_free(judge->patterns);
	request_clear(&judge->request);
	model_free(judge->model);
}

static enum truth
truth_of(const struct expression *expression, const struct judgement *judgement,
	 enum truth otherwise)
{
	return expression ? expression_truth(expression, judgement) : otherwise;
}

/* Whether a document that was judged and is acted on gets no category. */
static bool
is_unlabelled(const struct filter_judge *judge, const struct verdict *verdict)
{
	size_t category[MODEL_CATEGORIES_MOST];

	return verdict->acts && !judge->judgement.reason &&
	       format_select(&verdict->result, &judge->request.shown,
			     DECISION_YES, category) == 0;
}

/* Whether an option leaves a document out; on doubt it stays. */
static bool
goes(const struct filter_judge *judge, const struct verdict *verdict)
{
	const struct request *request = &judge->request;

	return truth_of(request->drop, &judge->judgement, TRUTH_NO) ==
		       TRUTH_YES ||
	       truth_of(request->keep, &judge->judgement, TRUTH_YES) ==
		       TRUTH_NO ||
	       (judge->options->drop_unlabelled &&
		is_unlabelled(judge, verdict));
}

static bool
judge_document(void *context, struct document *document,
	       struct verdict *verdict, struct error *error)
{
	struct filter_judge *judge = context;

	/* The document is not what the full program would have read. */
	if (shared_object_was_wanted()) {
		error_set(error, STATUS_UNAVAILABLE,
			  "the full program is not installed");
		return false;
	}
	if (!judge_run(judge->judge, document, &judge->judgement, error))
		return false;
	request_apply_threshold(&judge->request, judge->model,
				&judge->judgement, judge->decision);
	verdict->result = (struct result){
		.source = "-",
		.document = document,
		.model = judge->model,
		.judgement = &judge->judgement,
	};
	verdict->acts = truth_of(judge->request.expression, &judge->judgement,
				 TRUTH_YES) == TRUTH_YES;
	verdict->goes = goes(judge, verdict);
	return true;
}

struct filter_request
filter_judge_request(struct filter_judge *judge)
{
	const struct options *options = judge->options;

	return (struct filter_request){
		.limits = &options->limits,
		.shown = &judge->request.shown,
		.version = triage_version(),
		.title_prefix = options->title_prefix,
		.kind = options->kind,
		.names = &options->names,
		.result_only = options->result_only,
		.key_field = options->key_field,
		.judge = judge_document,
		.context = judge,
	};
}
