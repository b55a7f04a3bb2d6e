/* SPDX-License-Identifier: MIT */
#include "framing.h"

#include <stdint.h>
#include <string.h>

/* Lines end with LF. */
static enum frame_step
next_line(const char *data, size_t length, size_t most, struct frame *frame)
{
	const char *end = length > frame->searched
				  ? memchr(data + frame->searched, '\n',
					   length - frame->searched)
				  : NULL;

	frame->start = 0;
	frame->length = end ? (size_t)(end - data) : length;
	frame->taken = frame->length + (end != NULL);
	frame->left = end ? 0 : SIZE_MAX;
	frame->searched = length;
	if (frame->length > most)
		return FRAME_LONG;
	return end ? FRAME_RECORD : FRAME_MORE;
}

/* A reply may repeat line ends of JSON that was framed in another way. */
static void
append_line(const struct bytes *record, struct bytes *output)
{
	bytes_append(output, bytes_text(record), record->length);
	bytes_append_byte(output, '\n');
}

/* A record of known length, with `more` bytes behind it. */
static enum frame_step
take(size_t have, size_t most, size_t more, struct frame *frame)
{
	size_t whole = frame->start + frame->length + more;

	frame->taken = have < whole ? have : whole;
	frame->left = whole - frame->taken;
	if (frame->length > most)
		return FRAME_LONG;
	return frame->left == 0 ? FRAME_RECORD : FRAME_MORE;
}

enum { DIGITS_MOST = 10 };

/* cr.yp.to/proto/netstrings.txt: `5:hello,` */
static enum frame_step
next_netstring(const char *data, size_t length, size_t most,
	       struct frame *frame)
{
	size_t digits = 0;
	enum frame_step step;

	frame->length = 0;
	while (digits < length && digits < DIGITS_MOST && data[digits] >= '0' &&
	       data[digits] <= '9')
		frame->length =
			10 * frame->length + (size_t)(data[digits++] - '0');
	if (digits == length && digits < DIGITS_MOST)
		return FRAME_MORE;
	if (digits == 0 || data[digits] != ':' ||
	    (digits > 1 && data[0] == '0'))
		return FRAME_BROKEN;
	frame->start = digits + 1;
	step = take(length, most, 1, frame);
	if (step == FRAME_RECORD && data[frame->taken - 1] != ',')
		return FRAME_BROKEN;
	return step;
}

static void
append_netstring(const struct bytes *record, struct bytes *output)
{
	bytes_printf(output, "%zu:", record->length);
	bytes_append(output, bytes_text(record), record->length);
	bytes_append_byte(output, ',');
}

enum { PREFIX = 4 };

static enum frame_step
next_prefixed(const char *data, size_t length, size_t most, struct frame *frame)
{
	const unsigned char *byte = (const unsigned char *)data;

	if (length < PREFIX)
		return FRAME_MORE;
	frame->start = PREFIX;
	frame->length = (size_t)byte[0] << 24 | (size_t)byte[1] << 16 |
			(size_t)byte[2] << 8 | byte[3];
	return take(length, most, 0, frame);
}

static void
append_prefixed(const struct bytes *record, struct bytes *output)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		bytes_append_byte(output, (char)(record->length >> shift));
	bytes_append(output, bytes_text(record), record->length);
}

static const struct framing framings[] = {
	{ "lines", next_line, append_line, true },
	{ "netstring", next_netstring, append_netstring, false },
	{ "length_prefixed_uint32_be", next_prefixed, append_prefixed, false },
};

enum { FRAMINGS = sizeof framings / sizeof framings[0] };

const struct framing *
framing_find(const char *name)
{
	for (size_t i = 0; i < FRAMINGS; i++)
		if (strcmp(framings[i].name, name) == 0)
			return &framings[i];
	return NULL;
}

const char *
framing_name(size_t i)
{
	return i < FRAMINGS ? framings[i].name : NULL;
}
