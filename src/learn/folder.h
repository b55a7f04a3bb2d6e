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
	bool is_folder;		/* a folder at the top, no document */
	bool labelled;		/* labels.tsv has a line for it */
	signed char label[MODEL_CATEGORIES_MOST];
	bool torn[MODEL_CATEGORIES_MOST];
};

struct folder {
	struct corpus *corpus;
	const char *path;
	const struct limits *limits;
	struct item **item;
	size_t items;
	size_t capacity;
	struct bytes labels;	/* labels.tsv, or empty */
	bool are_categories;	/* the folders at the top are */
};

/* Add every file in a folder, and the folders at the top, sorted by path. */
bool folder_scan(struct folder *folder, struct error *error);

/* Label the files by the folders they are in, where these are categories. */
bool folder_file(struct folder *folder, struct error *error);

/* Load labels.tsv, where there is one, and see what the folders are. */
bool folder_load_labels(struct folder *folder, struct error *error);

/* Take its labels, on top of those of the folders. */
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
