/* SPDX-License-Identifier: MIT */
#include "letter.h"

#include "rows.h"

#include <stdlib.h>
#include <string.h>

enum {
	SIGNATURE_MOST = 25,	/* lines; more are no signature */
	FOOTER_MOST = 12,	/* the same of a list's footer */
	FOOTER_RULE = 20,	/* and how long the rule above it is */
	OWN_FEW = 30,		/* words that may be a mere remark */
	QUOTED_MANY = 4,	/* times as many that it may be about */
};

size_t
letter_words(const char *text, size_t length)
{
	size_t count = 0;
	bool counted = false;

	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];
		unsigned char letter = byte | 32;

		if (byte <= ' ')
			counted = false;
		else if (!counted &&
			 ((letter >= 'a' && letter <= 'z') || byte > 127 ||
			  (byte >= '0' && byte <= '9'))) {
			counted = true;
			count++;
		}
	}
	return count;
}

static bool
split(struct rows *rows, const char *text, size_t length)
{
	const char *end = text + length;
	size_t lines = 1;

	for (size_t i = 0; i < length; i++)
		lines += text[i] == '\n';
	rows->row = calloc(lines, sizeof *rows->row);
	if (!rows->row)
		return false;
	while (text < end) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));
		const char *stop = newline ? newline : end;
		struct row *row = &rows->row[rows->count++];

		row->text = text;
		row->length = (size_t)(stop - text);
		if (row->length > 0 && stop[-1] == '\r')
			row->length--;
		text = stop + (newline != NULL);
	}
	return true;
}

/* OpenPGP's cleartext framework (RFC 9580, section 7). */
static void
mark_armour(struct rows *rows)
{
	bool head = false;
	bool signature = false;

	for (size_t i = 0; i < rows->count; i++) {
		struct row *row = &rows->row[i];

		head |= row_starts_with(row, "-----BEGIN PGP SIGNED MESSAGE");
		signature |= row_starts_with(row, "-----BEGIN PGP SIGNATURE");
		if (head || signature)
			row->class = ROW_APART;
		head = head && !row_is_empty(row);
		signature = signature &&
			    !row_starts_with(row, "-----END PGP SIGNATURE");
		if (row_starts_with(row, "- -")) {
			row->text += 2;
			row->length -= 2;
		}
	}
}

/* "On Monday Jo wrote:" over a quotation, in one line or two. */
static void
mark_introduction(struct rows *rows, size_t quotation)
{
	static const char *const starts[] = { "On ", "Am ", "Le ", "El " };
	size_t at = quotation;

	while (at > 0 && row_is_empty(&rows->row[at - 1]))
		at--;
	if (at == 0)
		return;

	struct row *row = &rows->row[at - 1];
	size_t length = row->length;

	while (length > 0 && row_is_blank(row->text[length - 1]))
		length--;
	if (row->class != ROW_OWN || length == 0 || row->text[length - 1] != ':')
		return;
	row->class = ROW_APART;
	for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
		if (row_starts_with(row, starts[i]))
			return;
	for (size_t i = 0; at > 1 && i < sizeof starts / sizeof starts[0]; i++)
		if (row_starts_with(row - 1, starts[i]) && row[-1].class == ROW_OWN)
			row[-1].class = ROW_APART;
}

static void
mark_quotations(struct rows *rows)
{
	bool inside = false;

	for (size_t i = 0; i < rows->count; i++) {
		struct row *row = &rows->row[i];

		if (row->class == ROW_OWN && row_is_quoted(row)) {
			if (!inside)
				mark_introduction(rows, i);
			row->class = ROW_QUOTED;
			inside = true;
		} else if (!row_is_empty(row)) {
			inside = false;
		}
	}
}

/* Rows up to the next quotation or the end, or one more than `most`. */
static size_t
rows_to_quotation(const struct rows *rows, size_t at, size_t most)
{
	size_t count = 0;

	while (at + count < rows->count && count <= most &&
	       rows->row[at + count].class == ROW_OWN)
		count++;
	return count;
}

/* A line of nothing but one of these. */
static bool
is_rule(const struct row *row)
{
	size_t length = 0;

	if (row->length == 0 || !strchr("_-=", row->text[0]))
		return false;
	while (length < row->length && row->text[length] == row->text[0])
		length++;
	while (length < row->length && row_is_blank(row->text[length]))
		length++;
	return length == row->length && length >= FOOTER_RULE;
}

static bool
is_dashes(const struct row *row)
{
	return row_starts_with(row, "--") &&
	       (row->length == 2 ||
		(row->length == 3 && row_is_blank(row->text[2])));
}

/* Whether the rows under a rule are about how to leave a list. */
static bool
is_footer(const struct rows *rows, size_t at, size_t count)
{
	static const char *const words[] = { "unsubscribe", "mailing list",
					     "subscription", "listinfo" };

	for (size_t i = at; i < at + count; i++)
		for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
			if (row_has(&rows->row[i], words[k]))
				return true;
	return false;
}

/* How many rows of signature or footer begin here. */
static size_t
signature_rows(const struct rows *rows, size_t at)
{
	const struct row *row = &rows->row[at];
	size_t count;

	if (is_dashes(row)) {
		count = rows_to_quotation(rows, at, SIGNATURE_MOST);
		return count <= SIGNATURE_MOST ? count : 0;
	}
	if (at == 0 || !is_rule(row))
		return 0;
	count = rows_to_quotation(rows, at, FOOTER_MOST);
	return count <= FOOTER_MOST && at + count == rows->count &&
			       is_footer(rows, at, count)
		       ? count
		       : 0;
}

static void
mark_signatures(struct rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		size_t count = signature_rows(rows, i);

		for (; count > 0; count--)
			rows->row[i + count - 1].class = ROW_APART;
	}
}

static size_t
count_words(const struct rows *rows, enum row_class class)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		if (rows->row[i].class == class)
			count += letter_words(rows->row[i].text,
					      rows->row[i].length);
	return count;
}

/* Whether quotations are all that there is, but for a remark. */
static bool
is_about_quotations(const struct rows *rows)
{
	size_t own = count_words(rows, ROW_OWN);

	return own < OWN_FEW &&
	       count_words(rows, ROW_QUOTED) > QUOTED_MANY * own;
}

static void
append_rows(struct document *document, const struct rows *rows)
{
	bool quotations = is_about_quotations(rows);

	for (size_t i = 0; i < rows->count; i++) {
		struct row row = rows->row[i];
		bool kept = row.class == ROW_OWN ||
			    (row.class == ROW_QUOTED && quotations);
		struct bytes *target = kept ? &document->body
					    : &document->aside;

		while (kept && row_is_quoted(&row) && row.class == ROW_QUOTED)
			row_unquote(&row);
		bytes_append(target, row.text, row.length);
		bytes_append_byte(target, '\n');
	}
}

void
letter_append(struct document *document, const char *text, size_t length,
	      bool reply)
{
	struct rows rows = { 0 };

	if (!split(&rows, text, length)) {
		document->body.failed = true;
		return;
	}
	mark_armour(&rows);
	rows_mark_repeated(&rows, reply);
	mark_quotations(&rows);
	mark_signatures(&rows);
	append_rows(document, &rows);
	free(rows.row);
}
