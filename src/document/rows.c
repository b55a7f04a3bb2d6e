/* SPDX-License-Identifier: MIT */
#include "rows.h"

#include <string.h>
#include <strings.h>

/* Lines of a header inside the text that are looked at. */
enum { HEADER_MOST = 8 };

bool
row_is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r';
}

bool
row_is_empty(const struct row *row)
{
	for (size_t i = 0; i < row->length; i++)
		if (!row_is_blank(row->text[i]))
			return false;
	return true;
}

bool
row_starts_with(const struct row *row, const char *words)
{
	size_t length = strlen(words);

	return row->length >= length &&
	       strncasecmp(row->text, words, length) == 0;
}

bool
row_has(const struct row *row, const char *words)
{
	struct row rest = *row;

	for (; rest.length > 0; rest.text++, rest.length--)
		if (row_starts_with(&rest, words))
			return true;
	return false;
}

bool
row_is_quoted(const struct row *row)
{
	return row->length > 0 && row->text[0] == '>';
}

void
row_unquote(struct row *row)
{
	row->text++;
	row->length--;
	if (row->length > 0 && row->text[0] == ' ') {
		row->text++;
		row->length--;
	}
}

/* What stands over a message that is repeated in the text. */
static const struct {
	const char *words;
	bool forwarded;		/* else it may be what is replied to */
} markers[] = {
	{ "Forwarded message", true },
	{ "Begin forwarded message", true },
	{ "Start of forwarded message", true },
	{ "Weitergeleitete Nachricht", true },
	{ "Original Message", false },
	{ "Original-Nachricht", false },
	{ "Urspr\xc3\xbcngliche Nachricht", false },
};

enum { MARKERS = sizeof markers / sizeof markers[0] };

/* The number of the marker on a row, or MARKERS. */
static size_t
find_marker(const struct row *row)
{
	struct row words = *row;

	while (words.length > 0 && (words.text[0] == '-' ||
				    words.text[0] == ' ' ||
				    words.text[0] == '>')) {
		words.text++;
		words.length--;
	}
	for (size_t i = 0; i < MARKERS; i++) {
		size_t length = strlen(markers[i].words);

		if (!row_starts_with(&words, markers[i].words))
			continue;
		while (length < words.length &&
		       strchr("-: ", words.text[length]))
			length++;
		if (length == words.length)
			return i;
	}
	return MARKERS;
}

static bool
is_header_field(const struct row *row)
{
	static const char *const names[] = {
		"From:", "Sent:", "Date:", "To:", "Cc:", "Subject:",
		"Reply-To:", "Von:", "Gesendet:", "Datum:", "An:",
		"Betreff:",
	};
	struct row words = *row;

	/* Some set the names in bold. */
	while (words.length > 0 &&
	       (row_is_blank(words.text[0]) || words.text[0] == '*' ||
		words.text[0] == '>')) {
		words.text++;
		words.length--;
	}
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (row_starts_with(&words, names[i]))
			return true;
	return false;
}

/* Whether a header without a marker starts here, as Outlook writes it. */
static bool
is_bare_header(const struct rows *rows, size_t at)
{
	size_t fields = 0;

	if (!row_starts_with(&rows->row[at], "From:") &&
	    !row_starts_with(&rows->row[at], "*From:*"))
		return false;
	while (at + fields < rows->count && fields < HEADER_MOST &&
	       is_header_field(&rows->row[at + fields]))
		fields++;
	return fields >= 3;
}

/* "On Monday Jo wrote:" with no marks on what follows, as of HTML. */
static bool
is_introduction(const struct rows *rows, size_t at)
{
	const struct row *row = &rows->row[at];
	static const char END[] = " wrote:";
	const size_t known = sizeof END - 1;

	if (!row_starts_with(row, "On ") || row->length < known ||
	    memcmp(row->text + row->length - known, END, known) != 0)
		return false;
	for (at++; at < rows->count; at++)
		if (!row_is_empty(&rows->row[at]))
			return !row_is_quoted(&rows->row[at]);
	return false;
}

/* An empty line, whatever the quotation. */
static bool
is_empty_quotation(const struct row *row)
{
	struct row words = *row;

	while (row_is_quoted(&words))
		row_unquote(&words);
	return row_is_empty(&words);
}

/* Set the header at `at` apart and return the row behind it. */
static size_t
skip_header(struct rows *rows, size_t at)
{
	size_t stop = at;

	while (stop < rows->count && stop < at + HEADER_MOST &&
	       (is_empty_quotation(&rows->row[stop]) ||
		is_header_field(&rows->row[stop])))
		rows->row[stop++].class = ROW_APART;
	return stop;
}

void
rows_mark_repeated(struct rows *rows, bool reply)
{
	for (size_t i = 0; i < rows->count; i++) {
		size_t marker = find_marker(&rows->row[i]);
		bool forwarded = marker < MARKERS && markers[marker].forwarded;

		if (marker == MARKERS && !is_bare_header(rows, i) &&
		    !(reply && is_introduction(rows, i)))
			continue;
		rows->row[i].class = ROW_APART;
		for (i = skip_header(rows, i + 1); i < rows->count; i++) {
			if (rows->row[i].class == ROW_APART)
				continue;
			if (reply && !forwarded)
				rows->row[i].class = ROW_QUOTED;
			else if (row_is_quoted(&rows->row[i]))
				row_unquote(&rows->row[i]);
		}
	}
}
