/* SPDX-License-Identifier: MIT */
#include "corpus.h"

#include "../base/fields.h"
#include "../base/file.h"

#include <stdlib.h>
#include <string.h>

enum { TABLE_MOST = 1 << 20 };

struct corpus *
corpus_new(struct error *error)
{
	struct corpus *corpus = calloc(1, sizeof *corpus);

	if (!corpus)
		error_no_memory(error);
	return corpus;
}

static void
example_free(struct example *example)
{
	document_free(&example->document);
	free(example);
}

void
corpus_free(struct corpus *corpus)
{
	if (!corpus)
		return;
	for (size_t i = 0; i < corpus->examples; i++)
		example_free(corpus->example[i]);
	free(corpus->example);
	free(corpus);
}

static bool
grow(struct corpus *corpus)
{
	size_t capacity = corpus->capacity ? 2 * corpus->capacity : 256;
	struct example **example =
		realloc(corpus->example, capacity * sizeof *example);

	if (!example)
		return false;
	corpus->example = example;
	corpus->capacity = capacity;
	return true;
}

struct example *
corpus_append(struct corpus *corpus, struct error *error)
{
	struct example *example = NULL;

	if (corpus->examples < corpus->capacity || grow(corpus))
		example = calloc(1, sizeof *example);
	if (!example) {
		error_no_memory(error);
		return NULL;
	}
	example->fold = FOLD_NONE;
	corpus->example[corpus->examples++] = example;
	return example;
}

static int
find_category(const struct corpus *corpus, const char *name, size_t length)
{
	for (size_t i = 0; i < corpus->categories; i++)
		if (strlen(corpus->category[i].name) == length &&
		    memcmp(corpus->category[i].name, name, length) == 0)
			return (int)i;
	return -1;
}

static int
refuse_category(struct error *error, const char *what, const char *name,
		size_t length)
{
	error_set(error, STATUS_BAD_INPUT, what);
	error_word(error, name, length);
	return -1;
}

int
corpus_category(struct corpus *corpus, const char *name, size_t length,
		struct error *error)
{
	int found = find_category(corpus, name, length);

	if (found >= 0)
		return found;
	if (corpus->closed)
		return refuse_category(error, "unknown category", name,
				       length);
	if (!model_is_category_name(name, length))
		return refuse_category(error,
				       "a category's name is lower-case "
				       "letters, digits and hyphens",
				       name, length);
	if (corpus->categories == MODEL_CATEGORIES_MOST)
		return refuse_category(error, "too many categories", name,
				       length);
	memcpy(corpus->category[corpus->categories].name, name, length);
	return (int)corpus->categories++;
}

/* What of a line stands behind a field of it and a tab. */
static struct field
behind(struct field line, struct field field)
{
	const char *rest = field.text + field.length + 1;

	return (struct field){ rest,
			       (size_t)(line.text + line.length - rest) };
}

/* Return NULL, or what is wrong with the line. */
static const char *
read_category(struct corpus *corpus, struct field line, struct error *error)
{
	struct field field[2] = { { "", 0 }, { "", 0 } };
	size_t before = corpus->categories;
	size_t columns;
	size_t summary;

	if (line.length == 0 || line.text[0] == '#')
		return NULL;
	columns = fields_split(line, '\t', field, 2);
	if (corpus_category(corpus, field[0].text, field[0].length, error) < 0)
		return error->what;
	if (corpus->categories == before)
		return "category is listed twice";
	summary = field[1].length;
	if (summary >= MODEL_SUMMARY_LONGEST)
		return "summary is too long";
	memcpy(corpus->category[before].summary, field[1].text, summary);
	if (columns <= 2)
		return NULL;
	return model_read_tags(behind(line, field[1]),
			       corpus->category[before].tags);
}

bool
corpus_read_categories(struct corpus *corpus, const char *path,
		       struct error *error)
{
	struct bytes bytes = { 0 };
	const char *complaint = NULL;
	size_t number = 0;

	if (!file_read(path, TABLE_MOST, &bytes, error)) {
		bytes_free(&bytes);
		return false;
	}

