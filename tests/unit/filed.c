/* SPDX-License-Identifier: MIT */
#include "filed.h"

#include "scratch.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

struct filed filed;

void
filed_setup(void)
{
	scratch_make();
	filed.corpus = corpus_new(&filed.error);
	ck_assert_ptr_nonnull(filed.corpus);
}

void
filed_teardown(void)
{
	corpus_free(filed.corpus);
	scratch_remove();
}

void
filed_write_three(void)
{
	scratch_write_text("a/one.txt", "One\n\nfirst body");
	scratch_write_text("b/deep/two.txt", "second body");
	scratch_write_text("c/three.txt", "third body");
}

bool
filed_add(size_t most)
{
	char folder[PATH_MAX];

	scratch_path("", folder);
	return corpus_add(filed.corpus, folder, true,
			  &(struct limits){ .bytes = most }, &filed.error);
}

void
filed_read(void)
{
	ck_assert_msg(filed_add(FILED_MOST) &&
			      corpus_finish(filed.corpus, &filed.error),
		      "%s:%zu: %s", filed.error.subject, filed.error.line,
		      filed.error.what);
}

const struct example *
filed_example(const char *id)
{
	for (size_t i = 0; i < filed.corpus->examples; i++) {
		const struct example *example = filed.corpus->example[i];

		if (strcmp(bytes_text(&example->document.id), id) == 0)
			return example;
	}
	ck_abort_msg("no document is named '%s'", id);
	return NULL;
}

static size_t
index_of(char category)
{
	for (size_t i = 0; i < filed.corpus->categories; i++)
		if (filed.corpus->category[i].name[0] == category)
			return i;
	ck_abort_msg("no category is named '%c'", category);
	return 0;
}

void
filed_assert_labels(const char *id, const char *expected)
{
	const struct example *example = filed_example(id);
	char found[16] = "";

	for (char name = 'a'; name <= 'c'; name++) {
		size_t c = index_of(name);
		size_t length = strlen(found);

		snprintf(found + length, sizeof found - length, "%s%c%c%s",
			 length > 0 ? " " : "", "-?+"[example->label[c] + 1],
			 name, example->torn[c] ? "!" : "");
	}
	ck_assert_str_eq(found, expected);
}
