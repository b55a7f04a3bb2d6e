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
 * Sections: manifest and categories (text, as in manifest.h), planes (three
 * doubles a category: rho, a, b), second (second.h), gazetteer (its table, or
 * nothing), seals (seal.h; of slots, idf and weights,
 * one after the other), slots and idf (vocabulary.h), weights (model.h),
 * documents, name-ends and names (vocabulary.h), gazetteer-text, report.  Digests are XXH3.
 */

/* Append the packed form of `model`. */
void packed_append(const struct model *model, struct bytes *bytes);

/*
 * Make a model of the mapped bytes, which it takes over on success.  Every
 * offset and size is checked, and every digest or, with MODEL_CHECK_USED,
 * those of manifest, categories and planes; seals are for the rest.
 */
struct model *packed_open(struct mapping *mapping, enum model_check check,
			  struct error *error);

#endif
