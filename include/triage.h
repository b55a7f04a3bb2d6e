/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_H
#define TRIAGE_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __GNUC__
#pragma GCC visibility push(default)
#endif

/*
 * libtriage: tells what a security article is about.
 *
 * Open a model once, make a classifier for each thread, classify as many
 * texts as you like, and close everything:
 *
 *	struct triage_error error;
 *	struct triage_model *model = triage_open(NULL, &error);
 *	struct triage_classifier *classifier =
 *		triage_classifier_new(model, &error);
 *	const struct triage_result *result =
 *		triage_classify(classifier, text, length, &error);
 *
 * A model never changes: any number of threads and classifiers may share it.
 * A classifier belongs to one thread at a time.  No function prints, exits or
 * looks at the locale.
 */

/* The library's version, for comparison with TRIAGE_VERSION_TEXT. */
#define TRIAGE_VERSION_TEXT "0.1.0"
const char *triage_version(void);

enum triage_status {
	TRIAGE_OK,
	TRIAGE_NO_MEMORY,
	TRIAGE_NO_INPUT,	/* the file is missing or cannot be read */
	TRIAGE_BAD_MODEL,	/* damaged, or not for this version */
	TRIAGE_LIMIT,		/* the text is too long */
	TRIAGE_INTERNAL,	/* a library refused our call */
};

struct triage_error {
	enum triage_status status;
	char message[640];	/* one sentence, lower case, no full stop */
};

struct triage_model;
struct triage_classifier;

/*
 * Open a model, packed or as text.  With a NULL path: the file that the environment
 * variable TRIAGE_MODEL names, else the installed default model.  NULL with
 * `error` filled on failure.  The caller ends it with triage_close(), after
 * its last classifier.
 */
struct triage_model *triage_open(const char *path,
				 struct triage_error *error);
void triage_close(struct triage_model *model);

/* The model's name, as results and fields carry it. */
const char *triage_model_name(const struct triage_model *model);

/* Categories count from 0; their names live as long as the model. */
size_t triage_categories(const struct triage_model *model);
const char *triage_category(const struct triage_model *model, size_t i);

struct triage_classifier *
triage_classifier_new(const struct triage_model *model,
		      struct triage_error *error);
void triage_classifier_free(struct triage_classifier *classifier);

enum triage_decision { TRIAGE_NO, TRIAGE_UNSURE, TRIAGE_YES };

struct triage_result {
	const char *title;	/* UTF-8, "" when there is none */
	const char *reason;	/* why the text is not judged, else NULL */
	size_t words;
	double known;		/* share of its words the model knows */
	size_t categories;
	const double *confidence; /* [categories], probabilities in [0,1] */
	const enum triage_decision *decision; /* [categories] */
};

/*
 * Judge `length` bytes of plain text, UTF-8; invalid bytes are replaced.  Of
 * a text that is not judged (empty, too short, not in the model's language)
 * every confidence is 0 and every decision no.  The result is borrowed and
 * holds until the classifier's next call.  NULL with `error` filled when
 * memory runs out, the text has TRIAGE_TEXT_MOST bytes or more, or a part of
 * the model that it needs turns out to be damaged: a packed model is checked
 * where it is used.
 */
#define TRIAGE_TEXT_MOST ((size_t)1 << 31)
const struct triage_result *
triage_classify(struct triage_classifier *classifier, const char *text,
		size_t length, struct triage_error *error);

#ifdef __GNUC__
#pragma GCC visibility pop
#endif

#ifdef __cplusplus
}
#endif

#endif
