/* SPDX-License-Identifier: MIT */
#include "charset.h"

#include "charset_western.h"

#include "../base/shared_object.h"
#include "../base/utf8.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

/* What the bytes are as UTF-8. */
struct survey {
	size_t sequences;	/* of two bytes and more */
	size_t invalid;
	bool is_dense;		/* as no Western language is */
	bool has_zero;
	bool has_escape;	/* as ISO 2022 has them */
};

static const struct {
	const char *bytes;
	size_t length;
	const char *name;
} marks[] = {
	{ "\xef\xbb\xbf", 3, "UTF-8" },
	{ "\xff\xfe\0\0", 4, "UTF-32LE" },
	{ "\0\0\xfe\xff", 4, "UTF-32BE" },
	{ "\xff\xfe", 2, "UTF-16LE" },
	{ "\xfe\xff", 2, "UTF-16BE" },
};

/*
 * Names under which something wider is sent in practice (as in the Encoding
 * Standard of WHATWG), or that iconv() does not know.
 */
static const struct {
	const char *declared;
	const char *name;
} aliases[] = {
	{ "utf8", "UTF-8" },
	{ "utf-8", "UTF-8" },
	{ "unicode-1-1-utf-8", "UTF-8" },
	{ "us-ascii", "WINDOWS-1252" },
	{ "ascii", "WINDOWS-1252" },
	{ "iso-8859-1", "WINDOWS-1252" },
	{ "iso8859-1", "WINDOWS-1252" },
	{ "latin1", "WINDOWS-1252" },
	{ "x-cp1252", "WINDOWS-1252" },
	{ "iso-8859-9", "WINDOWS-1254" },
	{ "iso-8859-11", "WINDOWS-874" },
	{ "tis-620", "WINDOWS-874" },
	{ "iso-8859-8-i", "ISO-8859-8" },
	{ "gb2312", "GB18030" },
	{ "gbk", "GB18030" },
	{ "x-gbk", "GB18030" },
	{ "big5", "BIG5-HKSCS" },
	{ "shift_jis", "CP932" },
	{ "shift-jis", "CP932" },
	{ "sjis", "CP932" },
	{ "x-sjis", "CP932" },
	{ "euc-kr", "CP949" },
	{ "ks_c_5601-1987", "CP949" },
	{ "x-mac-roman", "MACINTOSH" },
};

enum { ALIASES = sizeof aliases / sizeof aliases[0] };

/* So many sequences are not valid UTF-8 by chance. */
enum { SEQUENCES_ENOUGH = 8 };

static struct survey
survey_of(const char *data, size_t length)
{
	const char *end = data + length;
	struct survey survey = {
		.has_zero = length > 0 && memchr(data, '\0', length),
		.has_escape = length > 0 && memchr(data, 0x1b, length),
	};

	for (const char *at = utf8_skip_ascii(data, end); at < end;
	     at = utf8_skip_ascii(at, end)) {
		size_t taken = utf8_sequence_length(at, end);

		survey.sequences += taken > 0;
		survey.invalid += taken == 0;
		at += taken + (taken == 0);
	}
	survey.is_dense = survey.invalid > 0 &&
			  charset_is_dense(data, length);
	return survey;
}

/* Names reach iconv(), which loads code by them. */
static bool
is_name(const char *name)
{
	size_t length = 0;

	for (; name[length]; length++)
		if (!isalnum((unsigned char)name[length]) &&
		    !strchr("-_.:", name[length]))
			return false;
	return length > 0 && length < CHARSET_LONGEST;
}

iconv_t
charset_open(const char *name)
{
	return shared_object_want() ? iconv_open("UTF-8", name)
				    : (iconv_t)-1;
}

/* The name by which iconv() knows what was declared, or NULL. */
static const char *
known_name(const char *declared)
{
	const char *name = declared;

	if (!declared || !is_name(declared))
		return NULL;
	for (size_t i = 0; i < ALIASES; i++)
		if (strcasecmp(declared, aliases[i].declared) == 0)
			name = aliases[i].name;

	if (strcasecmp(name, "UTF-8") == 0 || charset_is_western(name))
		return name;

	iconv_t converter = charset_open(name);

	if (converter == (iconv_t)-1)
		return NULL;
	iconv_close(converter);
	return name;
}

static bool
is_wide(const char *name)
{
	return strncasecmp(name, "UTF-16", 6) == 0 ||
	       strncasecmp(name, "UTF-32", 6) == 0 ||
	       strncasecmp(name, "UCS-", 4) == 0;
}

