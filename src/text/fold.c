/* SPDX-License-Identifier: MIT */
#include "fold.h"

#include <string.h>

#include <utf8proc.h>

/* The longest word here is a few hundred bytes; NFKC grows at most 18-fold. */
enum { CODE_POINTS_MOST = 8192 };

static bool
append_ascii(struct bytes *bytes, const char *word, size_t length)
{
	if (!bytes_reserve(bytes, length))
		return true;

	char *out = bytes->data + bytes->length;
	unsigned char seen = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)word[i];

		seen |= byte;
		out[i] =
			(char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
	}
	if (seen < 0x80)
		bytes->length += length;
	bytes->data[bytes->length] = '\0';
	return seen < 0x80;
}

/* The ASCII sign for the many forms of an apostrophe or a hyphen. */
static utf8proc_int32_t
plain_joiner(utf8proc_int32_t point)
{
	if (point < 0x80)
		return point;
	switch (fold_role((uint32_t)point)) {
	case FOLD_APOSTROPHE:
		return '\'';
	case FOLD_HYPHEN:
		return '-';
	default:
		return point;
	}
}

/* A few compatibility forms hold blanks; a word never does. */
static void
append_dense(struct bytes *bytes, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] > ' ')
			bytes_append_byte(bytes, text[i]);
}

void
fold_append(struct bytes *bytes, const char *word, size_t length)
{
	utf8proc_int32_t points[CODE_POINTS_MOST];
	const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE |
					  UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
					  UTF8PROC_IGNORE;

	if (append_ascii(bytes, word, length))
		return;

	utf8proc_ssize_t count = utf8proc_decompose(
		(const utf8proc_uint8_t *)word, (utf8proc_ssize_t)length,
		points, CODE_POINTS_MOST - 1, options);

	if (count < 0 || count >= CODE_POINTS_MOST)
		return;
	for (utf8proc_ssize_t i = 0; i < count; i++)
		points[i] = plain_joiner(points[i]);
	/* Encodes in place: the bytes take no more room than the points. */
	count = utf8proc_reencode(points, count, options);
	append_dense(bytes, (const char *)points,
		     count > 0 ? (size_t)count : 0);
}

enum fold_role
fold_role(uint32_t code_point)
{
	switch (code_point) {
	case 0x2018:
	case 0x2019:
	case 0x02bc:
	case 0xff07:
		return FOLD_APOSTROPHE;
	case 0x2010:
	case 0x2011:
		return FOLD_HYPHEN;
	}
	switch (utf8proc_category((utf8proc_int32_t)code_point)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return FOLD_LETTER;
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return FOLD_DIGIT;
	case UTF8PROC_CATEGORY_CF:
		return FOLD_IGNORED;
	default:
		return FOLD_SEPARATES;
	}
}
