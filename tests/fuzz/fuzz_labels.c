/* SPDX-License-Identifier: MIT */
/* labels.tsv: no line leads out of the folder. */
#include "fuzz.h"

#include "../../src/learn/folder.h"

#include <string.h>

static void
check_items(const struct folder *folder)
{
	for (size_t i = 0; i < folder->items; i++) {
		const char *path = folder->item[i]->path;

		FUZZ_CHECK(path[0] != '/' && path[0] != '\0');
		FUZZ_CHECK(strcmp(path, "..") != 0);
		FUZZ_CHECK(strncmp(path, "../", 3) != 0);
		FUZZ_CHECK(!strstr(path, "/../"));
	}
}

void
fuzz_labels(const uint8_t *data, size_t size)
{
	static const char *const category[] = { "a", "b", "espionage" };
	struct error error = { 0 };
	struct folder folder = { .corpus = corpus_new(&error), .path = "x" };

	FUZZ_CHECK(folder.corpus != NULL);
	for (size_t i = 0; i < sizeof category / sizeof category[0]; i++)
		FUZZ_CHECK(corpus_category(folder.corpus, category[i],
					   strlen(category[i]), &error) >= 0);
	folder.corpus->closed = true;
	FUZZ_CHECK(folder_add(&folder, "a/one.txt", &error) != NULL);
	bytes_append(&folder.labels, (const char *)data, size);
	if (folder_read_labels(&folder, &error))
		check_items(&folder);
	else
		FUZZ_CHECK(error.what != NULL);
	folder_free(&folder);
	corpus_free(folder.corpus);
}
