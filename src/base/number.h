/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_NUMBER_H
#define TRIAGE_NUMBER_H

#include "bytes.h"

#include <stdint.h>

/*
 * Numbers in files and results, the same in every locale.
 *
 * A decimal has at most NUMBER_DIGITS significant digits, so it reads back as
 * the very double that wrote it: the digits are an exact integer, the power
 * of ten is exact, and IEEE 754 rounds their quotient correctly.
 */
enum { NUMBER_DIGITS = 15, NUMBER_PLACES = 9 };

/* Digits only, no sign or blank, at most `most`. */
bool number_parse_count(const char *text, size_t length, uint64_t most,
			uint64_t *value);

/* [-]digits[.digits], with at least one digit in all. */
bool number_parse_decimal(const char *text, size_t length, double *value);

/* The same at the start of `text`; returns its length, 0 where there is none. */
size_t number_take_decimal(const char *text, size_t length, double *value);

/*
 * Append `value` with `places` digits after the point (0 to NUMBER_PLACES),
 * rounded half away from zero.  What does not fit NUMBER_DIGITS is written as
 * the largest number that does; not-a-number is written as 0.
 */
void number_append(struct bytes *bytes, double value, unsigned places);

/* The same with a plus sign before what is not negative. */
void number_append_signed(struct bytes *bytes, double value, unsigned places);

/* The double that number_append() would write, for `places` digits. */
double number_round(double value, unsigned places);

#endif
