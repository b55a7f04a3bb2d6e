/* SPDX-License-Identifier: MIT */
#include "version.h"

#include <string.h>
#include <strings.h>

/* Words that speak of versions, and how many of them are looked at. */
enum { WORDS_BEFORE = 3, LIST_GAP = 16 };

static const char *const word_before[] = {
	"build",    "builds",	"chapter",  "firmware", "release",
	"releases", "revision", "section",  "update",	"v",
	"ver",	    "version",	"versions",
};

static const char *const words_behind[] = {
	"and below", "and earlier", "and later", "and newer",
	"and older", "and prior",   "or below",	 "or earlier",
	"or later",  "or newer",    "or older",	 "or prior",
};

static bool
is_letter(char byte)
{
	return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static bool
speaks_of_versions(const char *word, size_t length)
{
	for (size_t i = 0; i < sizeof word_before / sizeof word_before[0]; i++)
		if (strlen(word_before[i]) == length &&
		    strncasecmp(word, word_before[i], length) == 0)
			return true;
	return false;
}

/* One of the last words on the line before `end`. */
static bool
follows_word(const char *text, size_t end)
{
	size_t least = end > FINDING_AROUND ? end - FINDING_AROUND : 0;

	for (int i = 0; i < WORDS_BEFORE; i++) {
		size_t start;

		while (end > least && !is_letter(text[end - 1])) {
			/* A sentence before is about something else. */
			if (strchr("\n.;!?", text[end - 1]))
				return false;
			end--;
		}
		start = end;
		while (start > least && is_letter(text[start - 1]))
			start--;
		if (speaks_of_versions(text + start, end - start))
			return true;
		end = start;
	}
	return false;
}

static bool
precedes_words(struct text text, size_t start)
{
	while (start < text.length &&
	       (text.data[start] == ' ' || text.data[start] == ','))
		start++;
	for (size_t i = 0; i < sizeof words_behind / sizeof words_behind[0];
	     i++) {
		size_t length = strlen(words_behind[i]);

		if (length <= text.length - start &&
		    strncasecmp(text.data + start, words_behind[i], length) ==
			    0)
			return true;
	}
	return false;
}

/* Close behind another version, on the same line. */
static bool
goes_on(const struct finder *finder, size_t start)
{
	return finder->version_end > 0 && start >= finder->version_end &&
	       start - finder->version_end <= LIST_GAP &&
	       !memchr(finder->text.data + finder->version_end, '\n',
		       start - finder->version_end);
}

/* Small numbers that many articles name as the addresses that they are. */
static const char *const resolver[] = {
	"1.0.0.1", "1.1.1.1", "8.8.4.4", "8.8.8.8", "9.9.9.9",
};

static bool
is_resolver(const char *text, size_t length)
{
	for (size_t i = 0; i < sizeof resolver / sizeof resolver[0]; i++)
		if (strlen(resolver[i]) <= length &&
		    memcmp(text, resolver[i], strlen(resolver[i])) == 0)
			return true;
	return false;
}

/* One numeral, and then numbers below twenty. */
static bool
has_small_numbers(const char *text, size_t length)
{
	size_t digits = 0;

	if (length < 2 || text[1] != '.')
		return false;
	for (size_t i = 0; i < length && text[i] != '/' && text[i] != ':';
	     i++) {
		digits = text[i] == '.' ? 0 : digits + 1;
		if (digits > 2 || (digits == 2 && text[i - 1] != '1'))
			return false;
	}
	return true;
}

static bool
is_small(struct text text, const struct finding *finding)
{
	const char *start = text.data + finding->start;
	size_t length = finding->end - finding->start;

	return has_small_numbers(start, length) && !is_resolver(start, length);
}

bool
version_is_at(struct finder *finder, const struct finding *finding)
{
	if (!goes_on(finder, finding->start) &&
	    !follows_word(finder->text.data, finding->start) &&
	    !precedes_words(finder->text, finding->end) &&
	    !is_small(finder->text, finding))
		return false;
	finder->version_end = finding->end;
	return true;
}
