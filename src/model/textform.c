/* SPDX-License-Identifier: MIT */
#include "textform.h"

#include "manifest.h"
#include "second.h"
#include "svmfile.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

enum { FILE_MOST = 1 << 30 };

static const char MANIFEST_NAME[] = "manifest.tsv";
static const char CATEGORIES_NAME[] = "categories.tsv";
static const char VOCABULARY_NAME[] = "vocabulary.tsv";
static const char SECOND_NAME[] = "second.tsv";
static const char GAZETTEER_NAME[] = "gazetteer.tsv";
static const char REPORT_NAME[] = "report.txt";

static bool
path_in(const char *folder, const char *name, const char *ending,
	char path[PATH_MAX], struct error *error)
{
	int length = snprintf(path, PATH_MAX, "%s/%s%s", folder, name, ending);

	return (length > 0 && length < PATH_MAX) ||
	       error_set(error, STATUS_NO_INPUT, "path is too long");
}

static bool
save(const char *folder, const char *name, const char *ending,
     struct bytes *bytes, struct error *error)
{
	char path[PATH_MAX];
	bool saved = path_in(folder, name, ending, path, error) &&
		     (bytes_ok(bytes) || error_no_memory(error)) &&
		     file_save(path, bytes, error);

	bytes_clear(bytes);
	return saved;
}

static bool
save_categories(const struct model *model, const char *folder,
		struct bytes *bytes, struct error *error)
{
	for (size_t i = 0; i < model->categories; i++) {
		svmfile_append(model, i, bytes);
		if (!save(folder, model->category[i].name, ".svm", bytes,
			  error))
			return false;
	}
	return true;
}

static bool
save_all(const struct model *model, const char *folder, struct bytes *bytes,
	 struct error *error)
{
	manifest_append(model, bytes);
	if (!save(folder, MANIFEST_NAME, "", bytes, error))
		return false;
	categories_append(model, bytes);
	if (!save(folder, CATEGORIES_NAME, "", bytes, error))
		return false;
	vocabulary_append(model->vocabulary, bytes);
	if (!save(folder, VOCABULARY_NAME, "", bytes, error))
		return false;
	if (model->second) {
		second_append(model, bytes);
		if (!save(folder, SECOND_NAME, "", bytes, error))
			return false;
	}
	if (model->settings.gazetteer) {
		struct field text = model->settings.gazetteer->text;

		bytes_append(bytes, text.text, text.length);
		if (!save(folder, GAZETTEER_NAME, "", bytes, error))
			return false;
	}
	bytes_append(bytes, model->report, model->report_length);
	return save(folder, REPORT_NAME, "", bytes, error) &&
	       save_categories(model, folder, bytes, error);
}

bool
textform_save(const struct model *model, const char *folder,
	      struct error *error)
{
	struct bytes bytes = { 0 };
	bool saved = file_make_directory(folder, error) &&
		     save_all(model, folder, &bytes, error);

	bytes_free(&bytes);
	return saved;
}

/* Read a file of the folder in place of what `bytes` holds. */
static bool
load(const char *folder, const char *name, const char *ending,
     struct bytes *bytes, char path[PATH_MAX], struct error *error)
{
	bytes_clear(bytes);
	return path_in(folder, name, ending, path, error) &&
	       file_read(path, FILE_MOST, bytes, error);
}

static struct field
all(const struct bytes *bytes)
{
	return (struct field){ bytes_text(bytes), bytes->length };
}

static bool
load_categories(struct model *model, const char *folder, struct bytes *bytes,
		char path[PATH_MAX], struct error *error)
{
	int16_t *weight = calloc((size_t)model->vocabulary->size,
				 model->stride * sizeof *weight);

	model->own_weight = weight;
	model->weight = weight;
	if (!weight)
		return error_no_memory(error);
	for (size_t i = 0; i < model->categories; i++)
		if (!load(folder, model->category[i].name, ".svm", bytes,
			  path, error) ||
		    !svmfile_parse(model, i, weight, all(bytes), error))
			return error_about(error, path);
	return true;
}

static bool
load_vocabulary(struct model *model, const char *folder, struct bytes *bytes,
		char path[PATH_MAX], struct error *error)
{
	if (!load(folder, VOCABULARY_NAME, "", bytes, path, error))
		return false;
	model->own_vocabulary =
		vocabulary_parse(bytes_text(bytes), bytes->length,
				 model->documents, &model->settings, error);
	model->vocabulary = model->own_vocabulary;
	return model->vocabulary != NULL;
}

static bool
load_second(struct model *model, const char *folder, struct bytes *bytes,
	    char path[PATH_MAX], struct error *error)
{
	if (!second_is_wanted(&model->settings, model->categories))
		return true;
	return load(folder, SECOND_NAME, "", bytes, path, error) &&
	       second_parse(model, all(bytes), error);
}

static bool
load_gazetteer(struct model *model, const char *folder, struct bytes *bytes,
	       char path[PATH_MAX], struct error *error)
{
	if (model->names == 0)
		return true;
	if (!load(folder, GAZETTEER_NAME, "", bytes, path, error))
		return false;
	model->own_gazetteer =
		gazetteer_parse(all(bytes), model->settings.stems > 0,
				STATUS_BAD_MODEL, error);
	model->settings.gazetteer = model->own_gazetteer;
	return model->own_gazetteer &&
	       (model->own_gazetteer->head->names == model->names ||
		error_set(error, STATUS_BAD_MODEL,
			  "its names are not as many as the manifest says"));
}

static bool
load_report(struct model *model, const char *folder, char path[PATH_MAX],
	    struct error *error)
{
	if (!load(folder, REPORT_NAME, "", &model->own_report, path, error))
		return false;
	model->report = bytes_text(&model->own_report);
	model->report_length = model->own_report.length;
	return true;
}

/* The table of categories is in `bytes`. */
static struct model *
load_rest(const char *folder, struct bytes *bytes, char path[PATH_MAX],
	  struct error *error)
{
	size_t categories = categories_count(all(bytes));

	if (categories == 0 || categories > MODEL_CATEGORIES_MOST) {
		error_set(error, STATUS_BAD_MODEL,
			  "number of categories is wrong");
		return NULL;
	}

	struct model *model = model_new(categories);

	if (!model) {
		error_no_memory(error);
		return NULL;
	}
	if (categories_parse(model, all(bytes), error) &&
	    load(folder, MANIFEST_NAME, "", bytes, path, error) &&
	    manifest_parse(model, all(bytes), error) &&
	    load_vocabulary(model, folder, bytes, path, error) &&
	    load_categories(model, folder, bytes, path, error) &&
	    load_second(model, folder, bytes, path, error) &&
	    load_gazetteer(model, folder, bytes, path, error) &&
	    load_report(model, folder, path, error))
		return model;
	model_free(model);
	return NULL;
}

struct model *
textform_load(const char *folder, struct error *error)
{
	struct bytes bytes = { 0 };
	char path[PATH_MAX] = "";
	struct model *model = NULL;

	if (load(folder, CATEGORIES_NAME, "", &bytes, path, error))
		model = load_rest(folder, &bytes, path, error);
	bytes_free(&bytes);
	if (!model)
		error_about(error, path);
	return model;
}

static struct model *
open_checked(const char *path, enum model_check check, struct error *error)
{
	return file_is_directory(path) ? textform_load(path, error)
				       : model_load(path, check, error);
}

struct model *
model_open(const char *path, struct error *error)
{
	return open_checked(path, MODEL_CHECK_ALL, error);
}

struct model *
model_open_to_judge(const char *path, struct error *error)
{
	return open_checked(path, MODEL_CHECK_USED, error);
}
