/* SPDX-License-Identifier: MIT */
#include "items.h"

#include "scratch.h"
#include "unit.h"

struct items items;

void
items_setup(void)
{
	scratch_make();
	items = (struct items){
		.limits = { .bytes = 1 << 24,
			    .depth = 256,
			    .elements = 1 << 16,
			    .entities = 20,
			    .expansion = 16 },
	};
}

void
items_teardown(void)
{
	reader_free(items.reader);
	document_free(&items.document);
	scratch_remove();
}

void
items_open(const char *data, size_t length)
{
	char path[PATH_MAX];

	reader_free(items.reader);
	scratch_write("items", data, length);
	scratch_path("items", path);
	items.reader = reader_open(path, NULL, &items.limits, &items.error);
	ck_assert_ptr_nonnull(items.reader);
}

void
items_expect(const char *kind, size_t line)
{
	enum reader_status status =
		reader_next(items.reader, &items.document, &items.error);

	ck_assert_msg(status == READER_READ, "%d: line %zu: %s", (int)status,
		      items.error.line, items.error.what);
	ck_assert_str_eq(items.document.kind, kind);
	ck_assert_uint_eq(items.document.line, line);
}

void
items_expect_facts(const char *from, const char *date, const char *link,
		   const char *id)
{
	ck_assert_str_eq(bytes_text(&items.document.from), from);
	ck_assert_str_eq(bytes_text(&items.document.date), date);
	ck_assert_str_eq(bytes_text(&items.document.link), link);
	ck_assert_str_eq(bytes_text(&items.document.id), id);
}

void
items_expect_text(const char *title, const char *body)
{
	ck_assert_str_eq(bytes_text(&items.document.title), title);
	ck_assert_str_eq(bytes_text(&items.document.body), body);
}

void
items_expect_broken(enum status status, const char *what, size_t line)
{
	ck_assert_int_eq(
		reader_next(items.reader, &items.document, &items.error),
		READER_BROKEN);
	ck_assert_str_eq(items.error.what, what);
	ck_assert_int_eq(items.error.status, status);
	ck_assert_uint_eq(items.error.line, line);
}

void
items_expect_end(void)
{
	ck_assert_int_eq(
		reader_next(items.reader, &items.document, &items.error),
		READER_END);
	ck_assert_int_eq(
		reader_next(items.reader, &items.document, &items.error),
		READER_END);
}
