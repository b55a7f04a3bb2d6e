/* SPDX-License-Identifier: MIT */
#include "moment.h"

#include <string.h>
#include <time.h>

/* What is left of a text to be read. */
struct cursor {
	const char *at;
	const char *end;
};

static bool
take(struct cursor *cursor, const char *signs)
{
	if (cursor->at == cursor->end || *cursor->at == '\0' ||
	    !strchr(signs, *cursor->at))
		return false;
	cursor->at++;
	return true;
}

/* So many digits, as a number from `least` to `most`. */
static bool
take_number(struct cursor *cursor, int digits, int least, int most, int *number)
{
	*number = 0;
	for (int i = 0; i < digits; i++) {
		if (!take(cursor, "0123456789"))
			return false;
		*number = 10 * *number + (cursor->at[-1] - '0');
	}
	return *number >= least && *number <= most;
}

static bool
take_date(struct cursor *cursor, struct tm *time)
{
	static const int days[] = { 31, 29, 31, 30, 31, 30,
				    31, 31, 30, 31, 30, 31 };

	if (!take_number(cursor, 4, 1970, 9999, &time->tm_year) ||
	    !take(cursor, "-") ||
	    !take_number(cursor, 2, 1, 12, &time->tm_mon) ||
	    !take(cursor, "-") ||
	    !take_number(cursor, 2, 1, days[time->tm_mon - 1], &time->tm_mday))
		return false;
	time->tm_year -= 1900;
	time->tm_mon--;
	return true;
}

/* A leap second counts as the one before it. */
static bool
take_time(struct cursor *cursor, struct tm *time)
{
	if (!take_number(cursor, 2, 0, 23, &time->tm_hour) ||
	    !take(cursor, ":") ||
	    !take_number(cursor, 2, 0, 59, &time->tm_min) ||
	    !take(cursor, ":") || !take_number(cursor, 2, 0, 60, &time->tm_sec))
		return false;
	if (time->tm_sec == 60)
		time->tm_sec = 59;
	if (!take(cursor, "."))
		return true;
	if (!take(cursor, "0123456789"))
		return false;
	while (take(cursor, "0123456789"))
		;
	return true;
}

/* Z or +HH:MM, in seconds east of UTC. */
static bool
take_zone(struct cursor *cursor, int *east)
{
	int hours;
	int minutes;
	bool west;

	*east = 0;
	if (take(cursor, "Zz"))
		return true;
	if (!take(cursor, "+-"))
		return false;
	west = cursor->at[-1] == '-';
	if (!take_number(cursor, 2, 0, 23, &hours) || !take(cursor, ":") ||
	    !take_number(cursor, 2, 0, 59, &minutes))
		return false;
	*east = (west ? -60 : 60) * (60 * hours + minutes);
	return true;
}

/*
 * timegm() would read the file of the time zone at every start.  Years begin
 * in March here, so that a leap day is the last of one.
 */
static int64_t
days_since_1970(const struct tm *date)
{
	int64_t year = date->tm_year + 1900 - (date->tm_mon < 2);
	int64_t month = (date->tm_mon + 10) % 12;
	int64_t day = (153 * month + 2) / 5 + date->tm_mday - 1;

	return 365 * year + year / 4 - year / 100 + year / 400 + day - 719468;
}

static bool
is_day_of_month(const struct tm *date)
{
	struct tm next = { .tm_year = date->tm_year + date->tm_mon / 11,
			   .tm_mon = (date->tm_mon + 1) % 12,
			   .tm_mday = 1 };

	return days_since_1970(date) < days_since_1970(&next);
}

bool
moment_parse(const char *text, size_t length, int64_t *moment)
{
	struct cursor cursor = { text, text + length };
	struct tm time = { 0 };
	int east = 0;

	if (!take_date(&cursor, &time) || !is_day_of_month(&time))
		return false;
	if (cursor.at < cursor.end &&
	    (!take(&cursor, "Tt ") || !take_time(&cursor, &time) ||
	     !take_zone(&cursor, &east)))
		return false;
	*moment = days_since_1970(&time) * 86400 + time.tm_hour * 3600 +
		  time.tm_min * 60 + time.tm_sec - east;
	return cursor.at == cursor.end && *moment >= 0;
}

void
moment_append(struct bytes *bytes, int64_t moment)
{
	time_t seconds = (time_t)moment;
	struct tm time;

	gmtime_r(&seconds, &time);
	moment_append_date(bytes, moment);
	bytes_printf(bytes, "T%02d:%02d:%02d.000Z", time.tm_hour, time.tm_min,
		     time.tm_sec);
}

void
moment_append_date(struct bytes *bytes, int64_t moment)
{
	time_t seconds = (time_t)moment;
	struct tm time;

	gmtime_r(&seconds, &time);
	bytes_printf(bytes, "%04d-%02d-%02d", time.tm_year + 1900,
		     time.tm_mon + 1, time.tm_mday);
}
