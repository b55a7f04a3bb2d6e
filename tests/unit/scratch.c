/* SPDX-License-Identifier: MIT */
#include "scratch.h"

#include "unit.h"

#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[PATH_MAX];

void
scratch_make(void)
{
	const char *parent = getenv("TMPDIR");

	snprintf(folder, sizeof folder, "%s/triage-unit-XXXXXX",
		 parent ? parent : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(folder));
}

void
scratch_remove(void)
{
	char *const roots[] = { folder, NULL };
	FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);

	ck_assert_ptr_nonnull(tree);
	for (FTSENT *entry; (entry = fts_read(tree));)
		if (entry->fts_info != FTS_D)
			ck_assert_int_eq(remove(entry->fts_accpath), 0);
	fts_close(tree);
}

void
scratch_path(const char *name, char path[PATH_MAX])
{
	int length = snprintf(path, PATH_MAX, "%s%s%s", folder,
			      name[0] ? "/" : "", name);

	ck_assert_int_lt(length, PATH_MAX);
}

static void
make_folders(char path[PATH_MAX])
{
	char *slash = path + strlen(folder);

	while ((slash = strchr(slash + 1, '/'))) {
		*slash = '\0';
		mkdir(path, 0777);
		*slash = '/';
	}
}

void
scratch_write(const char *name, const char *data, size_t length)
{
	char path[PATH_MAX];

	scratch_path(name, path);
	make_folders(path);

	FILE *file = fopen(path, "wb");

	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(data, 1, length, file), length);
	ck_assert_int_eq(fclose(file), 0);
}

void
scratch_write_text(const char *name, const char *text)
{
	scratch_write(name, text, strlen(text));
}
