/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "models.h"

#include "../base/number.h"
#include "../model/manifest.h"
#include "../model/packed.h"
#include "../model/textform.h"

#include <math.h>
#include <string.h>
#include <sysexits.h>

static void
append_category(const struct category *category, struct bytes *bytes)
{
	bytes_printf(bytes, "  %-24s %8u of %u", category->name,
		     category->positives,
		     category->positives + category->negatives);
	bytes_append_text(bytes, category->calibration.kind ==
						 CALIBRATION_UNCALIBRATED
					 ? "  uncalibrated"
					 : "");
	bytes_append_text(bytes, category->summary[0] ? "  " : "");
	bytes_append_text(bytes, category->summary);
	bytes_append_byte(bytes, '\n');
}

static void
append_info(const struct model *model, struct bytes *bytes)
{
	manifest_append(model, bytes);
	bytes_printf(bytes, "terms\t%u\n\n%zu categories, documents that "
			    "hold:\n",
		     model->vocabulary->size, model->categories);
	for (size_t i = 0; i < model->categories; i++)
		append_category(&model->category[i], bytes);
	bytes_append_text(bytes, "\nReport of the training: ");
	bytes_append(bytes, model->report, model->report_length);
}

static int
print_info(const struct model *model)
{
	struct bytes bytes = { 0 };

	append_info(model, &bytes);
	print_bytes(&bytes);
	bytes_free(&bytes);
	return 0;
}

static int
run_info(const struct options *options, char *const *argument)
{
	int code = EX_CONFIG;
	struct model *model = open_model(argument[0], &code);

	(void)options;
	if (!model)
		return code;
	code = print_info(model);
	model_free(model);
	return code;
}

/* Opening checks everything there is to check. */
static int
run_verify(const struct options *options, char *const *argument)
{
	int code = EX_CONFIG;
	struct model *model = open_model(argument[0], &code);
	struct bytes bytes = { 0 };

	(void)options;
	if (!model)
		return code;
	bytes_printf(&bytes, "%s: model %s is sound: %zu categories, %u "
			     "terms\n",
		     argument[0] ? argument[0] : "default", model->name,
		     model->categories, model->vocabulary->size);
	print_bytes(&bytes);
	bytes_free(&bytes);
	model_free(model);
	return 0;
}

static int
run_export(const struct options *options, char *const *argument)
{
	int code = EX_CONFIG;
	struct error error = { 0 };
	struct model *model;

	if (!options->output)
		return usage_error("model export: say which folder the text "
				   "form goes to: --output FOLDER");
	model = open_model(argument[0], &code);
	if (!model)
		return code;
	code = textform_save(model, options->output, &error)
		       ? 0
		       : complain("export to", options->output, &error);
	model_free(model);
	return code;
}

static int
run_pack(const struct options *options, char *const *argument)
{
	int code = EX_CONFIG;
	struct error error = { 0 };
	struct bytes bytes = { 0 };
	struct model *model;

	if (!options->output)
		return usage_error("model pack: say where the packed model "
				   "goes: --output FILE");
	model = open_model(argument[0], &code);
	if (!model)
		return code;
	packed_append(model, &bytes);
	if (!bytes_ok(&bytes))
		error_no_memory(&error);
	code = bytes_ok(&bytes) && file_save(options->output, &bytes, &error)
		       ? 0
		       : complain("write model", options->output, &error);
	bytes_free(&bytes);
	model_free(model);
	return code;
}

/* Lines of `text` that `other` lacks, each behind `mark`. */
static void
append_missing(struct field text, struct field other, const char *mark,
	       struct bytes *bytes)
{
	struct field line;

	while (fields_next_line(&text, &line)) {
		struct field rest = other;
		struct field candidate;
		bool found = false;

		while (!found && fields_next_line(&rest, &candidate))
			found = candidate.length == line.length &&
				memcmp(candidate.text, line.text,
				       line.length) == 0;
		if (found)
			continue;
		bytes_append_text(bytes, mark);
		bytes_append(bytes, line.text, line.length);
		bytes_append_byte(bytes, '\n');
	}
}

static void
append_text_diff(const struct model *before, const struct model *after,
		 void (*append)(const struct model *model,
				struct bytes *bytes),
		 struct bytes *bytes)
{
	struct bytes first = { 0 };
	struct bytes second = { 0 };

	append(before, &first);
	append(after, &second);

	struct field old = { bytes_text(&first), first.length };
	struct field new = { bytes_text(&second), second.length };

	append_missing(old, new, "- ", bytes);
	append_missing(new, old, "+ ", bytes);
	bytes_free(&first);
	bytes_free(&second);
}