	struct field rest = { bytes_text(&bytes), bytes.length };
	struct field line;

	while (!complaint && fields_next_line(&rest, &line)) {
		number++;
		complaint = read_category(corpus, line, error);
	}
	bytes_free(&bytes);
	corpus->closed = true;
	if (!complaint)
		return true;
	error_at_line(error, STATUS_BAD_INPUT, complaint, number);
	return error_about(error, path);
}

bool
corpus_add(struct corpus *corpus, const char *path, bool labelled,
	   const struct limits *limits, struct error *error)
{
	if (!labelled && file_is_directory(path)) {
		error_set(error, STATUS_BAD_INPUT,
			  "the background is a folder: give a JSON Lines "
			  "file");
		return error_about(error, path);
	}

	bool added = file_is_directory(path)
			     ? corpus_add_folder(corpus, path, limits, error)
			     : corpus_add_lines(corpus, path, labelled, limits,
						error);

	return added || error_about(error, path);
}

static int
compare_names(const void *a, const void *b, void *context)
{
	const struct corpus *corpus = context;

	return strcmp(corpus->category[*(const size_t *)a].name,
		      corpus->category[*(const size_t *)b].name);
}

/* Stable and small: there are at most MODEL_CATEGORIES_MOST of them. */
static void
sort_order(struct corpus *corpus, size_t *order)
{
	for (size_t i = 0; i < corpus->categories; i++) {
		size_t at = i;

		for (; at > 0 && compare_names(&i, &order[at - 1], corpus) < 0;
		     at--)
			order[at] = order[at - 1];
		order[at] = i;
	}
}

static void
reorder_labels(const struct corpus *corpus, const size_t *order,
	       struct example *example)
{
	struct example old;

	memcpy(old.label, example->label, sizeof old.label);
	memcpy(old.torn, example->torn, sizeof old.torn);
	for (size_t i = 0; i < corpus->categories; i++) {
		example->label[i] = old.label[order[i]];
		example->torn[i] = old.torn[order[i]];
	}
}

static bool
sort_categories(struct corpus *corpus, struct error *error)
{
	size_t order[MODEL_CATEGORIES_MOST];
	struct corpus_category *old =
		malloc(sizeof corpus->category);

	if (!old)
		return error_no_memory(error);
	memcpy(old, corpus->category, sizeof corpus->category);
	sort_order(corpus, order);
	for (size_t i = 0; i < corpus->categories; i++)
		corpus->category[i] = old[order[i]];
	for (size_t i = 0; i < corpus->examples; i++)
		reorder_labels(corpus, order, corpus->example[i]);
	free(old);
	return true;
}

static int
compare_ids(const void *a, const void *b)
{
	const struct example *const *first = a;
	const struct example *const *second = b;

	return strcmp(bytes_text(&(*first)->document.id),
		      bytes_text(&(*second)->document.id));
}

static bool
refuse_repeated_ids(const struct corpus *corpus, struct error *error)
{
	for (size_t i = 1; i < corpus->examples; i++) {
		if (compare_ids(&corpus->example[i - 1],
				&corpus->example[i]) != 0)
			continue;
		error_set(error, STATUS_BAD_INPUT,
			  "two documents have this id");
		return error_about(
			error, bytes_text(&corpus->example[i]->document.id));
	}
	return true;
}

bool
corpus_finish(struct corpus *corpus, struct error *error)
{
	if (corpus->examples == 0)
		return error_set(error, STATUS_BAD_INPUT,
				 "the corpus has no documents");
	if (corpus->categories == 0)
		return error_set(error, STATUS_BAD_INPUT,
				 "the corpus has no categories");
	if (!corpus->closed && !sort_categories(corpus, error))
		return false;
	qsort(corpus->example, corpus->examples, sizeof *corpus->example,
	      compare_ids);
	return refuse_repeated_ids(corpus, error);
}

bool
corpus_is_judged(const struct corpus *corpus, size_t example)
{
	for (size_t c = 0; c < corpus->categories; c++)
		if (corpus->example[example]->label[c] != LABEL_UNKNOWN)
			return true;
	return false;
}
