/* SPDX-License-Identifier: MIT */
/*
 * Rows with tabs between their fields, such as Hadoop Streaming has: one is
 * the key, all others are the text.  Each row comes out with four more fields,
 * those of `triage classify --format tsv`.
 */
#include "filter.h"

#include "../base/fields.h"
#include "../base/utf8.h"

#include <string.h>

/* In a field \t, \n, \r and \\ may stand for what would end it. */
static void
append_unescaped(struct field field, struct bytes *text)
{
	static const char letters[] = "tnr\\";
	static const char meanings[] = "\t\n\r\\";

	for (size_t i = 0; i < field.length; i++) {
		const char *letter = NULL;

		if (field.text[i] == '\\' && i + 1 < field.length &&
		    field.text[i + 1] != '\0')
			letter = strchr(letters, field.text[i + 1]);
		bytes_append_byte(text, letter ? meanings[letter - letters]
					       : field.text[i]);
		i += letter != NULL;
	}
}

/*
 * Put the text into the document's body, a line for each field.  A row of one
 * field has no key: it is text.
 */
static void
read_row(struct field row, uint64_t key_field, struct document *document,
	 struct field *key)
{
	struct field rest = row;
	struct bytes text = { 0 };
	bool has_tab = row.length > 0 && memchr(row.text, '\t', row.length);

	*key = (struct field){ row.text, 0 };
	for (uint64_t number = 1; rest.text; number++) {
		struct field field = fields_next(&rest, '\t');

		if (number == key_field && has_tab) {
			*key = field;
			continue;
		}
		append_unescaped(field, &text);
		bytes_append_byte(&text, '\n');
	}
	document->kind = "tsv";
	document->replaced = utf8_append_repaired(
		&document->body, bytes_text(&text), text.length);
	document->body.failed |= text.failed;
	bytes_free(&text);
}

/* Append the four fields; dashes where --when does not hold. */
static bool
append_result(const struct filter_request *request, struct document *document,
	      struct bytes *output)
{
	struct verdict verdict = { 0 };
	struct error error = { 0 };

	if (!document_ok(document) ||
	    !request->judge(request->context, document, &verdict, &error)) {
		format_tsv_error(output);
		return false;
	}
	if (verdict.acts)
		format_tsv_verdict(&verdict.result, request->shown, output);
	else
		bytes_append_text(output, "-\t-\t-\t-");
	return true;
}

bool
filter_tsv(const struct filter_request *request, const char *record,
	   size_t length, struct bytes *output)
{
	const bool has_return = length > 0 && record[length - 1] == '\r';
	const struct field row = { record, length - has_return };
	struct document document = { 0 };
	struct field key;
	bool judged;

	read_row(row, request->key_field, &document, &key);
	if (!request->result_only)
		key = row;
	bytes_append(output, key.text, key.length);
	bytes_append_byte(output, '\t');
	judged = append_result(request, &document, output);
	if (has_return)
		bytes_append_byte(output, '\r');
	document_free(&document);
	return judged;
}

void
filter_tsv_error(const char *reason, struct bytes *output)
{
	(void)reason;
	bytes_append_byte(output, '\t');
	format_tsv_error(output);
}