/* Many bytes a character: such text may be valid UTF-8 by chance. */
static bool
is_multibyte(const char *name)
{
	static const char *const names[] = { "GB18030", "BIG5-HKSCS", "CP932",
					     "CP949", "EUC-JP", "EUC-TW" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcasecmp(name, names[i]) == 0)
			return true;
	return is_wide(name);
}

/* Whether to believe a declaration that iconv() knows. */
static bool
is_credible(const char *name, const struct survey *survey)
{
	if (strcasecmp(name, "UTF-8") == 0)
		return survey->sequences > 2 * survey->invalid ||
		       survey->invalid == 0;
	if (is_wide(name))
		return survey->has_zero || survey->invalid > 0;
	if (survey->sequences == 0 || survey->invalid > 0)
		return !survey->is_dense || strcmp(name, "WINDOWS-1252") != 0;
	return is_multibyte(name) && survey->sequences < SEQUENCES_ENOUGH;
}

/* Choose where neither a mark nor a declaration decides. */
static void
choose(const char *data, size_t length, const struct survey *survey,
       char *name)
{
	const char *wide = survey->has_zero ? charset_wide(data, length)
					    : NULL;

	if (wide)
		strcpy(name, wide);
	else if (survey->has_escape ||
		 (survey->invalid > 0 &&
		  survey->sequences <= 2 * survey->invalid))
		charset_guess(data, length, name);
	else
		strcpy(name, "UTF-8");
}

struct conversion {
	iconv_t converter;
	char *from;
	size_t left;
	size_t unit;		/* bytes to step over where there is no sense */
	size_t replaced;
};

/* Convert a piece and step over what it could not; false at the end. */
static bool
convert_some(struct conversion *conversion, struct bytes *text)
{
	char piece[4096];
	char *to = piece;
	size_t room = sizeof piece;
	size_t result = iconv(conversion->converter, &conversion->from,
			      &conversion->left, &to, &room);
	int number = errno;

	conversion->replaced += utf8_append_repaired(text, piece,
						     (size_t)(to - piece));
	if (result != (size_t)-1)
		return false;
	if (number == E2BIG)
		return true;
	bytes_append_text(text, "\xef\xbf\xbd");
	conversion->replaced++;
	if (number == EINVAL || conversion->left <= conversion->unit)
		return false;
	conversion->from += conversion->unit;
	conversion->left -= conversion->unit;
	return true;
}

static size_t
unit_of(const char *name)
{
	if (strncasecmp(name, "UTF-16", 6) == 0)
		return 2;
	return strncasecmp(name, "UTF-32", 6) == 0 ? 4 : 1;
}

static size_t
convert(struct bytes *text, const char *data, size_t length, const char *name)
{
	if (charset_is_western(name))
		return charset_append_western(text, data, length);

	struct conversion conversion = {
		.converter = charset_open(name),
		.from = (char *)(uintptr_t)data,
		.left = length,
		.unit = unit_of(name),
	};

	if (conversion.converter == (iconv_t)-1)
		return utf8_append_repaired(text, data, length);
	while (conversion.left > 0 && bytes_ok(text) &&
	       convert_some(&conversion, text))
		;
	iconv_close(conversion.converter);
	return conversion.replaced;
}

/* Append what is UTF-8, of which a survey may say that nothing is amiss. */
static size_t
append_utf8(struct bytes *text, const char *data, size_t length, bool is_valid)
{
	if (!is_valid)
		return utf8_append_repaired(text, data, length);
	bytes_append(text, data, length);
	return 0;
}

/* The length of a mark at the start of `data`, whose charset is `name`. */
static size_t
find_mark(const char *data, size_t length, const char **name)
{
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (length >= marks[i].length &&
		    memcmp(data, marks[i].bytes, marks[i].length) == 0) {
			*name = marks[i].name;
			return marks[i].length;
		}
	return 0;
}

void
charset_append(struct bytes *text, const char *data, size_t length,
	       const char *declared, struct document *document)
{
	const char *name = NULL;
	size_t mark = find_mark(data, length, &name);
	char guess[CHARSET_LONGEST];
	bool guessed = false;
	bool is_valid = false;

	if (!name) {
		struct survey survey = survey_of(data, length);

		is_valid = survey.invalid == 0 && !survey.has_zero;
		name = known_name(declared);
		if (!name || !is_credible(name, &survey)) {
			choose(data, length, &survey, guess);
			guessed = declared || strcmp(guess, "UTF-8") != 0;
			name = guess;
		}
	}
	bytes_clear(&document->charset);
	bytes_append_text(&document->charset, name);
	document->charset_guessed = guessed;
	document->replaced +=
		strcasecmp(name, "UTF-8") == 0
			? append_utf8(text, data + mark, length - mark,
				      is_valid)
			: convert(text, data + mark, length - mark, name);
}
