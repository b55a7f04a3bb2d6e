/* SPDX-License-Identifier: MIT */
#include "html_controls.h"

#include <string.h>

enum { FIRST = 0x80, LAST = 0x9f, LEAD = 0xc2 };

/* What windows-1252 has from 0x80 on, in UTF-8; NULL where it has nothing. */
static const char *const meant[] = {
	"\xe2\x82\xac", NULL,		"\xe2\x80\x9a", "\xc6\x92",
	"\xe2\x80\x9e", "\xe2\x80\xa6", "\xe2\x80\xa0", "\xe2\x80\xa1",
	"\xcb\x86",	"\xe2\x80\xb0", "\xc5\xa0",	"\xe2\x80\xb9",
	"\xc5\x92",	NULL,		"\xc5\xbd",	NULL,
	NULL,		"\xe2\x80\x98", "\xe2\x80\x99", "\xe2\x80\x9c",
	"\xe2\x80\x9d", "\xe2\x80\xa2", "\xe2\x80\x93", "\xe2\x80\x94",
	"\xcb\x9c",	"\xe2\x84\xa2", "\xc5\xa1",	"\xe2\x80\xba",
	"\xc5\x93",	NULL,		"\xc5\xbe",	"\xc5\xb8",
};

/* What a control at `text` stands for, or NULL. */
static const char *
meaning_of(const char *text)
{
	unsigned char second = (unsigned char)text[1];

	if (second < FIRST || second > LAST)
		return NULL;
	return meant[second - FIRST];
}

void
html_append_without_controls(struct bytes *bytes, const char *text,
			     size_t length)
{
	const char *end = text + length;
	const char *at = text;
	const char *lead;

	while ((lead = memchr(at, LEAD, (size_t)(end - at))) != NULL &&
	       lead + 1 < end) {
		const char *meaning = meaning_of(lead);

		bytes_append(bytes, at, (size_t)(lead - at));
		if (meaning)
			bytes_append_text(bytes, meaning);
		else
			bytes_append(bytes, lead, 2);
		at = lead + 2;
	}
	bytes_append(bytes, at, (size_t)(end - at));
}
