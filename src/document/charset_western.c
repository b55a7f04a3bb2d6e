/* SPDX-License-Identifier: MIT */
#include "charset_western.h"

#include "../base/utf8.h"

#include <strings.h>

/* 80 to 9F, as Unicode's mapping for the code page has them; 0 is nothing. */
static const unsigned short points[32] = {
	0x20ac, 0,	0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,	0x017d, 0,
	0,	0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,	0x017e, 0x0178,
};

bool
charset_is_western(const char *name)
{
	return strcasecmp(name, "WINDOWS-1252") == 0;
}

uint32_t
charset_western_point(unsigned char byte)
{
	return byte >= 0x80 && byte < 0xa0 ? points[byte - 0x80] : byte;
}

/* A byte above 7F; returns whether it was replaced. */
static bool
append_high(struct bytes *text, unsigned char byte)
{
	uint32_t point = charset_western_point(byte);
	char sequence[UTF8_LONGEST];

	bytes_append(text, sequence,
		     utf8_write(point ? point : 0xfffd, sequence));
	return point == 0;
}

size_t
charset_append_western(struct bytes *text, const char *data, size_t length)
{
	const char *end = data + length;
	size_t replaced = 0;

	while (data < end) {
		const char *high = utf8_skip_ascii(data, end);

		replaced += utf8_append_repaired(text, data,
						 (size_t)(high - data));
		for (data = high; data < end && (*data & 0x80); data++)
			replaced += append_high(text, (unsigned char)*data);
	}
	return replaced;
}
