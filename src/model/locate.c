/* SPDX-License-Identifier: MIT */
#include "locate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef TRIAGE_SHARE
#define TRIAGE_SHARE "/usr/local/share/triage"
#endif

static const char MODEL_NAME[] = "default.triage";

static bool
is_there(const char *folder, const char *inside, char path[PATH_MAX])
{
	int length = snprintf(path, PATH_MAX, "%s%s/%s", folder, inside,
			      MODEL_NAME);

	return length > 0 && length < PATH_MAX && access(path, R_OK) == 0;
}

bool
locate_program(char folder[PATH_MAX])
{
	ssize_t length = readlink("/proc/self/exe", folder, PATH_MAX - 1);

	if (length <= 0)
		return false;
	folder[length] = '\0';

	char *slash = strrchr(folder, '/');

	if (slash)
		*slash = '\0';
	return slash != NULL;
}

bool
locate_model(char path[PATH_MAX], struct error *error)
{
	const char *named = getenv("TRIAGE_MODEL");
	char folder[PATH_MAX];

	if (named && named[0] != '\0') {
		if (strlen(named) >= PATH_MAX)
			return error_set(error, STATUS_NO_INPUT,
					 "the path in TRIAGE_MODEL is too "
					 "long");
		memcpy(path, named, strlen(named) + 1);
		return true;
	}
	if (locate_program(folder) &&
	    (is_there(folder, "", path) || is_there(folder, "/..", path) ||
	     is_there(folder, "/../share/triage", path) ||
	     is_there(folder, "/../../share/triage", path)))
		return true;
	return is_there(TRIAGE_SHARE, "", path) ||
	       error_set(error, STATUS_NO_INPUT,
			 "no default model is installed: name one with "
			 "--model or TRIAGE_MODEL");
}
