/* SPDX-License-Identifier: MIT */
#include "number.h"

#include <inttypes.h>
#include <math.h>

static const double POWER_OF_TEN[] = {
	1e0, 1e1, 1e2,	1e3,  1e4,  1e5,  1e6,	1e7,
	1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
};

bool
number_parse_count(const char *text, size_t length, uint64_t most,
		   uint64_t *value)
{
	uint64_t count = 0;

	if (length == 0)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (text[i] < '0' || text[i] > '9')
			return false;

		uint64_t digit = (uint64_t)(text[i] - '0');

		if (count > (most - digit) / 10 || digit > most)
			return false;
		count = 10 * count + digit;
	}
	*value = count;
	return true;
}

/* Take digits behind those that `digits` holds; where they end. */
static const char *
take_digits(const char *at, const char *end, int64_t *digits)
{
	const int64_t most = (int64_t)1e14;
	int64_t taken = *digits;

	while (at < end && *at >= '0' && *at <= '9' && taken < most)
		taken = 10 * taken + (*at++ - '0');
	*digits = taken;
	return at;
}

size_t
number_take_decimal(const char *text, size_t length, double *value)
{
	const char *end = text + length;
	const char *start = text + (length > 0 && text[0] == '-');
	int64_t digits = 0;
	const char *whole = take_digits(start, end, &digits);
	const char *point = whole + (whole < end && *whole == '.');
	const char *at = take_digits(point, end, &digits);
	size_t places = (size_t)(at - point);

	/* A digit that is left is one too many. */
	if ((at < end && *at >= '0' && *at <= '9') ||
	    (whole == start && places == 0) || places > NUMBER_DIGITS)
		return 0;
	*value = (double)digits / POWER_OF_TEN[places];
	if (start > text)
		*value = -*value;
	return (size_t)(at - text);
}

bool
number_parse_decimal(const char *text, size_t length, double *value)
{
	double taken = 0;

	if (length == 0 || number_take_decimal(text, length, &taken) != length)
		return false;
	*value = taken;
	return true;
}

/* The value in units of its last place, held to NUMBER_DIGITS digits. */
static int64_t
units(double value, unsigned places)
{
	double scaled = value * POWER_OF_TEN[places];
	const double most = 1e15 - 1;

	if (isnan(scaled))
		return 0;
	if (scaled > most)
		return (int64_t)most;
	if (scaled < -most)
		return -(int64_t)most;
	return (int64_t)llround(scaled);
}

double
number_round(double value, unsigned places)
{
	return (double)units(value, places) / POWER_OF_TEN[places];
}

void
number_append(struct bytes *bytes, double value, unsigned places)
{
	int64_t scaled = units(value, places);
	int64_t power = (int64_t)POWER_OF_TEN[places];

	if (scaled < 0) {
		bytes_append_byte(bytes, '-');
		scaled = -scaled;
	}
	if (places == 0)
		bytes_printf(bytes, "%" PRId64, scaled);
	else
		bytes_printf(bytes, "%" PRId64 ".%0*" PRId64, scaled / power,
			     (int)places, scaled % power);
}

void
number_append_signed(struct bytes *bytes, double value, unsigned places)
{
	if (units(value, places) >= 0)
		bytes_append_byte(bytes, '+');
	number_append(bytes, value, places);
}
