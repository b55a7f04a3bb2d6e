/* SPDX-License-Identifier: MIT */
#include "xml_encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { INVALID = -1, INCOMPLETE = -2, CHARACTER_LONGEST = 3 };

/* The code point of a sequence, or why it is none. */
static int
decode(iconv_t converter, const char *bytes, size_t length)
{
	char *from = (char *)(uintptr_t)bytes;
	unsigned char point[8];
	char *to = (char *)point;
	size_t room = sizeof point;

	iconv(converter, NULL, NULL, NULL, NULL);
	if (iconv(converter, &from, &length, &to, &room) == (size_t)-1)
		return errno == EINVAL ? INCOMPLETE : INVALID;
	/* A combination of two characters has no place in expat's tables. */
	if (room != sizeof point - 4)
		return room == sizeof point ? INCOMPLETE : INVALID;
	return point[0] | point[1] << 8 | point[2] << 16;
}

enum { NEXT_LEAST = 0x30, NEXT_MOST = 0xff };

/* Whether these bytes are a character with any value of the last of them. */
static bool
any_is(iconv_t converter, char *bytes, size_t length)
{
	for (int next = NEXT_LEAST; next <= NEXT_MOST; next++) {
		bytes[length - 1] = (char)next;
		if (decode(converter, bytes, length) >= 0)
			return true;
	}
	return false;
}

/* How many bytes a character takes that starts with this one, or 0. */
static int
length_of(iconv_t converter, char first)
{
	char bytes[CHARACTER_LONGEST] = { first };

	if (any_is(converter, bytes, 2))
		return 2;
	for (int next = NEXT_LEAST; next <= NEXT_MOST; next++) {
		bytes[1] = (char)next;
		if (decode(converter, bytes, 2) == INCOMPLETE &&
		    any_is(converter, bytes, 3))
			return 3;
	}
	return 0;
}

/* Bytes that XML can do without, says expat, and some charsets use. */
static bool
is_dispensable(int byte)
{
	return byte == '\0' || strchr("$@\\^`{}~", byte);
}

static bool
fill_map(iconv_t converter, int *map)
{
	for (int i = 0; i < 256; i++) {
		int point = decode(converter, &(char){ (char)i }, 1);
		int length =
			point == INCOMPLETE ? length_of(converter, (char)i) : 0;

		map[i] = length > 0 ? -length : -1;
		if (point >= 0 && point <= 0xffff)
			map[i] = point;
		if (i >= 0x80 || map[i] == i)
			continue;
		if (!is_dispensable(i))
			return false;
		map[i] = i;
	}
	return true;
}

/* One of each length, so that expat need not tell which it wants. */
struct converter {
	iconv_t iconv;
	int map[256];
};

static int
convert(void *data, const char *bytes)
{
	struct converter *converter = data;
	int length = -converter->map[(unsigned char)bytes[0]];
	int point = decode(converter->iconv, bytes, (size_t)length);

	return point <= 0xffff ? point : -1;
}

static void
release(void *data)
{
	struct converter *converter = data;

	iconv_close(converter->iconv);
	free(converter);
}

int
xml_encoding_fill(void *context, const XML_Char *name, XML_Encoding *encoding)
{
	struct converter *converter = calloc(1, sizeof *converter);

	(void)context;
	if (!converter)
		return XML_STATUS_ERROR;
	converter->iconv = iconv_open("UTF-32LE", name);
	if (converter->iconv == (iconv_t)-1) {
		free(converter);
		return XML_STATUS_ERROR;
	}
	if (!fill_map(converter->iconv, converter->map)) {
		release(converter);
		return XML_STATUS_ERROR;
	}
	for (int i = 0; i < 256; i++)
		encoding->map[i] = converter->map[i];
	encoding->data = converter;
	encoding->convert = convert;
	encoding->release = release;
	return XML_STATUS_OK;
}

enum xml_width
xml_width_of(const char *data, size_t length)
{
	const unsigned char *byte = (const unsigned char *)data;

	if (length < 2)
		return XML_NARROW;
	if ((byte[0] == 0xff && byte[1] == 0xfe) ||
	    (byte[0] == '<' && byte[1] == '\0'))
		return XML_UTF16_LITTLE;
	if ((byte[0] == 0xfe && byte[1] == 0xff) ||
	    (byte[0] == '\0' && byte[1] == '<'))
		return XML_UTF16_BIG;
	return XML_NARROW;
}
