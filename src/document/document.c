/* SPDX-License-Identifier: MIT */
#include "document.h"

void
document_clear(struct document *document)
{
	document->kind = "text";
	bytes_clear(&document->id);
	bytes_clear(&document->title);
	bytes_clear(&document->body);
	document->replaced = 0;
	document->line = 0;
}

void
document_free(struct document *document)
{
	bytes_free(&document->id);
	bytes_free(&document->title);
	bytes_free(&document->body);
	*document = (struct document){ 0 };
}

bool
document_ok(const struct document *document)
{
	return bytes_ok(&document->id) && bytes_ok(&document->title) &&
	       bytes_ok(&document->body);
}
