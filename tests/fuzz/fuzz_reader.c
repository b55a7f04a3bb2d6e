/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE	/* memfd_create() */
/* Files of every kind: each document is valid UTF-8 and has an end. */
#include "fuzz.h"

#include "../../src/base/utf8.h"
#include "../../src/document/reader.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static const struct limits limits = {
	.bytes = 1 << 20,
	.depth = 64,
	.elements = 1 << 12,
	.entities = 100,
	.expansion = 16,
	.mail_depth = 16,
	.mail_parts = 100,
	.mail_part_bytes = 1 << 16,
	.mail_field_bytes = 1000,
};

static void
check_text(const struct bytes *bytes)
{
	struct bytes copy = { 0 };

	FUZZ_CHECK(utf8_append_repaired(&copy, bytes_text(bytes),
					bytes->length) == 0);
	bytes_free(&copy);
}

static void
check_document(const struct document *document)
{
	FUZZ_CHECK(document->kind != NULL);
	check_text(&document->id);
	check_text(&document->title);
	check_text(&document->body);
	check_text(&document->aside);
	check_text(&document->from);
	check_text(&document->date);
	check_text(&document->link);
}

/* No input has more documents and complaints than bytes. */
static void
read_all(struct reader *reader, size_t most)
{
	struct document document = { 0 };
	struct error error = { 0 };
	enum reader_status status;
	size_t count = 0;

	while ((status = reader_next(reader, &document, &error)) !=
	       READER_END) {
		FUZZ_CHECK(count++ <= most);
		if (status == READER_READ)
			check_document(&document);
		else
			FUZZ_CHECK(error.what != NULL);
	}
	document_free(&document);
}

void
fuzz_reader(const char *kind, const uint8_t *data, size_t size)
{
	char path[64];
	struct error error = { 0 };
	int descriptor = memfd_create("fuzz", MFD_CLOEXEC);

	FUZZ_CHECK(descriptor >= 0 &&
		   write(descriptor, data, size) == (ssize_t)size);
	snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);

	struct reader *reader = reader_open(path, kind, &limits, &error);

	FUZZ_CHECK(reader != NULL);
	read_all(reader, size);
	reader_free(reader);
	close(descriptor);
}
