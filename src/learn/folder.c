/* SPDX-License-Identifier: MIT */
#include "folder.h"

#include "../base/file.h"
#include "../document/maildir.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 32 };

struct item *
folder_add(struct folder *folder, const char *path, struct error *error)
{
	struct item *item = calloc(1, sizeof *item);

	if (folder->items == folder->capacity) {
		size_t capacity = folder->capacity ? 2 * folder->capacity
						   : 64;
		struct item **grown =
			realloc(folder->item, capacity * sizeof *grown);

		if (grown) {
			folder->item = grown;
			folder->capacity = capacity;
		}
	}
	if (item)
		item->path = strdup(path);
	if (!item || !item->path || folder->items == folder->capacity) {
		free(item);
		error_no_memory(error);
		return NULL;
	}
	folder->item[folder->items++] = item;
	return item;
}

bool
folder_join(const char *folder, const char *name, char path[PATH_MAX],
     struct error *error)
{
	int length = folder[0] ? snprintf(path, PATH_MAX, "%s/%s", folder,
					  name)
			       : snprintf(path, PATH_MAX, "%s", name);

	return (length > 0 && length < PATH_MAX) ||
	       error_set(error, STATUS_BAD_INPUT, "path is too long");
}

/* The length of the first folder of a path, the whole for a folder's item. */
static size_t
top_length(const struct item *item)
{
	return strcspn(item->path, "/");
}

static bool
is_none(const struct item *item)
{
	return top_length(item) == 4 && memcmp(item->path, "none", 4) == 0;
}

bool
folder_file(struct folder *folder, struct error *error)
{
	for (size_t i = 0; folder->are_categories && i < folder->items; i++) {
		struct item *item = folder->item[i];

		if (is_none(item))
			continue;

		int category = corpus_category(folder->corpus, item->path,
					       top_length(item), error);

		if (category < 0)
			return false;
		item->label[category] = LABEL_HOLDS;
	}
	return true;
}

/* Add a folder at the top as an item, so that an empty one is noticed. */
static bool
add_top(struct folder *folder, const char *name, struct error *error)
{
	struct item *item = folder_add(folder, name, error);

	if (item)
		item->is_folder = true;
	return item != NULL;
}

static bool scan(struct folder *folder, const char *inside, size_t depth,
		 struct error *error);

static bool
scan_entry(struct folder *folder, const char *inside, const char *name,
	   size_t depth, struct error *error)
{
	char path[PATH_MAX];
	char full[PATH_MAX];

	if (name[0] == '.')
		return true;
	if (!folder_join(inside, name, path, error) ||
	    !folder_join(folder->path, path, full, error))
		return false;
	if (file_is_directory(full)) {
		return (depth > 0 || add_top(folder, path, error)) &&
		       scan(folder, path, depth + 1, error);
	}
	return depth == 0 || folder_add(folder, path, error) != NULL;
}

/* Add the files below `inside`, in any order. */
static bool
scan(struct folder *folder, const char *inside, size_t depth,
     struct error *error)
{
	char full[PATH_MAX];

	if (depth > DEPTH_MOST)
		return error_set(error, STATUS_LIMIT,
				 "folders are nested too deeply");
	if (!folder_join(folder->path, inside, full, error))
		return false;

	DIR *directory = opendir(full);
	struct dirent *entry;
	bool maildir = maildir_is(full);
	bool scanned = true;

	if (!directory) {
		error_system(error, STATUS_NO_INPUT, "cannot be opened");
		return error_about(error, full);
	}
	while (scanned && (entry = readdir(directory)))
		if (!maildir || maildir_has_messages(entry->d_name))
			scanned = scan_entry(folder, inside, entry->d_name,
					     depth, error);
	closedir(directory);
	return scanned;
}

static int
compare_items(const void *a, const void *b)
{
	const struct item *const *first = a;
	const struct item *const *second = b;

	return strcmp((*first)->path, (*second)->path);
}

void
folder_sort(struct folder *folder)
{
	if (folder->items > 0)
		qsort(folder->item, folder->items, sizeof *folder->item,
		      compare_items);
}

/* Find among the first `sorted` items. */
struct item *
folder_find(const struct folder *folder, size_t sorted, const char *path)
{
	struct item key = { .path = (char *)(uintptr_t)path };
	struct item *wanted = &key;
	struct item **found = NULL;

	if (sorted > 0)
		found = bsearch(&wanted, folder->item, sorted,
				sizeof *folder->item, compare_items);
	return found ? *found : NULL;
}

void
folder_free(struct folder *folder)
{
	for (size_t i = 0; i < folder->items; i++) {
		free(folder->item[i]->path);
		free(folder->item[i]);
	}
	free(folder->item);
	bytes_free(&folder->labels);
}

bool
folder_scan(struct folder *folder, struct error *error)
{
	bool scanned = scan(folder, "", 0, error);

	folder_sort(folder);
	return scanned;
}
