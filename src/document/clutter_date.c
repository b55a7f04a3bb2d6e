/* SPDX-License-Identifier: MIT */
#include "clutter.h"

#include <ctype.h>
#include <string.h>

enum { WORD_LONGEST = 12, DATE_LONGEST = 80 };

/* What dates are made of; months and weekdays by their first letters. */
static const char *const months[] = { "jan", "feb", "mar", "apr",
				      "may", "jun", "jul", "aug",
				      "sep", "oct", "nov", "dec" };
static const char *const others[] = {
	"mon",	"tue",	    "wed",     "thu",	    "fri",  "sat", "sun",
	"am",	"pm",	    "utc",     "gmt",	    "est",  "edt", "cet",
	"cest", "pst",	    "pdt",     "bst",	    "ist",  "st",  "nd",
	"rd",	"th",	    "at",      "on",	    "of",   "t",   "z",
	"date", "published", "updated", "posted",   "last", "et",  "pt",
};

enum { MONTHS = 12, OTHERS = sizeof others / sizeof others[0], DAYS = 7 };

/* "sep", "sept", "september" but not "separate". */
static bool
is_name(const char *word, const char *start, bool is_day)
{
	static const char *const whole[] = {
		"january", "february", "march",	    "april",	 "may",
		"june",	   "july",     "august",    "september", "october",
		"november", "december", "monday",   "tuesday",	 "wednesday",
		"thursday", "friday",	"saturday", "sunday",
	};
	size_t length = strlen(word);

	if (strncmp(word, start, 3) != 0)
		return false;
	if (length == 3 || strcmp(word, "sept") == 0 ||
	    (is_day && (strcmp(word, "tues") == 0 ||
			strcmp(word, "thur") == 0 ||
			strcmp(word, "thurs") == 0)))
		return true;
	for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
		if (strcmp(word, whole[i]) == 0)
			return true;
	return false;
}

static bool
is_month(const char *word)
{
	for (size_t i = 0; i < MONTHS; i++)
		if (is_name(word, months[i], false))
			return true;
	return false;
}

static bool
is_other(const char *word)
{
	for (size_t i = 0; i < OTHERS; i++)
		if (i < DAYS ? is_name(word, others[i], true)
			     : strcmp(word, others[i]) == 0)
			return true;
	return false;
}

struct date {
	size_t numbers;
	size_t months;
	bool has_year;
	bool has_stranger;	/* a word that is in no date */
};

static const char *
take_number(struct date *date, const char *at, const char *end)
{
	const char *start = at;

	while (at < end && isdigit((unsigned char)*at))
		at++;
	date->numbers++;
	date->has_year |= at - start == 4 &&
			  (memcmp(start, "19", 2) == 0 ||
			   memcmp(start, "20", 2) == 0);
	date->has_stranger |= at - start > 4;
	return at;
}

static const char *
take_word(struct date *date, const char *at, const char *end)
{
	char word[WORD_LONGEST + 1];
	size_t length = 0;

	for (; at < end && isalpha((unsigned char)*at); at++)
		if (length < WORD_LONGEST)
			word[length++] = (char)tolower((unsigned char)*at);
	word[length] = '\0';
	if (is_month(word))
		date->months++;
	else if (!is_other(word))
		date->has_stranger = true;
	return at;
}

static bool
has_digit(const char *at, const char *end)
{
	while (at < end && !isdigit((unsigned char)*at))
		at++;
	return at < end;
}

bool
clutter_is_date(const char *line, size_t length)
{
	const char *end = line + length;
	struct date date = { 0 };

	if (length > DATE_LONGEST || !has_digit(line, end))
		return false;
	while (line < end && !date.has_stranger) {
		if (isdigit((unsigned char)*line))
			line = take_number(&date, line, end);
		else if (isalpha((unsigned char)*line))
			line = take_word(&date, line, end);
		else
			line++;
	}
	if (date.has_stranger)
		return false;
	return date.months == 1 ? date.numbers <= 7
				: date.months == 0 && date.has_year &&
					  date.numbers >= 3 &&
					  date.numbers <= 7;
}
