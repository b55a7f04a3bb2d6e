/* SPDX-License-Identifier: MIT */
/* One document filed in several folders. */
#include "folder.h"

#include "../base/digest.h"

#include <stdlib.h>
#include <string.h>

/* Where a document with this content and name stands already. */
struct known {
	uint64_t content;
	const char *name;
	const char *path;
	struct example *example;
};

static int
compare_contents(const void *a, const void *b)
{
	const struct known *first = a;
	const struct known *second = b;

	if (first->content != second->content)
		return first->content > second->content ? 1 : -1;
	return strcmp(first->path, second->path);
}

static int
compare_known_names(const void *a, const void *b)
{
	const struct known *first = a;
	const struct known *second = b;
	int order = strcmp(first->name, second->name);

	return order ? order : compare_contents(a, b);
}

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static uint64_t
content_of(const struct document *document)
{
	return digest_pair(digest(bytes_text(&document->title),
				  document->title.length),
			   digest(bytes_text(&document->body),
				  document->body.length));
}

static void
merge(struct example *into, const struct example *from)
{
	for (size_t i = 0; i < MODEL_CATEGORIES_MOST; i++) {
		if (from->label[i] == LABEL_HOLDS ||
		    into->label[i] == LABEL_UNKNOWN)
			into->label[i] = from->label[i] ? from->label[i]
							: into->label[i];
		into->torn[i] |= from->torn[i];
	}
}

/* Refuse one name with two contents: results go by name. */
static bool
check_names(struct known *known, size_t count, struct error *error)
{
	qsort(known, count, sizeof *known, compare_known_names);
	for (size_t i = 1; i < count; i++) {
		if (strcmp(known[i].name, known[i - 1].name) != 0 ||
		    known[i].content == known[i - 1].content)
			continue;
		error_set(error, STATUS_BAD_INPUT,
			  "has the name of another document in the corpus but "
			  "other bytes: rename one of them");
		return error_about(error, known[i].path);
	}
	return true;
}

/* Make one example of those with the same content, from `start` on. */
static void
merge_same(struct corpus *corpus, size_t start, struct known *known)
{
	size_t count = corpus->examples - start;
	size_t out = start;

	qsort(known, count, sizeof *known, compare_contents);
	for (size_t i = 0; i < count;) {
		struct example *into = known[i].example;
		size_t same = i + 1;

		for (; same < count && known[same].content ==
					       known[i].content; same++) {
			merge(into, known[same].example);
			document_free(&known[same].example->document);
			free(known[same].example);
		}
		corpus->example[out++] = into;
		i = same;
	}
	corpus->examples = out;
}

bool
merge_examples(struct corpus *corpus, size_t start, struct error *error)
{
	size_t count = corpus->examples - start;
	struct known *known = calloc(count + 1, sizeof *known);

	if (!known)
		return error_no_memory(error);
	for (size_t i = 0; i < count; i++) {
		struct example *example = corpus->example[start + i];
		const char *path = bytes_text(&example->document.id);

		known[i] = (struct known){ content_of(&example->document),
					   base_name(path), path, example };
	}

	bool fine = check_names(known, count, error);

	if (fine)
		merge_same(corpus, start, known);
	free(known);
	return fine;
}
