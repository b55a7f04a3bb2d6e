/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_FOLDER_H
#define TRIAGE_FOLDER_H

#include "corpus.h"

#include <limits.h>

/*
 * The files of a corpus folder and what is said of them, before any is read.
 * corpus_folder.c describes the layout.
 */

/* A file of the folder, by its path within it. */
struct item {
	char *path;
	bool labelled;		/* labels.tsv says what does not hold */
	signed char label[MODEL_CATEGORIES_MOST];
	bool torn[MODEL_CATEGORIES_MOST];
};

struct folder {
	struct corpus *corpus;
	const char *path;
	size_t most;
	struct item **item;
	size_t items;
	size_t capacity;
	bool has_category_folders;
};

/* Add every file in a category folder, labelled by it, sorted by path. */
bool folder_scan(struct folder *folder, struct error *error);

/* Read labels.tsv, where there is one, on top of that. */
bool folder_read_labels(struct folder *folder, struct error *error);

/* The parts the two share. */
struct item *folder_add(struct folder *folder, const char *path,
			struct error *error);
void folder_sort(struct folder *folder);

/* Find by path among the first `sorted` items, or NULL. */
struct item *folder_find(const struct folder *folder, size_t sorted,
			 const char *path);

/* folder/name, or name where the folder is "". */
bool folder_join(const char *folder, const char *name, char path[PATH_MAX],
		 struct error *error);
void folder_free(struct folder *folder);

/* Give each document one example, whatever number of folders it is in. */
bool merge_examples(struct corpus *corpus, size_t start,
		    struct error *error);

#endif
