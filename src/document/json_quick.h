/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_JSON_QUICK_H
#define TRIAGE_JSON_QUICK_H

#include "json.h"

/*
 * The short way to read one JSON object into a document.
 *
 * It walks over the line once, copies the members that are asked for, and
 * builds nothing of all others.  Whatever it does not know to be valid, and
 * whatever json_parse_object() would repair, it leaves to that: false, and
 * nothing is said of why.  Where it returns true the document is the one that
 * document_read_json() would have made.
 */
bool json_read_quickly(struct document *document, const char *line,
		       size_t length, const struct json_names *names);

#endif
