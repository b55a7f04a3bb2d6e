/* SPDX-License-Identifier: MIT */
#include "quick_iconv.h"

#include "charset_western.h"

#include "../base/shared_object.h"
#include "../base/utf8.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

/* Latin 1 proper: bytes are code points, 80 to 9F too. */
static uint32_t
latin_point(unsigned char byte)
{
	return byte;
}

/* A converter of ours is its row. */
static const struct single {
	const char *name;	/* as GMime calls it */
	uint32_t (*point)(unsigned char byte);
} singles[] = {
	{ "iso-8859-1", latin_point },
	{ "CP1252", charset_western_point },
};

enum { SINGLES = sizeof singles / sizeof singles[0] };

static const struct single *
find_single(iconv_t converter)
{
	for (size_t i = 0; i < SINGLES; i++)
		if (converter == (iconv_t)(uintptr_t)&singles[i])
			return &singles[i];
	return NULL;
}

static bool
is_plain(const char *charset)
{
	return strcasecmp(charset, "UTF-8") == 0 ||
	       strcasecmp(charset, "US-ASCII") == 0;
}

iconv_t
quick_iconv_open(const char *to, const char *from)
{
	for (size_t i = 0; i < SINGLES && strcmp(to, "UTF-8") == 0; i++)
		if (strcasecmp(from, singles[i].name) == 0)
			return (iconv_t)(uintptr_t)&singles[i];
	if ((is_plain(to) && is_plain(from)) || shared_object_want())
		return iconv_open(to, from);
	errno = EINVAL;
	return (iconv_t)-1;
}

/* One byte; 0, or an errno, and then nothing was taken. */
static int
convert_byte(const struct single *single, unsigned char byte, char **to,
	     size_t *room)
{
	uint32_t point = single->point(byte);
	char sequence[UTF8_LONGEST];
	size_t length = utf8_write(point, sequence);

	if (point == 0 && byte != 0)
		return EILSEQ;
	if (length > *room)
		return E2BIG;
	memcpy(*to, sequence, length);
	*to += length;
	*room -= length;
	return 0;
}

size_t
quick_iconv(iconv_t converter, char **from, size_t *left, char **to,
	    size_t *room)
{
	const struct single *single = find_single(converter);

	if (!single)
		return iconv(converter, from, left, to, room);
	for (; from && *from && *left > 0; ++*from, --*left) {
		int number = convert_byte(single, (unsigned char)**from, to,
					  room);

		if (number != 0) {
			errno = number;
			return (size_t)-1;
		}
	}
	return 0;
}

int
quick_iconv_close(iconv_t converter)
{
	return find_single(converter) ? 0 : iconv_close(converter);
}
