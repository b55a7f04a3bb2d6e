/* SPDX-License-Identifier: MIT */
#include "columns.h"

#include "utf8.h"

#include <utf8proc.h>

static bool
is_control(uint32_t point)
{
	return point < 0x20 || (point >= 0x7f && point < 0xa0);
}

/* The columns of the character at `text`, and its length. */
static size_t
measure(const char *text, size_t *length)
{
	uint32_t point;

	*length = utf8_decode(text, &point);
	if (is_control(point))
		return 1;
	return (size_t)utf8proc_charwidth((utf8proc_int32_t)point);
}

size_t
columns_of(const char *text, size_t length)
{
	const char *end = text + length;
	size_t columns = 0;

	while (text < end) {
		size_t step;

		columns += measure(text, &step);
		text += step;
	}
	return columns;
}

/* The end of what fits into so many columns. */
static const char *
end_of_fitting(const char *text, const char *end, size_t columns)
{
	while (text < end) {
		size_t step;
		size_t width = measure(text, &step);

		if (width > columns)
			break;
		columns -= width;
		text += step;
	}
	return text;
}

void
columns_append(struct bytes *bytes, const char *text, size_t length,
	       size_t columns)
{
	const char *end = text + length;
	const char *stop = end_of_fitting(text, end, columns);
	bool whole = stop == end;

	if (!whole)
		stop = end_of_fitting(text, end, columns > 0 ? columns - 1 : 0);
	while (text < stop) {
		uint32_t point;
		size_t step = utf8_decode(text, &point);

		if (is_control(point))
			bytes_append_byte(bytes, ' ');
		else
			bytes_append(bytes, text, step);
		text += step;
	}
	if (!whole && columns > 0)
		bytes_append_text(bytes, "…");
}

void
columns_pad(struct bytes *bytes, size_t start, size_t columns)
{
	size_t taken;

	if (!bytes_ok(bytes))
		return;
	taken = columns_of(bytes_text(bytes) + start, bytes->length - start);
	if (taken < columns)
		bytes_printf(bytes, "%*s", (int)(columns - taken), "");
}
