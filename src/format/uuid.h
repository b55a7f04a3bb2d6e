/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_UUID_H
#define TRIAGE_UUID_H

#include "../document/document.h"

/*
 * Names that are made of what they name, so that the same input has the same
 * output: UUIDs of version 5 (RFC 9562) and the SHA-256 of a document.
 */

/* The namespaces of the names; UUID_STIX_OBSERVABLE is that of STIX 2.1. */
enum uuid_namespace { UUID_TRIAGE, UUID_STIX_OBSERVABLE };

/* Append the UUID of `name` in a namespace. */
void uuid_append(struct bytes *bytes, enum uuid_namespace space,
		 const struct bytes *name);

/* The same for a name from a format. */
void uuid_printf(struct bytes *bytes, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

enum { DOCUMENT_DIGITS = 64 };

/*
 * The SHA-256 in hexadecimal digits, with a NUL, of title, line feed and body
 * of a document, or of its body alone where it has no title.
 */
void document_digest(const struct document *document,
		     char digits[DOCUMENT_DIGITS + 1]);

#endif
