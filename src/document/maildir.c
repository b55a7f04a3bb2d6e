/* SPDX-License-Identifier: MIT */
#include "maildir.h"

#include "../base/file.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

static bool
has_folder(const char *folder, const char *name)
{
	char path[PATH_MAX];
	int length = snprintf(path, sizeof path, "%s/%s", folder, name);

	return length > 0 && length < PATH_MAX && file_is_directory(path);
}

bool
maildir_is(const char *folder)
{
	return has_folder(folder, "cur") && has_folder(folder, "new") &&
	       has_folder(folder, "tmp");
}

bool
maildir_has_messages(const char *entry)
{
	return strcmp(entry, "cur") == 0 || strcmp(entry, "new") == 0;
}
