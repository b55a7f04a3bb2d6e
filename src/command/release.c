/* SPDX-License-Identifier: MIT */
#include "release.h"

#include "../../include/triage.h"
#include "../learn/svm.h"
#include "../model/locate.h"
#include "../model/textform.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <zlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum { VERSION_LONGEST = 64 };

/* pcre2_config() tells a date as well: "10.42 2022-12-11". */
static void
append_pcre2(struct bytes *bytes)
{
	char version[VERSION_LONGEST] = "";

	if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) < VERSION_LONGEST)
		pcre2_config(PCRE2_CONFIG_VERSION, version);
	bytes_printf(bytes, "libraries: PCRE2 %.*s",
		     (int)strcspn(version, " "), version);
}

/* Only training needs it, so it may be missing. */
static void
append_libsvm(struct bytes *bytes)
{
	struct error error = { 0 };
	int version = svm_start(&error) ? svm_library_version() : 0;

	if (version > 0)
		bytes_printf(bytes, "libsvm %d.%d\n", version / 100,
			     version % 100);
	else
		bytes_append_text(bytes, "no libsvm\n");
}

static void
append_model(struct bytes *bytes)
{
	char path[PATH_MAX];
	struct error error = { 0 };
	struct model *model = NULL;
	char *whole = NULL;

	if (locate_model(path, &error))
		model = model_open(path, &error);
	/* Found beside the full program it has a ".." in it. */
	if (model)
		whole = realpath(path, NULL);
	if (model)
		bytes_printf(bytes, "model: %s, %zu categories, %s\n",
			     model->name, model->categories,
			     whole ? whole : path);
	else
		bytes_printf(bytes, "model: none: %s\n", error.what);
	free(whole);
	model_free(model);
}

void
release_append(struct bytes *bytes)
{
	bytes_printf(bytes, "triage %s\n", triage_version());
	append_model(bytes);
	append_pcre2(bytes);
	bytes_printf(bytes, ", utf8proc %s, jansson %s, zlib %s, ",
		     utf8proc_version(), jansson_version_str(), zlibVersion());
	append_libsvm(bytes);
}
