/* SPDX-License-Identifier: MIT */
#include "models.h"

#include "command.h"

#include "../model/locate.h"
#include "../model/textform.h"

#include <sysexits.h>

struct model *
open_model(const char *path, int *code)
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
	model = model_open(path, &error);
	if (!model) {
		complain("load model", path, &error);
		*code = error.status == STATUS_NO_MEMORY ? EX_TEMPFAIL
							 : EX_CONFIG;
	}
	return model;
}
