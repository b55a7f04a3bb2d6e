/* SPDX-License-Identifier: MIT */
/* PDF, by the pdftotext of Poppler in a process of its own. */
#include "kind.h"

#include "../base/child.h"

#include <string.h>

enum { LOOK_MOST = 1024 };

/* Some writers put a few bytes before the header. */
static bool
is_pdf(const char *data, size_t length)
{
	const char *end = data + (length < LOOK_MOST ? length : LOOK_MOST);

	while (end - data >= 5 &&
	       (data = memchr(data, '%', (size_t)(end - data) - 4))) {
		if (memcmp(data, "%PDF-", 5) == 0)
			return true;
		data++;
	}
	return false;
}

/* Turn how it ended into an error, or into what was cut. */
static bool
take_status(enum child_status status, struct document *document,
	    struct error *error)
{
	switch (status) {
	case CHILD_DONE:
		return true;
	case CHILD_CUT:
		document->cut = "max-bytes";
		return true;
	case CHILD_LATE:
		return error_set(error, STATUS_LIMIT,
				 "takes longer than --pdf-seconds allows");
	case CHILD_MISSING:
		return error_set(error, STATUS_UNAVAILABLE,
				 "pdftotext is needed for PDF: install "
				 "Debian's poppler-utils");
	case CHILD_FAILED:
		return error_set(error, STATUS_BAD_INPUT,
				 "pdftotext finds no text: damaged, locked, or "
				 "more than --pdf-memory allows");
	case CHILD_NOT_RUN:
		break;
	}
	return false;
}

static bool
read_pdf(struct document *document, const struct limits *limits,
	 const struct bytes *data, struct error *error)
{
	static const char *const argument[] = { "pdftotext", "-q",	 "-enc",
						"UTF-8",     "-nopgbrk", "-",
						"-",	     NULL };
	const struct child child = {
		.argument = argument,
		.seconds = limits->pdf_seconds,
		.memory = limits->pdf_memory,
		.most = limits->bytes,
	};
	struct bytes text = { 0 };
	enum child_status status =
		child_run(&child, data->data, data->length, &text, error);
	bool read = bytes_ok(&text) || error_no_memory(error);

	if (read)
		document_read_text(document, bytes_text(&text), text.length);
	document->kind = "pdf";
	bytes_free(&text);
	return read && take_status(status, document, error);
}

static enum reader_status
next_pdf(struct input *input, struct document *document, struct error *error)
{
	struct bytes data = { 0 };
	const char *start;
	enum reader_status status =
		input_whole(input, &start, &data.length, error);

	if (status != READER_READ)
		return status;
	/* Borrowed, and only read from. */
	data.data = (char *)(uintptr_t)start;
	return read_pdf(document, input->limits, &data, error) ? READER_READ
							       : READER_BROKEN;
}

const struct kind kind_pdf = {
	.name = "pdf",
	.is_it = is_pdf,
	.next = next_pdf,
};
