/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_PACKED_H
#define TRIAGE_PACKED_H

#include "model.h"

/*
 * The packed form: one file, mapped and used where it lies.
 *
 *	8 bytes		magic "TRIAGE\x1a\n"
 *	u32		format version
 *	u32		byte order, 0x01020304 as the writer has it
 *	u32		number of sections
 *	u32		0
 *	u64		digest of the section table
 *	table		a row a section: name (16 bytes, NUL-padded),
 *			u64 offset, u64 length, u64 digest
 *	sections	each at a multiple of 64 bytes, zeroes between
 *
 * Sections: manifest, categories and report (text, as in manifest.h),
 * planes (three doubles a category: rho, a, b), documents, name-ends, names
 * and slots (vocabulary.h), weights (model.h).  Digests are XXH3.
 */

/* Append the packed form of `model`. */
void packed_append(const struct model *model, struct bytes *bytes);

/*
 * Make a model of the mapped bytes, which it takes over on success.  Every
 * digest, offset and size is checked before it is used.
 */
struct model *packed_open(struct mapping *mapping, struct error *error);

#endif
