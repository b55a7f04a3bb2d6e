/* SPDX-License-Identifier: MIT */
#include "html_title.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

static const char *const separators[] = {
	" | ",	      " - ",  " \xe2\x80\x93 ", " \xe2\x80\x94 ",
	" \xc2\xbb ", " :: ", " \xc2\xb7 ",	" \xe2\x80\xa2 "
};

enum { SEPARATORS = sizeof separators / sizeof separators[0] };

/* Where the last separator begins, or NULL; `next` is behind it. */
static const char *
last_separator(const char *title, size_t length, const char **next)
{
	for (const char *at = title + length; at > title; at--)
		for (size_t i = 0; i < SEPARATORS; i++) {
			size_t size = strlen(separators[i]);

			if (at + size > title + length ||
			    memcmp(at, separators[i], size) != 0)
				continue;
			*next = at + size;
			return at;
		}
	return NULL;
}

size_t
html_title_words(const char *text, size_t length)
{
	size_t words = length > 0;

	for (size_t i = 0; i < length; i++)
		words += text[i] == ' ';
	return words;
}

size_t
html_title_length(const char *title, const char *site)
{
	size_t length = strlen(title);
	const char *next = NULL;
	const char *at;
	bool guessed = false;

	while ((at = last_separator(title, length, &next)) != NULL) {
		size_t tail = (size_t)(title + length - next);
		size_t left = (size_t)(at - title);
		bool named = *site && tail == strlen(site) &&
			     strncasecmp(next, site, tail) == 0;

		/* What is not known to be the site's name, but once. */
		if (!named && (guessed || html_title_words(next, tail) > 4 ||
			       html_title_words(title, left) < 4))
			break;
		guessed |= !named;
		length = left;
	}
	return length;
}
