/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_JSON_H
#define TRIAGE_JSON_H

#include "document.h"

#include "../base/error.h"

#include <jansson.h>

/*
 * JSON (RFC 8259) as scraped data has it: bytes that are not UTF-8 and lone
 * surrogate escapes become U+FFFD instead of refusing the line.
 */

/*
 * Parse one JSON object.  The caller ends the result with json_decref().
 * `replaced` counts the repaired places.
 */
json_t *json_parse_object(const char *text, size_t length, size_t *replaced,
			  struct error *error);

/*
 * The members that a document is read from.  A name with dots that is no
 * member itself is a path: `a.b` is the member `b` of the object `a`.
 */
struct json_names {
	const char *text;
	const char *title;
	const char *id;
};

/* "text", "title" and "id". */
extern const struct json_names json_names_standard;

/*
 * Fill from an object's text, a string, and its id and title if it has
 * them: a string or a whole number, and a string.
 */
bool document_read_json(struct document *document, const json_t *object,
			const struct json_names *names, struct error *error);

/*
 * Append a member that is a string and count its repairs in `document`; one
 * that is missing or null is empty.  False when it is anything else.
 */
bool json_append_member(const json_t *object, const char *name,
			struct bytes *bytes, struct document *document);

/* The same for an id, which may be a whole number, too. */
bool json_append_id(const json_t *object, const char *name,
		    struct document *document);

#endif
