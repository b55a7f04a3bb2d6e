/* SPDX-License-Identifier: MIT */
/*
 * A corpus as a folder.
 *
 *	espionage/a.txt	a document filed under a category carries it
 *	none/b.txt	no category holds
 *	labels.tsv	path TAB holds TAB does-not-hold TAB torn, on top of
 *			the folders or instead of them
 *	categories.tsv	name TAB summary: fixes the categories and their order
 *
 * The first folder of a path is its category, unless labels.tsv has a line for
 * every file in the folders and calls no category by the name of one.  The
 * same document in several folders carries all of them.  Files at the top that labels.tsv does not
 * name, and names that start with a dot, are not documents.
 *
 * Lists are comma-separated.  `*` in the third column, or no third column,
 * means that all others do not hold; an empty one that nothing else was
 * judged.  A document without a line has `*`.
 */
#include "folder.h"

#include "../document/reader.h"

#include <stdio.h>
#include <string.h>

static const char CATEGORIES_NAME[] = "categories.tsv";

static bool
read_categories(struct folder *folder, struct error *error)
{
	char path[PATH_MAX];
	FILE *there;

	if (folder->corpus->closed)
		return true;
	if (!folder_join(folder->path, CATEGORIES_NAME, path, error))
		return false;
	there = fopen(path, "r");
	if (!there)
		return true;
	fclose(there);
	return corpus_read_categories(folder->corpus, path, error);
}

static bool
read_documents(struct folder *folder, const struct item *item,
	       struct error *error)
{
	char full[PATH_MAX];
	struct document document = { 0 };
	enum reader_status status = READER_BROKEN;
	size_t count = 0;

	if (!folder_join(folder->path, item->path, full, error))
		return false;

	struct reader *reader = reader_open(full, NULL, folder->limits, error);

	while (reader && (status = reader_next(reader, &document, error)) ==
				 READER_READ) {
		struct example *example =
			corpus_append(folder->corpus, error);

		status = READER_BROKEN;
		if (!example)
			break;
		example->document = document;
		document = (struct document){ 0 };
		bytes_clear(&example->document.id);
		bytes_append_text(&example->document.id, item->path);
		if (++count > 1)
			bytes_printf(&example->document.id, ":%zu", count);
		memcpy(example->label, item->label, sizeof item->label);
		memcpy(example->torn, item->torn, sizeof item->torn);
	}
	reader_free(reader);
	document_free(&document);
	return status == READER_END || error_about(error, full);
}

/* Documents without a line of labels.tsv are of their folders only. */
static void
close_labels(struct folder *folder)
{
	for (size_t i = 0; i < folder->items; i++)
		if (!folder->item[i]->labelled)
			for (size_t c = 0; c < MODEL_CATEGORIES_MOST; c++)
				if (folder->item[i]->label[c] != LABEL_HOLDS)
					folder->item[i]->label[c] = LABEL_NOT;
}

static bool
add_documents(struct folder *folder, struct error *error)
{
	size_t start = folder->corpus->examples;

	close_labels(folder);
	folder_sort(folder);
	for (size_t i = 0; i < folder->items; i++)
		if (!folder->item[i]->is_folder &&
		    !read_documents(folder, folder->item[i], error))
			return false;
	return merge_examples(folder->corpus, start, error);
}

bool
corpus_add_folder(struct corpus *corpus, const char *path,
		  const struct limits *limits,
		  struct error *error)
{
	struct folder folder = { .corpus = corpus, .path = path,
				 .limits = limits };
	bool added = read_categories(&folder, error) &&
		     folder_scan(&folder, error) &&
		     folder_load_labels(&folder, error) &&
		     folder_file(&folder, error);
	bool closed = corpus->closed;

	/* Folders name the categories: another name is a slip of the pen. */
	corpus->closed |= folder.are_categories && corpus->categories > 0;
	added = added && folder_read_labels(&folder, error);
	corpus->closed = closed;
	added = added && add_documents(&folder, error);
	folder_free(&folder);
	return added;
}
