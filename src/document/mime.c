/* SPDX-License-Identifier: MIT */
#include "mime.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The types that are read, and how. */
static const struct {
	const char *type;
	const char *subtype;
	enum mime_type meaning;
} types[] = {
	{ "text", "plain", MIME_PLAIN },
	{ "text", "markdown", MIME_PLAIN },
	{ "text", "html", MIME_HTML },
	{ "application", "xhtml+xml", MIME_HTML },
	{ "multipart", "alternative", MIME_ALTERNATIVE },
	{ "multipart", "related", MIME_FIRST },
	{ "multipart", "signed", MIME_FIRST },
	{ "multipart", "*", MIME_PARTS },
};

enum { TYPES = sizeof types / sizeof types[0] };

enum mime_type
mime_type_of(const char *type, const char *subtype)
{
	for (size_t i = 0; i < TYPES; i++)
		if (strcasecmp(type, types[i].type) == 0 &&
		    (strcmp(types[i].subtype, "*") == 0 ||
		     strcasecmp(subtype, types[i].subtype) == 0))
			return types[i].meaning;
	return MIME_OTHER;
}

void
mime_free(struct mime *mime)
{
	while (mime) {
		struct mime *next = mime->next;

		mime_free(mime->child);
		bytes_free(&mime->content);
		bytes_free(&mime->charset);
		bytes_free(&mime->subject);
		bytes_free(&mime->from);
		bytes_free(&mime->date);
		bytes_free(&mime->link);
		bytes_free(&mime->id);
		free(mime);
		mime = next;
	}
}
