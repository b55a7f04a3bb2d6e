/* SPDX-License-Identifier: MIT */
#include "date.h"

#include "../base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

struct date {
	int year;
	int month; /* from 1 */
	int day;
	int hour;
	int minute;
	int second;
	char sign; /* of the zone */
	int zone;  /* hours and minutes as one number, 530 */
};

/* What is left of the text. */
struct rest {
	const char *at;
	const char *end;
};

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool
is_letter(char byte)
{
	return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static void
skip(struct rest *rest, const char *bytes)
{
	while (rest->at < rest->end && *rest->at != '\0' &&
	       strchr(bytes, *rest->at))
		rest->at++;
}

static bool
take(struct rest *rest, const char *bytes)
{
	if (rest->at == rest->end || *rest->at == '\0' ||
	    !strchr(bytes, *rest->at))
		return false;
	rest->at++;
	return true;
}

/* From `least` to `most` digits; returns how many, 0 if there are too few. */
static int
take_number(struct rest *rest, int least, int most, int *number)
{
	int count = 0;

	*number = 0;
	while (count < most && rest->at + count < rest->end &&
	       is_digit(rest->at[count]))
		*number = 10 * *number + (rest->at[count++] - '0');
	if (count < least)
		return 0;
	rest->at += count;
	return count;
}

/* The length of the word of letters at hand. */
static size_t
word_length(const struct rest *rest)
{
	size_t length = 0;

	while (rest->at + length < rest->end && is_letter(rest->at[length]))
		length++;
	return length;
}

static bool
take_month(struct rest *rest, int *month)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	if (word_length(rest) < 3)
		return false;
	for (*month = 1; *month <= 12; (*month)++)
		if (strncasecmp(rest->at, names + 3 * (*month - 1), 3) == 0)
			break;
	rest->at += word_length(rest);
	return *month <= 12;
}

/* RFC 822 names these; others mean nothing, says RFC 5322 in section 4.3. */
static const struct {
	const char *name;
	char sign;
	int zone;
} zones[] = {
	{ "Z", '+', 0 },     { "UT", '+', 0 },	  { "UTC", '+', 0 },
	{ "GMT", '+', 0 },   { "EST", '-', 500 }, { "EDT", '-', 400 },
	{ "CST", '-', 600 }, { "CDT", '-', 500 }, { "MST", '-', 700 },
	{ "MDT", '-', 600 }, { "PST", '-', 800 }, { "PDT", '-', 700 },
};

static void
take_zone_name(struct rest *rest, struct date *date)
{
	size_t length = word_length(rest);

	for (size_t i = 0; i < sizeof zones / sizeof zones[0]; i++)
		if (strlen(zones[i].name) == length &&
		    strncasecmp(rest->at, zones[i].name, length) == 0) {
			date->sign = zones[i].sign;
			date->zone = zones[i].zone;
		}
	rest->at += length;
}

/* +hhmm, +hh:mm, a name, or nothing. */
static bool
take_zone(struct rest *rest, struct date *date)
{
	int minutes;

	date->sign = '-';
	date->zone = 0;
	if (rest->at == rest->end || (*rest->at != '+' && *rest->at != '-')) {
		take_zone_name(rest, date);
		return true;
	}
	date->sign = *rest->at++;
	if (!take_number(rest, 2, 2, &date->zone))
		return false;
	take(rest, ":");
	if (!take_number(rest, 2, 2, &minutes))
		return false;
	date->zone = 100 * date->zone + minutes;
	return date->zone < 2400 && minutes < 60;
}

/* hh:mm[:ss[.fraction]] */
static bool
take_time(struct rest *rest, struct date *date)
{
	if (!take_number(rest, 1, 2, &date->hour) || !take(rest, ":") ||
	    !take_number(rest, 2, 2, &date->minute))
		return false;
	date->second = 0;
	if (!take(rest, ":"))
		return true;
	if (!take_number(rest, 2, 2, &date->second))
		return false;
	if (take(rest, ".,"))
		skip(rest, "0123456789");
	return true;
}

/* [Day,] d Mon yyyy hh:mm:ss zone */
static bool
take_mail_date(struct rest *rest, struct date *date)
{
	rest->at += word_length(rest);
	skip(rest, "., \t\r\n");
	if (!take_number(rest, 1, 2, &date->day))
		return false;
	skip(rest, "- \t\r\n");
	if (!take_month(rest, &date->month))
		return false;
	skip(rest, "-., \t\r\n");

	int digits = take_number(rest, 2, 4, &date->year);

	if (digits == 0)
		return false;
	/* As RFC 5322 reads the obsolete years. */
	if (digits < 4)
		date->year += digits == 2 && date->year < 50 ? 2000 : 1900;
	skip(rest, ", \t\r\n");
	return take_time(rest, date);
}

/* yyyy-mm-ddThh:mm:ss zone */
static bool
take_iso_date(struct rest *rest, struct date *date)
{
	return take_number(rest, 4, 4, &date->year) && take(rest, "-") &&
	       take_number(rest, 2, 2, &date->month) && take(rest, "-") &&
	       take_number(rest, 2, 2, &date->day) && take(rest, "Tt ") &&
	       take_time(rest, date);
}

static bool
is_possible(const struct date *date)
{
	return date->month >= 1 && date->month <= 12 && date->day >= 1 &&
	       date->day <= 31 && date->hour < 24 && date->minute < 60 &&
	       date->second <= 60;
}

static void
append_date(struct bytes *bytes, const struct date *date)
{
	bytes_printf(bytes, "%04d-%02d-%02dT%02d:%02d:%02d", date->year,
		     date->month, date->day, date->hour, date->minute,
		     date->second);
	if (date->zone == 0 && date->sign == '+')
		bytes_append_byte(bytes, 'Z');
	else
		bytes_printf(bytes, "%c%02d:%02d", date->sign, date->zone / 100,
			     date->zone % 100);
}

void
date_append(struct bytes *bytes, const char *text, size_t length)
{
	static const char blank[] = " \t\r\n";
	struct rest rest = { text, text + length };
	struct date date;

	skip(&rest, blank);
	while (rest.end > rest.at && rest.end[-1] != '\0' &&
	       strchr(blank, rest.end[-1]))
		rest.end--;

	struct field {
		const char *text;
		size_t length;
	} whole = { rest.at, (size_t)(rest.end - rest.at) };
	struct rest mail = rest;
	bool known = take_iso_date(&rest, &date);

	if (!known) {
		rest = mail;
		known = take_mail_date(&rest, &date);
	}
	if (known) {
		skip(&rest, blank);
		known = take_zone(&rest, &date) && is_possible(&date);
	}
	if (known)
		append_date(bytes, &date);
	else
		utf8_append_repaired(bytes, whole.text, whole.length);
}

void
date_append_seconds(struct bytes *bytes, int64_t seconds)
{
	time_t moment = (time_t)seconds;
	struct tm parts;

	if (!gmtime_r(&moment, &parts))
		return;
	bytes_printf(bytes, "%04d-%02d-%02dT%02d:%02d:%02dZ",
		     parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
		     parts.tm_hour, parts.tm_min, parts.tm_sec);
}
