/* SPDX-License-Identifier: MIT */
#include "learning.h"

#include "../base/file.h"
#include "../model/packed.h"

#include <string.h>
#include <sysexits.h>

/* The file's name without folders and ending. */
static void
name_model(const char *output, const char *name, char *buffer, size_t size)
{
	const char *slash = strrchr(output, '/');
	size_t length;

	if (!name) {
		name = slash ? slash + 1 : output;
		length = strcspn(name, ".");
	} else {
		length = strlen(name);
	}
	if (length >= size)
		length = size - 1;
	for (size_t i = 0; i < length; i++)
		buffer[i] = name[i] > ' ' && name[i] <= '~' &&
					    !strchr("\"\\;", name[i])
				    ? name[i]
				    : '_';
	buffer[length] = '\0';
	if (length == 0)
		memcpy(buffer, "model", sizeof "model");
}

static int
save_model(const struct model *model, const char *path)
{
	struct bytes bytes = { 0 };
	struct error error = { 0 };
	bool saved;

	packed_append(model, &bytes);
	saved = bytes_ok(&bytes) ? file_save(path, &bytes, &error)
				 : error_no_memory(&error);
	bytes_free(&bytes);
	return saved ? 0 : complain("write model", path, &error);
}

static int
train_and_save(struct learning *learning, const struct options *options)
{
	struct train_input input = learning_input(learning);
	struct report *report = calloc(1, sizeof *report);
	struct error error = { 0 };
	struct model *model = NULL;
	char name[MODEL_NAME_LONGEST];
	int code;

	name_model(options->output, options->name, name, sizeof name);
	learning->options.name = name;
	if (report)
		model = train(&input, &learning->options, report, &error);
	else
		error_no_memory(&error);
	learning_end_progress(learning);
	if (model) {
		code = save_model(model, options->output);
		if (code == 0)
			code = learning_report(options, report);
	} else {
		code = complain("train on", "the corpus", &error);
	}
	model_free(model);
	free(report);
	return code;
}

int
command_train(const struct options *options, size_t count,
	      char *const *argument)
{
	struct learning learning;
	int code;

	if (!learning_read_options(&learning, "train", options))
		return EX_USAGE;
	if (!options->output)
		return usage_error("train: say where the model goes: "
				   "--output FILE");
	code = learning_read_corpus(&learning, options, count, argument);
	if (code == 0)
		code = learning_check_categories(&learning);
	if (code == 0)
		code = learning_read_words(&learning, options);
	if (code == 0)
		code = train_and_save(&learning, options);
	learning_clear(&learning);
	return code;
}
