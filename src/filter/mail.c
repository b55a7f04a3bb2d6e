/* SPDX-License-Identifier: MIT */
/*
 * A message passes byte for byte, with our fields behind its own.  Fields of
 * our names that came in are forged, and the only bytes ever dropped.
 */
#include "filter.h"

#include "field.h"
#include "header.h"

#include "../document/mail.h"

#include <string.h>

/* Append a part of a header without what is forged in it. */
static void
append_genuine(const char *message, size_t start, size_t end,
	       struct bytes *output)
{
	while (start < end) {
		size_t next = header_field_end(message, start, end);

		if (!header_is_ours(message, start, next))
			bytes_append(output, message + start, next - start);
		start = next;
	}
}

/* Append a message with `fields`; a last line without an end keeps none. */
static void
compose(const char *message, size_t length, const struct bytes *fields,
	struct bytes *output)
{
	struct header header = header_scan(message, length);
	size_t start = output->length;
	size_t kept = fields->length;

	append_genuine(message, 0, header.place, output);
	if (bytes_ok(output) && kept > 0 && output->length > start &&
	    output->data[output->length - 1] != '\n') {
		bytes_append_text(output, header.line_end);
		kept -= strlen(header.line_end);
	}
	bytes_append(output, bytes_text(fields), kept);
	append_genuine(message, header.place, header.end, output);
	bytes_append(output, message + header.end, length - header.end);
}

bool
filter_mail(const struct filter_request *request, const char *data,
	    size_t length, struct bytes *output, struct error *error)
{
	struct fields_style style = {
		.line_end = header_scan(data, length).line_end,
		.version = request->version,
		.shown = request->shown,
	};
	struct document document = { 0 };
	struct bytes fields = { 0 };
	struct verdict verdict;
	bool judged;

	judged = document_read_mail(&document, data, length, request->limits,
				    error) &&
		 (document_ok(&document) || error_no_memory(error)) &&
		 request->judge(request->context, &document, &verdict, error);
	if (judged && verdict.acts)
		fields_append(&verdict.result, &style, &fields);
	if (judged)
		compose(data, length, &fields, output);
	if (judged && (!bytes_ok(&fields) || !bytes_ok(output)))
		judged = error_no_memory(error);
	bytes_free(&fields);
	document_free(&document);
	return judged;
}

void
filter_mail_recover(const char *data, size_t length, const char *reason,
		    struct bytes *output)
{
	struct bytes fields = { 0 };

	fields_append_error(reason, header_scan(data, length).line_end,
			    &fields);
	compose(data, length, &fields, output);
	output->failed |= fields.failed;
	bytes_free(&fields);
}
