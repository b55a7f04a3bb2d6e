/* SPDX-License-Identifier: MIT */
#include "html_title.h"

#include <ctype.h>
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

/* Past what two ways to write a title may differ in: all but its letters. */
static const char *
next_letter(const char *at)
{
	static const char PUNCTUATION[] = "\xe2\x80";	/* U+2000 to U+203F */

	while (*at) {
		if (strncmp(at, PUNCTUATION, 2) == 0 && at[2])
			at += 3;
		else if ((unsigned char)*at < 0x80 &&
			 !isalnum((unsigned char)*at))
			at++;
		else
			break;
	}
	return at;
}

bool
html_title_is(const char *text, const char *title)
{
	const char *other = next_letter(title);
	const char *at = next_letter(text);

	if (!*at || !*other)
		return *text && strcmp(text, title) == 0;
	while (*at && tolower((unsigned char)*at) ==
			      tolower((unsigned char)*other)) {
		at = next_letter(at + 1);
		other = next_letter(other + 1);
	}
	return !*at && !*other;
}
