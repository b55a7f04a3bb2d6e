/* SPDX-License-Identifier: MIT */
#include "models.h"

#include "command.h"

#include "../model/locate.h"
#include "../model/textform.h"

#include <sysexits.h>

int
complain_of_model(const char *path, const struct error *error)
{
	char located[PATH_MAX];
	struct error other = { 0 };

	if (!path && locate_model(located, &other))
		path = located;
	complain("load model", path ? path : "default", error);
	return error->status == STATUS_NO_MEMORY ? EX_TEMPFAIL : EX_CONFIG;
}

static struct model *
open_by(struct model *(*open)(const char *path, struct error *error),
	const char *path, int *code)
{
	char located[PATH_MAX];
	struct error error = { 0 };
	struct model *model;

	if (!path) {
		if (!locate_model(located, &error)) {
			*code = EX_CONFIG;
			complain("find", "default.triage", &error);
			return NULL;
		}
		path = located;
	}
	model = open(path, &error);
	if (!model)
		*code = complain_of_model(path, &error);
	return model;
}

struct model *
open_model(const char *path, int *code)
{
	return open_by(model_open, path, code);
}

struct model *
open_model_to_judge(const char *path, int *code)
{
	return open_by(model_open_to_judge, path, code);
}
