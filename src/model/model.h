/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_MODEL_H
#define TRIAGE_MODEL_H

#include "calibration.h"

#include "../base/fields.h"
#include "../base/file.h"
#include "../features/vocabulary.h"

/*
 * All that is needed to judge: text settings, vocabulary, one hyperplane a
 * category, calibration, thresholds.  A model never changes once made, so any
 * number of threads may share it.
 *
 * A hyperplane's weights are integers in units of 10^-places, which loses
 * less than a hundredth of what a single word contributes, takes two bytes a
 * weight, and is written exactly as a short decimal.  Its offset rho is such
 * that the decision value is 0 at the threshold for `yes`: what stock
 * svm-predict answers for the exported file is what we decide.
 */
enum {
	MODEL_CATEGORIES_MOST = 256,
	MODEL_NAME_LONGEST = 64,	/* bytes, with the final NUL */
	MODEL_SUMMARY_LONGEST = 200,
	MODEL_TAGS_LONGEST = 2048,	/* all of a category, with the NUL */
	MODEL_WEIGHT_MOST = 32767,
	MODEL_PLACES_MOST = 6,
};

struct category {
	char name[MODEL_NAME_LONGEST];
	char summary[MODEL_SUMMARY_LONGEST];
	char *tags;	/* model_set_tags(); NULL: none, which model_tags() hides */
	uint32_t positives;		/* documents it was trained on */
	uint32_t negatives;
	double c;			/* of the C-SVC */
	unsigned places;
	double rho;
	double yes;			/* confidence from which it holds */
	double unsure;			/* and from which it may hold */
	struct calibration calibration;
};

struct model {
	char name[MODEL_NAME_LONGEST];
	struct settings settings;
	uint32_t documents;		/* behind the document frequencies */
	double min_known;		/* a smaller share known: not judged */
	uint32_t names;			/* that the manifest has, of
					   settings.gazetteer */
	size_t categories;
	struct category *category;	/* [categories] */
	const struct vocabulary *vocabulary;
	size_t stride;			/* weights a term, a multiple of 8 */
	const int16_t *weight;		/* [vocabulary->size][stride] */
	const uint32_t *weight_seal;	/* where they are mapped, else NULL */
	const double *second;		/* of second.h, or NULL */
	const char *report;		/* text of the training report */
	size_t report_length;

	/* What the model owns; the pointers above may lead into these. */
	struct mapping mapping;
	struct vocabulary mapped_vocabulary;
	struct vocabulary *own_vocabulary;
	int16_t *own_weight;
	double *own_second;
	struct bytes own_report;
	struct gazetteer *own_gazetteer; /* settings.gazetteer, if it has one */
};

/*
 * How much of a packed model is checked when it is opened: all of it; or what
 * is small, and the rest when a judge uses it.  Names, counts and the report
 * may be used after a whole check only.
 */
enum model_check { MODEL_CHECK_ALL, MODEL_CHECK_USED };

/* Room for `categories` and nothing in it; NULL when memory runs out. */
struct model *model_new(size_t categories);

/* Open a packed model.  The caller ends it with model_free(). */
struct model *model_load(const char *path, enum model_check check,
			 struct error *error);
void model_free(struct model *model);

/* What a watch over the weights looks at. */
struct sealed model_sealed_weights(const struct model *model);

/* What stride a number of categories has. */
size_t model_stride(size_t categories);

/* The index of a category, or model->categories. */
size_t model_find_category(const struct model *model, const char *name,
			   size_t length);

/* A name is lower-case letters, digits and hyphens; it names a file. */
bool model_is_category_name(const char *name, size_t length);

/*
 * Tags of a category are text of UTF-8 with a tab between two; all else in
 * them means something to others, blanks at the end too.  Copies them into
 * room for MODEL_TAGS_LONGEST, or returns what is wrong with them.
 */
const char *model_read_tags(struct field text, char *tags);

/* What others call a category, with tabs between, or "". */
const char *model_tags(const struct category *category);

/* Copy them; the model owns the copy.  False when memory runs out. */
bool model_set_tags(struct category *category, const char *tags);

/* Take the next tag that is not empty off `tags`; false when none is left. */
bool model_next_tag(struct field *tags, struct field *tag);

/*
 * The weight of a term, by itself: to be multiplied with the term's value in
 * a document's vector.
 */
double model_weight(const struct model *model, uint32_t term,
		    size_t category);

#endif