static int
compare_terms(const struct model *before, uint32_t i,
	      const struct model *after, uint32_t k)
{
	size_t first_length;
	size_t second_length;
	const char *first = vocabulary_name(before->vocabulary, i,
					    &first_length);
	const char *second = vocabulary_name(after->vocabulary, k,
					     &second_length);
	size_t shorter = first_length < second_length ? first_length
						      : second_length;
	int order = memcmp(first, second, shorter);

	if (order != 0)
		return order;
	return (first_length > second_length) - (first_length < second_length);
}

/* What the two weight vectors of a category have in common. */
struct overlap {
	double product;
	double before_square;
	double after_square;
};

static double
weight_or_zero(const struct model *model, uint32_t term, size_t category,
	       bool has)
{
	return has ? model_weight(model, term, category) : 0;
}

/* Walk both sorted vocabularies side by side. */
static struct overlap
compare_weights(const struct model *before, size_t i,
		const struct model *after, size_t k)
{
	struct overlap overlap = { 0 };
	uint32_t old = 0;
	uint32_t new = 0;

	while (old < before->vocabulary->size ||
	       new < after->vocabulary->size) {
		bool has_old = old < before->vocabulary->size;
		bool has_new = new < after->vocabulary->size;
		int order = !has_old   ? 1
			    : !has_new ? -1
				       : compare_terms(before, old, after,
						       new);
		double first = weight_or_zero(before, old, i, order <= 0);
		double second = weight_or_zero(after, new, k, order >= 0);

		overlap.product += first * second;
		overlap.before_square += first * first;
		overlap.after_square += second * second;
		old += order <= 0;
		new += order >= 0;
	}
	return overlap;
}

static void
append_weights_diff(const struct model *before, const struct model *after,
		    struct bytes *bytes)
{
	for (size_t i = 0; i < before->categories; i++) {
		const char *name = before->category[i].name;
		size_t k = model_find_category(after, name, strlen(name));

		if (k == after->categories)
			continue;

		struct overlap overlap = compare_weights(before, i, after, k);
		double norms = sqrt(overlap.before_square) *
			       sqrt(overlap.after_square);

		bytes_printf(bytes, "  %-24s cosine of the weights ", name);
		number_append(bytes, norms > 0 ? overlap.product / norms : 0,
			      4);
		bytes_append_byte(bytes, '\n');
	}
}

static void
append_vocabulary_diff(const struct model *before, const struct model *after,
		       struct bytes *bytes)
{
	uint32_t old = 0;
	uint32_t new = 0;
	uint32_t gone = 0;
	uint32_t fresh = 0;

	while (old < before->vocabulary->size &&
	       new < after->vocabulary->size) {
		int order = compare_terms(before, old, after, new);

		gone += order < 0;
		fresh += order > 0;
		old += order <= 0;
		new += order >= 0;
	}
	gone += before->vocabulary->size - old;
	fresh += after->vocabulary->size - new;
	bytes_printf(bytes, "  terms: %u gone, %u new, %u in both\n", gone,
		     fresh, before->vocabulary->size - gone);
}

static int
run_diff(const struct options *options, char *const *argument)
{
	struct bytes bytes = { 0 };
	int code = EX_CONFIG;
	struct model *before = open_model(argument[0], &code);
	struct model *after = before ? open_model(argument[1], &code) : NULL;

	(void)options;
	if (after) {
		append_text_diff(before, after, manifest_append, &bytes);
		append_text_diff(before, after, categories_append, &bytes);
		append_vocabulary_diff(before, after, &bytes);
		append_weights_diff(before, after, &bytes);
		print_bytes(&bytes);
		code = 0;
	}
	bytes_free(&bytes);
	model_free(before);
	model_free(after);
	return code;
}

static const struct {
	const char *name;
	size_t least;		/* arguments */
	size_t most;
	int (*run)(const struct options *options, char *const *argument);
} action[] = {
	{ "info", 0, 1, run_info },	{ "verify", 0, 1, run_verify },
	{ "export", 0, 1, run_export }, { "pack", 1, 1, run_pack },
	{ "diff", 2, 2, run_diff },
};

int
command_model(const struct options *options, size_t count,
	      char *const *argument)
{
	for (size_t i = 0; count > 0 && i < sizeof action / sizeof action[0];
	     i++) {
		if (strcmp(action[i].name, argument[0]) != 0)
			continue;
		if (count - 1 < action[i].least || count - 1 > action[i].most)
			return usage_error("model %s: wrong number of models: "
					   "'triage model --help' shows an "
					   "example",
					   action[i].name);
		/* argv ends with a NULL, which stands for the default. */
		return action[i].run(options,
				     count > 1 ? argument + 1
					       : (char *const[]){ NULL });
	}
	return usage_error("model: say what to do: info, verify, export, pack "
			   "or diff");
}
