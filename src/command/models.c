/* SPDX-License-Identifier: MIT */
#include "models.h"

#include "command.h"

#include "../learn/corpus.h"
#include "../model/locate.h"
#include "../model/textform.h"

#include <string.h>
#include <sysexits.h>

int
complain_of_model(const char *path, const struct error *error)
{
	char located[PATH_MAX];
	struct error other = { 0 };

	if (!path && locate_model(located, &other))
		path = located;
	complain("load model", path ? path : "default", error);
	return error->status == STATUS_NO_MEMORY ? EX_TEMPFAIL : EX_CONFIG;
}

static struct model *
open_by(struct model *(*open)(const char *path, struct error *error),
	const char *path, int *code)
{
	char located[PATH_MAX];
	struct error error = { 0 };
	struct model *model;

	if (!path) {
		if (!locate_model(located, &error)) {
			*code = EX_CONFIG;
			complain("find", "default.triage", &error);
			return NULL;
		}
		path = located;
	}
	model = open(path, &error);
	if (!model)
		*code = complain_of_model(path, &error);
	return model;
}

struct model *
open_model(const char *path, int *code)
{
	return open_by(model_open, path, code);
}

struct model *
open_model_to_judge(const char *path, int *code)
{
	return open_by(model_open_to_judge, path, code);
}

static bool
take_tags(struct model *model, const struct corpus *table,
	  struct error *error)
{
	for (size_t i = 0; i < model->categories; i++)
		model_set_tags(&model->category[i], "");
	for (size_t i = 0; i < table->categories; i++) {
		const struct corpus_category *row = &table->category[i];
		size_t found = model_find_category(model, row->name,
						   strlen(row->name));

		if (found == model->categories) {
			error_set(error, STATUS_BAD_INPUT,
				  "the model has no category");
			error_word(error, row->name, strlen(row->name));
			return false;
		}
		if (!model_set_tags(&model->category[found], row->tags))
			return error_no_memory(error);
	}
	return true;
}

int
replace_tags(struct model *model, const char *path)
{
	struct error error = { 0 };
	struct corpus *table = corpus_new(&error);
	int code = 0;

	if (!table || !corpus_read_categories(table, path, &error) ||
	    !take_tags(model, table, &error))
		code = complain("take tags from", path, &error);
	corpus_free(table);
	return code;
}
