/* SPDX-License-Identifier: MIT */
#include "sfeed.h"

#include "date.h"

#include "../base/number.h"
#include "../base/utf8.h"

#include <string.h>

/* The year 9999 ends here. */
static const uint64_t LATEST = UINT64_C(253402300799);

/* A time may be missing, or before 1970. */
static bool
parse_time(struct field text, int64_t *seconds)
{
	size_t sign = text.length > 0 && text.text[0] == '-';
	uint64_t count = 0;

	*seconds = 0;
	if (text.length > 0 &&
	    !number_parse_count(text.text + sign, text.length - sign, LATEST,
				&count))
		return false;
	*seconds = sign ? -(int64_t)count : (int64_t)count;
	return true;
}

static bool
is_content_type(struct field type)
{
	return type.length == 0 || field_is(type, "html") ||
	       field_is(type, "plain");
}

bool
sfeed_split(struct field line, struct field field[SFEED_FIELDS])
{
	int64_t seconds;
	size_t count;

	memset(field, 0, SFEED_FIELDS * sizeof *field);
	count = fields_split(line, '\t', field, SFEED_FIELDS);
	return count >= SFEED_FIELDS_OLD &&
	       parse_time(field[SFEED_TIME], &seconds) &&
	       is_content_type(field[SFEED_CONTENT_TYPE]);
}

/* Content has \t, \n and \\ for a tab, a line end and a backslash. */
static void
append_unescaped(struct bytes *bytes, struct field text)
{
	for (size_t i = 0; i < text.length; i++) {
		char byte = text.text[i];
		char next = i + 1 < text.length ? text.text[i + 1] : '\0';

		if (byte == '\\' &&
		    (next == 't' || next == 'n' || next == '\\')) {
			byte = next == 't' ? '\t' : next == 'n' ? '\n' : '\\';
			i++;
		}
		bytes_append_byte(bytes, byte);
	}
}

static bool
read_content(struct document *document, const struct field *field,
	     const struct limits *limits, struct error *error)
{
	bool html = field_is(field[SFEED_CONTENT_TYPE], "html");
	struct bytes content = { 0 };
	bool read = true;

	append_unescaped(&content, field[SFEED_CONTENT]);

	struct field text = { bytes_text(&content), content.length };
	struct markup markup = item_markup(text, limits);

	if (!bytes_ok(&content))
		read = error_no_memory(error);
	else if (html)
		read = markup_append_text(&document->body, &markup, document,
					  error);
	else
		document->replaced += utf8_append_repaired(
			&document->body, text.text, text.length);
	bytes_free(&content);
	return read;
}

bool
sfeed_read(struct document *document, const struct field field[SFEED_FIELDS],
	   const struct limits *limits, struct error *error)
{
	struct bytes *const into[SFEED_FIELDS] = {
		[SFEED_TITLE] = &document->title,
		[SFEED_LINK] = &document->link,
		[SFEED_ID] = &document->id,
		[SFEED_AUTHOR] = &document->from,
	};
	int64_t seconds;

	document->kind = "sfeed";
	for (int i = 0; i < SFEED_FIELDS; i++)
		if (into[i] && field[i].length > 0)
			document->replaced += utf8_append_repaired(
				into[i], field[i].text, field[i].length);
	if (field[SFEED_TIME].length > 0 &&
	    parse_time(field[SFEED_TIME], &seconds))
		date_append_seconds(&document->date, seconds);
	return read_content(document, field, limits, error);
}

/* A first line of such fields, or the start of a long one. */
static bool
is_sfeed(const char *data, size_t length)
{
	const char *end = length ? memchr(data, '\n', length) : NULL;
	struct field line = { data, end ? (size_t)(end - data) : length };
	struct field field[SFEED_FIELDS];
	int64_t seconds;

	if (end || line.length == 0)
		return sfeed_split(line, field);
	return fields_split(line, '\t', field, SFEED_FIELDS) > SFEED_CONTENT &&
	       field[SFEED_TIME].length > 0 &&
	       parse_time(field[SFEED_TIME], &seconds) &&
	       (sfeed_split(line, field) || length >= LINES_PEEKED);
}

static enum reader_status
next_line(struct input *input, struct document *document, struct error *error)
{
	struct field field[SFEED_FIELDS];
	struct field line;
	enum lines_status status;

	do
		status = lines_next(input->lines, &line.text, &line.length,
				    error);
	while (status == LINES_READ && line.length == 0);
	if (status == LINES_END)
		return READER_END;
	if (status == LINES_BROKEN) {
		document->line = error->line;
		return READER_BROKEN;
	}
	document->line = lines_number(input->lines);
	if (!sfeed_split(line, field)) {
		error_at_line(error, STATUS_BAD_INPUT,
			      "not the fields of sfeed(5)", document->line);
		return READER_BROKEN;
	}
	if (sfeed_read(document, field, input->limits, error))
		return READER_READ;
	error->line = document->line;
	return READER_BROKEN;
}

const struct kind kind_sfeed = {
	.name = "sfeed",
	.is_it = is_sfeed,
	.next = next_line,
};
