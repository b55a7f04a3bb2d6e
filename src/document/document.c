/* SPDX-License-Identifier: MIT */
#include "document.h"

#define MEMBER(name) offsetof(struct document, name)

/* Every run of bytes that a document owns. */
static const size_t members[] = {
	MEMBER(id),   MEMBER(title), MEMBER(body), MEMBER(aside),
	MEMBER(from), MEMBER(date),  MEMBER(link), MEMBER(charset),
};

enum { MEMBERS = sizeof members / sizeof members[0] };

void
document_clear(struct document *document)
{
	for (size_t i = 0; i < MEMBERS; i++)
		bytes_clear((struct bytes *)((char *)document + members[i]));
	document->kind = "text";
	document->charset_guessed = false;
	document->cut = NULL;
	document->replaced = 0;
	document->line = 0;
}

void
document_free(struct document *document)
{
	for (size_t i = 0; i < MEMBERS; i++)
		bytes_free((struct bytes *)((char *)document + members[i]));
	*document = (struct document){ 0 };
}

bool
document_ok(const struct document *document)
{
	for (size_t i = 0; i < MEMBERS; i++)
		if (!bytes_ok((const struct bytes *)((const char *)document +
						     members[i])))
			return false;
	return true;
}
