/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_LAYOUT_H
#define TRIAGE_LAYOUT_H

#include <stdint.h>

/* The bytes of a packed model, which packed.h describes. */

#define LAYOUT_MAGIC "TRIAGE\x1a\n"

enum {
	LAYOUT_FORMAT = 6,
	LAYOUT_BYTE_ORDER = 0x01020304,
	LAYOUT_ALIGNMENT = 64,
	LAYOUT_PLANE_NUMBERS = 3,	/* rho, a, b */
	LAYOUT_NAME_LONGEST = 16,
};

/* What judging needs comes first: less of the file is mapped in. */
enum layout_section {
	MANIFEST,
	CATEGORIES,
	PLANES,
	KNOTS,
	SECOND,
	GAZETTEER,
	SEALS,
	SLOTS,
	IDF,
	WEIGHTS,
	DOCUMENTS,
	NAME_ENDS,
	NAMES,
	GAZETTEER_TEXT,
	REPORT,
	SECTIONS,
};

struct layout_header {
	char magic[8];
	uint32_t format;
	uint32_t byte_order;
	uint32_t sections;
	uint32_t zero;
	uint64_t digest;
};

struct layout_row {
	char name[LAYOUT_NAME_LONGEST];
	uint64_t offset;
	uint64_t length;
	uint64_t digest;
};

struct layout {
	struct layout_header header;
	struct layout_row row[SECTIONS];
};

/* The name of each section, padded with NULs in its row. */
extern const char *const layout_name[SECTIONS];

#endif
