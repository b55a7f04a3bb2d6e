/* SPDX-License-Identifier: MIT */
/* labels.tsv of a corpus folder; corpus_folder.c describes it. */
#include "folder.h"

#include "../base/fields.h"
#include "../base/file.h"

#include <stdio.h>
#include <string.h>

enum { LABELS_MOST = 1 << 28 };

static const char LABELS_NAME[] = "labels.tsv";

static bool
leaves_folder(const char *path)
{
	if (path[0] == '/')
		return true;
	for (const char *part = path; part; part = strchr(part, '/')) {
		part += *part == '/';
		if (strncmp(part, "..", 2) == 0 &&
		    (part[2] == '/' || part[2] == '\0'))
			return true;
	}
	return false;
}

/* Set the categories of a comma-separated list; return false on a stranger. */
static bool
read_list(struct folder *folder, struct field list, struct item *item,
	  signed char label, struct error *error)
{
	struct field name[MODEL_CATEGORIES_MOST];
	size_t count = fields_split(list, ',', name, MODEL_CATEGORIES_MOST);

	if (list.length == 0 || field_is(list, "-") || field_is(list, "none"))
		return true;
	for (size_t i = 0; i < count && i < MODEL_CATEGORIES_MOST; i++) {
		int category = corpus_category(folder->corpus, name[i].text,
					       name[i].length, error);

		if (category < 0)
			return false;
		if (label == LABEL_UNKNOWN)
			item->torn[category] = true;
		else
			item->label[category] = label;
	}
	return true;
}

static void
set_others_not(struct item *item)
{
	for (size_t i = 0; i < MODEL_CATEGORIES_MOST; i++)
		if (item->label[i] == LABEL_UNKNOWN)
			item->label[i] = LABEL_NOT;
}

/* The item that a line is about, found or added. */
static struct item *
item_of_line(struct folder *folder, struct field name, size_t sorted,
	     struct error *error)
{
	char path[PATH_MAX];

	if (name.length == 0 || name.length >= sizeof path ||
	    memchr(name.text, '\0', name.length)) {
		error_set(error, STATUS_BAD_INPUT, "path is empty or too long");
		return NULL;
	}
	memcpy(path, name.text, name.length);
	path[name.length] = '\0';
	if (leaves_folder(path)) {
		error_set(error, STATUS_BAD_INPUT,
			  "path leads out of the corpus");
		return NULL;
	}

	struct item *item = folder_find(folder, sorted, path);

	return item ? item : folder_add(folder, path, error);
}

static bool
read_label_line(struct folder *folder, struct field line, size_t sorted,
		struct error *error)
{
	struct field field[4] = { { "", 0 }, { "", 0 }, { "*", 1 }, { "", 0 } };

	if (line.length == 0 || line.text[0] == '#')
		return true;
	if (fields_split(line, '\t', field, 4) > 4)
		return error_set(error, STATUS_BAD_INPUT,
				 "more than four columns");

	struct item *item = item_of_line(folder, field[0], sorted, error);

	if (!item)
		return false;
	item->labelled = true;
	if (!read_list(folder, field[1], item, LABEL_HOLDS, error) ||
	    !read_list(folder, field[3], item, LABEL_UNKNOWN, error))
		return false;
	if (!field_is(field[2], "*"))
		return read_list(folder, field[2], item, LABEL_NOT, error);
	set_others_not(item);
	return true;
}

/* Whether a comma-separated list names a folder at the top. */
static bool
names_folder(const struct folder *folder, size_t sorted, struct field list)
{
	struct field name[MODEL_CATEGORIES_MOST];
	size_t count = fields_split(list, ',', name, MODEL_CATEGORIES_MOST);

	for (size_t i = 0; i < count && i < MODEL_CATEGORIES_MOST; i++) {
		char path[MODEL_NAME_LONGEST];

		if (name[i].length == 0 || name[i].length >= sizeof path)
			continue;
		memcpy(path, name[i].text, name[i].length);
		path[name[i].length] = '\0';
		if (folder_find(folder, sorted, path))
			return true;
	}
	return false;
}

/* Note that a file in the folders has a line. */
static void
mark_named(const struct folder *folder, struct field name)
{
	char path[PATH_MAX];
	struct item *item;

	if (name.length == 0 || name.length >= sizeof path)
		return;
	memcpy(path, name.text, name.length);
	path[name.length] = '\0';
	item = folder_find(folder, folder->items, path);
	if (item)
		item->labelled = true;
}

/*
 * labels.tsv stands instead of the folders when it has a line for every file
 * in them and calls no category by the name of one.
 */
static bool
stands_instead(struct folder *folder)
{
	struct field rest = { bytes_text(&folder->labels),
			      folder->labels.length };
	struct field line;

	while (fields_next_line(&rest, &line)) {
		struct field field[2] = { { "", 0 }, { "", 0 } };

		fields_split(line, '\t', field, 2);
		if (names_folder(folder, folder->items, field[1]))
			return false;
		mark_named(folder, field[0]);
	}
	for (size_t i = 0; i < folder->items; i++)
		if (!folder->item[i]->is_folder && !folder->item[i]->labelled)
			return false;
	return folder->labels.length > 0;
}

bool
folder_load_labels(struct folder *folder, struct error *error)
{
	char path[PATH_MAX];
	FILE *there;

	if (!folder_join(folder->path, LABELS_NAME, path, error))
		return false;
	there = fopen(path, "r");
	if (there) {
		fclose(there);
		if (!file_read(path, LABELS_MOST, &folder->labels, error))
			return false;
	}
	folder->are_categories = !stands_instead(folder);
	return true;
}

bool
folder_read_labels(struct folder *folder, struct error *error)
{
	struct field rest = { bytes_text(&folder->labels),
			      folder->labels.length };
	size_t sorted = folder->items;
	size_t number = 0;
	struct field line;
	char path[PATH_MAX];
	bool read = true;

	while (read && fields_next_line(&rest, &line)) {
		number++;
		read = read_label_line(folder, line, sorted, error);
	}
	if (read || !folder_join(folder->path, LABELS_NAME, path, error))
		return read;
	error->line = number;
	return error_about(error, path);
}
