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

bool
number_parse_decimal(const char *text, size_t length, double *value)
{
	bool negative = length > 0 && text[0] == '-';
	int64_t digits = 0;
	size_t places = 0;
	size_t seen = 0;
	bool point = false;

	for (size_t i = negative; i < length; i++) {
		if (text[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (text[i] < '0' || text[i] > '9' ||
		    digits >= (int64_t)1e14)
			return false;
		digits = 10 * digits + (text[i] - '0');
		places += point;
		seen++;
	}
	if (seen == 0 || places > NUMBER_DIGITS)
		return false;
	*value = (double)digits / POWER_OF_TEN[places];
	if (negative)
		*value = -*value;
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
