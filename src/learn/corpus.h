/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_CORPUS_H
#define TRIAGE_CORPUS_H

#include "../base/error.h"
#include "../document/document.h"
#include "../document/limits.h"
#include "../model/model.h"

/*
 * Labelled documents: what a model is trained on and measured against.
 *
 * A corpus is a folder of category folders, with or without labels.tsv, or a
 * JSON Lines file (corpus_folder.c and corpus_lines.c say how they read).
 * What was never judged is unknown, not no: it takes no part in a category's
 * training or measures.
 */
enum truth_label { LABEL_NOT = -1, LABEL_UNKNOWN = 0, LABEL_HOLDS = 1 };

enum { FOLD_NONE = -1, FOLD_MOST = 1000 };

struct example {
	struct document document;	/* its id is unique in the corpus */
	int fold;			/* the corpus's own, or FOLD_NONE */
	signed char label[MODEL_CATEGORIES_MOST];
	bool torn[MODEL_CATEGORIES_MOST]; /* a colleague might decide otherwise */
};

struct corpus_category {
	char name[MODEL_NAME_LONGEST];
	char summary[MODEL_SUMMARY_LONGEST];
	char tags[MODEL_TAGS_LONGEST];
};

struct corpus {
	size_t categories;
	struct corpus_category category[MODEL_CATEGORIES_MOST];
	bool closed;			/* further names are unknown ones */
	size_t examples;
	size_t capacity;
	struct example **example;
};

struct corpus *corpus_new(struct error *error);
void corpus_free(struct corpus *corpus);

/*
 * Fix the categories and their order by a table of `name TAB summary` lines;
 * each further column is a tag that the model carries along.
 */
bool corpus_read_categories(struct corpus *corpus, const char *path,
			    struct error *error);

/*
 * Add the documents of a folder or file.  Where `labelled` is false the labels are left alone.  Errors name
 * the file and the line.
 */
bool corpus_add(struct corpus *corpus, const char *path, bool labelled,
		const struct limits *limits, struct error *error);

/*
 * Bring it into the order that results depend on: categories that no table
 * fixed by name, examples by id.  Refuses an empty corpus.
 */
bool corpus_finish(struct corpus *corpus, struct error *error);

/* Whether any category of an example was judged. */
bool corpus_is_judged(const struct corpus *corpus, size_t example);

/* For the readers of single kinds: */

/* An empty example at the end, all unknown; NULL when memory runs out. */
struct example *corpus_append(struct corpus *corpus, struct error *error);

/* The index of a category, added unless the list is closed; or -1. */
int corpus_category(struct corpus *corpus, const char *name, size_t length,
		    struct error *error);

bool corpus_add_folder(struct corpus *corpus, const char *path,
		       const struct limits *limits,
		       struct error *error);
bool corpus_add_lines(struct corpus *corpus, const char *path, bool labelled,
		      const struct limits *limits, struct error *error);

#endif
