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
 * Fill from an object's "text", a string, and its "id" and "title" if it has
 * them: a string or a whole number, and a string.
 */
bool document_read_json(struct document *document, const json_t *object,
			struct error *error);

#endif
