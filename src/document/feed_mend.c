/* SPDX-License-Identifier: MIT */
/*
 * What is wrong with the bytes of many feeds, though not with their tags:
 * blanks before all else, control characters, and UTF-8 that is none.
 */
#include "feed_state.h"

#include "charset.h"

#include "../base/utf8.h"

#include <string.h>
#include <strings.h>

enum { DECLARATION_MOST = 200 };

/* Characters that XML 1.0 has no place for, not even escaped. */
static bool
is_control(char byte)
{
	unsigned char value = (unsigned char)byte;

	return value < 0x20 && value != '\t' && value != '\n' && value != '\r';
}

/* Whether the XML declaration names another encoding than UTF-8. */
static bool
is_encoded(const char *data, size_t length)
{
	char start[DECLARATION_MOST + 1] = "";
	size_t most = length < DECLARATION_MOST ? length : DECLARATION_MOST;

	memcpy(start, data, most);

	char *end = strstr(start, "?>");
	const char *name;

	if (!end)
		return false;
	*end = '\0';
	name = strstr(start, "encoding");
	if (!name)
		return false;
	name += strcspn(name, "\"'");
	return strncasecmp(name + (*name != '\0'), "utf-8", 5) != 0;
}

static bool
is_sound(const char *data, size_t length, bool encoded)
{
	const char *end = data + length;

	while (data < end) {
		size_t size = encoded ? 1 : utf8_sequence_length(data, end);

		if (size == 0 || is_control(*data))
			return false;
		data += size;
	}
	return true;
}

static void
append_mended(struct feed *feed, bool encoded)
{
	struct document facts = { 0 };

	if (encoded) {
		bytes_append(&feed->mended, feed->data, feed->length);
	} else {
		charset_append(&feed->mended, feed->data, feed->length, "utf-8",
			       &facts);
		bytes_append(&feed->charset, bytes_text(&facts.charset),
			     facts.charset.length);
	}
	document_free(&facts);
	for (size_t i = 0; i < feed->mended.length; i++)
		if (is_control(feed->mended.data[i]))
			feed->mended.data[i] = ' ';
}

/* Blanks before the XML declaration, which is what many feeds begin with. */
static void
skip_blanks(struct feed *feed)
{
	while (feed->length > 0 && strchr(" \t\r\n", *feed->data) &&
	       *feed->data != '\0') {
		feed->skipped_lines += *feed->data == '\n';
		feed->data++;
		feed->length--;
	}
}

bool
feed_mend(struct feed *feed, struct error *error)
{
	bool encoded;

	skip_blanks(feed);
	encoded = is_encoded(feed->data, feed->length);
	if (feed->width != XML_NARROW ||
	    is_sound(feed->data, feed->length, encoded))
		return true;
	append_mended(feed, encoded);
	if (!bytes_ok(&feed->mended) || !bytes_ok(&feed->charset))
		return error_no_memory(error);
	feed->data = bytes_text(&feed->mended);
	feed->length = feed->mended.length;
	return feed_begin(feed, encoded ? NULL : "UTF-8", error);
}
