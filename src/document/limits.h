/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_LIMITS_H
#define TRIAGE_LIMITS_H

#include <stdint.h>

/*
 * How much of an input is taken.  A document past `bytes` is refused; the
 * other limits cut it, and `document->cut` names the option that did.  Each
 * has an option of the same name; command/option.c has the defaults.
 */
struct limits {
	uint64_t bytes;		/* of a document or a line: --max-bytes */
	uint64_t depth;		/* of elements within elements: --max-depth */
	uint64_t elements;	/* of a page: --max-elements */
	uint64_t pdf_seconds;	/* that pdftotext may take: --pdf-seconds */
	uint64_t pdf_memory;	/* bytes that it may use: --pdf-memory */
	uint64_t entities;	/* that XML declares: --max-entities */
	uint64_t expansion;	/* of XML by entities: --max-expansion */
	uint64_t mail_depth;	/* of parts within parts: --mail-depth */
	uint64_t mail_parts;	/* of one message: --mail-parts */
	uint64_t mail_part_bytes; /* of text, decoded: --mail-part-bytes */
	uint64_t mail_field_bytes; /* of the header: --mail-field-bytes */
};

#endif
