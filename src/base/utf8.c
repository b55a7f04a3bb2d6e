/* SPDX-License-Identifier: MIT */
#include "utf8.h"

#include "builtin.h"

#include <string.h>

static const char REPLACEMENT[] = "\xef\xbf\xbd";

/*
 * What may follow a lead byte (RFC 3629, section 4): how many bytes, and the
 * range of the first of them; the others are 80 to BF.
 */
struct lead {
	size_t length;
	unsigned char low;
	unsigned char high;
};

static struct lead
lead_of(unsigned char byte)
{
	if (byte < 0x80)
		return (struct lead){ 1, 0, 0 };
	if (byte >= 0xc2 && byte <= 0xdf)
		return (struct lead){ 2, 0x80, 0xbf };
	if (byte >= 0xe0 && byte <= 0xef)
		return (struct lead){ 3, byte == 0xe0 ? 0xa0 : 0x80,
				      byte == 0xed ? 0x9f : 0xbf };
	if (byte >= 0xf0 && byte <= 0xf4)
		return (struct lead){ 4, byte == 0xf0 ? 0x90 : 0x80,
				      byte == 0xf4 ? 0x8f : 0xbf };
	return (struct lead){ 0, 0, 0 };
}

/* How many bytes at `text` begin a valid sequence of `lead`. */
static size_t
matching(struct lead lead, const char *text, const char *end)
{
	size_t i = 1;

	for (; i < lead.length && text + i < end; i++) {
		unsigned char byte = (unsigned char)text[i];
		unsigned char low = i == 1 ? lead.low : 0x80;
		unsigned char high = i == 1 ? lead.high : 0xbf;

		if (byte < low || byte > high)
			break;
	}
	return i;
}

size_t
utf8_sequence_length(const char *text, const char *end)
{
	struct lead lead = lead_of((unsigned char)text[0]);

	if (lead.length == 0 || matching(lead, text, end) < lead.length)
		return 0;
	return lead.length;
}

size_t
utf8_decode(const char *text, uint32_t *code_point)
{
	unsigned char first = (unsigned char)text[0];
	struct lead lead = lead_of(first);
	static const unsigned char mask[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	uint32_t value = first & mask[lead.length];

	for (size_t i = 1; i < lead.length; i++)
		value = value << 6 | ((unsigned char)text[i] & 0x3f);
	*code_point = value;
	return lead.length;
}

const char *
utf8_skip_ascii(const char *text, const char *end)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	uint64_t word;

	for (; end - text >= 8; text += 8) {
		memcpy(&word, text, sizeof word);
		if (word & high)
			return text + bytes_before(word & high);
	}
	while (text < end && (unsigned char)*text < 0x80)
		text++;
	return text;
}

/*
 * How many of eight bytes come before one that is not ASCII or a NUL: the
 * high bit of a byte and, up to the first NUL, that of it less one tell.
 */
static size_t
plain_bytes(const char *text)
{
	const uint64_t low = UINT64_C(0x0101010101010101);
	const uint64_t high = UINT64_C(0x8080808080808080);
	uint64_t word;

	memcpy(&word, text, sizeof word);
	return bytes_before((word | (word - low)) & high);
}

size_t
utf8_write(uint32_t code_point, char *text)
{
	/* By length: what marks the first byte. */
	static const unsigned char mark[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	size_t length = code_point < 0x80      ? 1
			: code_point < 0x800   ? 2
			: code_point < 0x10000 ? 3
					       : 4;

	for (size_t i = length - 1; i > 0; i--) {
		text[i] = (char)(0x80 | (code_point & 0x3f));
		code_point >>= 6;
	}
	text[0] = (char)(mark[length] | code_point);
	return length;
}

/* The end of the longest valid run without a NUL from `text`. */
static const char *
valid_until(const char *text, const char *end)
{
	for (;;) {
		size_t plain = 8;

		while (end - text >= 8 && plain == 8) {
			plain = plain_bytes(text);
			text += plain;
		}
		if (text == end || *text == '\0')
			break;

		size_t length = utf8_sequence_length(text, end);

		if (length == 0)
			break;
		text += length;
	}
	return text;
}

bool
utf8_is_valid(const char *text, size_t length)
{
	return valid_until(text, text + length) == text + length;
}

size_t
utf8_append_repaired(struct bytes *bytes, const char *text, size_t length)
{
	const char *end = text + length;
	size_t replaced = 0;

	while (text < end) {
		const char *stop = valid_until(text, end);

		bytes_append(bytes, text, (size_t)(stop - text));
		text = stop;
		if (text == end)
			break;
		bytes_append(bytes, REPLACEMENT, sizeof REPLACEMENT - 1);
		replaced++;
		text += matching(lead_of((unsigned char)*text), text, end);
	}
	return replaced;
}

void
utf8_append_visible(struct bytes *bytes, const char *text, size_t length)
{
	const char *end = text + length;

	while (text < end) {
		size_t taken = utf8_sequence_length(text, end);
		uint32_t point = 0;

		if (taken > 0)
			utf8_decode(text, &point);
		if (point < 0x20 || (point >= 0x7f && point < 0xa0))
			bytes_append_text(bytes, REPLACEMENT);
		else
			bytes_append(bytes, text, taken);
		text += taken ? taken : 1;
	}
}
