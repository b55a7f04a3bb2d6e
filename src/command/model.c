/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "diff.h"
#include "models.h"

#include "../model/manifest.h"
#include "../model/packed.h"
#include "../model/textform.h"

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

static int
run_diff(const struct options *options, char *const *argument)
{
	struct bytes bytes = { 0 };
	int code = EX_CONFIG;
	struct model *before = open_model(argument[0], &code);
	struct model *after = before ? open_model(argument[1], &code) : NULL;

	(void)options;
	if (after) {
		diff_append(before, after, &bytes);
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
