/* SPDX-License-Identifier: MIT */
#include "../../src/document/source.h"

#include "scratch.h"
#include "unit.h"

#include "../../src/base/bytes.h"

#include <stdint.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#define DAMAGED "gzip data is damaged or cut short"

static char path[PATH_MAX];
static struct bytes bytes;
static struct error error;
static unsigned char packed[1 << 14];
static size_t packed_length;

static void
setup(void)
{
	scratch_make();
	scratch_path("source", path);
	bytes = (struct bytes){ 0 };
	packed_length = 0;
}

static void
teardown(void)
{
	bytes_free(&bytes);
	scratch_remove();
}

/* Add one gzip member to `packed`. */
static void
pack(const char *data, size_t length)
{
	z_stream stream = { 0 };

	ck_assert_int_eq(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8,
				      Z_DEFAULT_STRATEGY),
			 Z_OK);
	stream.next_in = (unsigned char *)(uintptr_t)data;
	stream.avail_in = (unsigned)length;
	stream.next_out = packed + packed_length;
	stream.avail_out = (unsigned)(sizeof packed - packed_length);
	ck_assert_int_eq(deflate(&stream, Z_FINISH), Z_STREAM_END);
	packed_length += stream.total_out;
	deflateEnd(&stream);
}

/* Read all of the file into `bytes` by steps of `size`: 0, or -1. */
static ssize_t
read_all(size_t size)
{
	struct source *source = source_open(path, &error);
	char step[1 << 12];
	ssize_t got;

	ck_assert_ptr_nonnull(source);
	ck_assert_uint_le(size, sizeof step);
	bytes_clear(&bytes);
	while ((got = source_read(source, step, size, &error)) > 0) {
		ck_assert_uint_le((size_t)got, size);
		bytes_append(&bytes, step, (size_t)got);
	}
	source_free(source);
	return got;
}

static void
expect_damage(void)
{
	ck_assert_int_eq(read_all(100), -1);
	ck_assert_int_eq(error.status, STATUS_BAD_INPUT);
	ck_assert_str_eq(error.what, DAMAGED);
}

static const struct {
	const char *data;
	size_t length;
} plain[] = {
	{ LITERAL("") },
	{ LITERAL("\x1f") },
	{ LITERAL("\x1f\x8c\x08") },
	{ LITERAL("\x8b\x1f") },
	{ LITERAL("a\0b\r\n\xff") },
};

static const size_t steps[] = { 1, 2, 3, 100, 1 << 12 };

START_TEST(gives_plain_bytes_as_they_are)
{
	scratch_write("source", plain[_i].data, plain[_i].length);
	for (size_t i = 0; i < COUNT(steps); i++) {
		ck_assert_int_eq(read_all(steps[i]), 0);
		ck_assert_uint_eq(bytes.length, plain[_i].length);
		ck_assert_mem_eq(bytes_text(&bytes), plain[_i].data,
				 bytes.length);
	}
}
END_TEST

START_TEST(unpacks_every_member)
{
	pack(LITERAL("one\ntw"));
	pack("", 0);
	pack(LITERAL("o\n"));
	pack(LITERAL("three"));
	scratch_write("source", (const char *)packed, packed_length);
	for (size_t i = 0; i < COUNT(steps); i++) {
		ck_assert_int_eq(read_all(steps[i]), 0);
		ck_assert_str_eq(bytes_text(&bytes), "one\ntwo\nthree");
	}
}
END_TEST

/* Members enough that one of them lies across two steps of reading. */
START_TEST(unpacks_members_wherever_a_step_of_reading_ends)
{
	struct bytes file = { 0 };

	pack(LITERAL("line\n"));
	for (int i = 0; i < 4000; i++)
		bytes_append(&file, (const char *)packed, packed_length);
	scratch_write("source", file.data, file.length);
	bytes_free(&file);
	ck_assert_int_eq(read_all(1 << 12), 0);
	ck_assert_uint_eq(bytes.length, 4000 * 5);
	for (size_t i = 0; i < bytes.length; i += 5)
		ck_assert(memcmp(bytes.data + i, "line\n", 5) == 0);
}
END_TEST

START_TEST(unpacks_far_more_than_it_read)
{
	static char zeros[1 << 20];

	pack(zeros, sizeof zeros);
	ck_assert_uint_lt(packed_length, 4096);
	scratch_write("source", (const char *)packed, packed_length);
	ck_assert_int_eq(read_all(1 << 12), 0);
	ck_assert_uint_eq(bytes.length, sizeof zeros);
	ck_assert_mem_eq(bytes.data, zeros, sizeof zeros);
}
END_TEST

/* However much is missing, nothing passes for the end of the file. */
START_TEST(says_so_where_gzip_data_is_cut_short)
{
	pack(LITERAL("one\n"));

	size_t first = packed_length;

	pack(LITERAL("two\nthree\n"));
	for (size_t cut = 2; cut < packed_length; cut++) {
		if (cut == first)
			continue;
		scratch_write("source", (const char *)packed, cut);
		expect_damage();
	}
}
END_TEST

/* Every bit of the deflated data, its checksum and its length counts. */
START_TEST(says_so_where_gzip_data_is_damaged)
{
	enum { HEADER = 10 };

	pack(LITERAL("one two three two one"));
	for (size_t i = HEADER; i < packed_length; i++) {
		packed[i] ^= (unsigned char)(1 << _i);
		scratch_write("source", (const char *)packed, packed_length);
		expect_damage();
		packed[i] ^= (unsigned char)(1 << _i);
	}
}
END_TEST

START_TEST(says_so_where_something_else_follows_gzip_data)
{
	pack(LITERAL("one\n"));
	memcpy(packed + packed_length, "plain text", 10);
	packed_length += 10;
	scratch_write("source", (const char *)packed, packed_length);
	expect_damage();
	ck_assert_str_eq(bytes_text(&bytes), "one\n");
}
END_TEST

/* A pipe that stays open: what it has must come out all the same. */
START_TEST(gives_what_a_pipe_has_without_waiting)
{
	int ends[2];
	char data[100];

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);

	struct source *source = source_open("-", &error);

	ck_assert_ptr_nonnull(source);
	ck_assert_int_eq(write(ends[1], "first\n", 6), 6);
	ck_assert_int_eq(source_read(source, data, sizeof data, &error), 6);
	ck_assert_mem_eq(data, "first\n", 6);
	ck_assert_int_eq(write(ends[1], "x", 1), 1);
	ck_assert_int_eq(source_read(source, data, sizeof data, &error), 1);
	close(ends[1]);
	ck_assert_int_eq(source_read(source, data, sizeof data, &error), 0);
	source_free(source);
	close(ends[0]);
}
END_TEST

START_TEST(needs_a_file_that_can_be_read)
{
	ck_assert_ptr_null(source_open(path, &error));
	ck_assert_int_eq(error.status, STATUS_NO_INPUT);
	ck_assert_str_eq(error.what, "cannot be opened");

	scratch_path("", path);
	ck_assert_int_eq(read_all(100), -1);
	ck_assert_int_eq(error.status, STATUS_NO_INPUT);
	ck_assert_str_eq(error.what, "cannot be read");
}
END_TEST

/* A frame of Zstandard with one block that is not compressed. */
#define FRAME "\x28\xb5\x2f\xfd\x20\x05\x29\x00\x00hello"

static const struct {
	const char *data;
	size_t length;
	const char *text;	/* NULL: damaged */
} zstd[] = {
	{ LITERAL(FRAME), "hello" },
	{ LITERAL(FRAME FRAME), "hellohello" },
	{ LITERAL("\x28\xb5\x2f\xfd\x20\x05\x29\x00\x00hell"), NULL },
	{ LITERAL("\x28\xb5\x2f\xfd\x20"), NULL },
	{ LITERAL("\x28\xb5\x2f\xfd"), NULL },
	{ LITERAL("\x28\xb5\x2f\xfd\x20\x05\x2f\x00\x00hello"), NULL },
	{ LITERAL(FRAME "\x28\xb5\x2f"), NULL },
	{ LITERAL(FRAME "hello"), NULL },
	{ LITERAL("\x28\xb5\x2f"), "\x28\xb5\x2f" },
	{ LITERAL("("), "(" },
};

START_TEST(unpacks_zstd)
{
	struct source *source;
	char piece[3];
	ssize_t got;

	scratch_write("source", zstd[_i].data, zstd[_i].length);
	source = source_open(path, &error);
	ck_assert_ptr_nonnull(source);
	while ((got = source_read(source, piece, sizeof piece, &error)) > 0)
		bytes_append(&bytes, piece, (size_t)got);
	source_free(source);
	ck_assert_int_eq(got, zstd[_i].text ? 0 : -1);
	if (zstd[_i].text)
		ck_assert_str_eq(bytes_text(&bytes), zstd[_i].text);
	else
		ck_assert_str_eq(error.what,
				 "zstd data is damaged or cut short");
}
END_TEST

Suite *
source_suite(void)
{
	Suite *suite = suite_create("source");
	TCase *reading = tcase_create("reading");
	TCase *gzip = tcase_create("gzip");

	tcase_add_checked_fixture(reading, setup, teardown);
	tcase_add_loop_test(reading, gives_plain_bytes_as_they_are, 0,
			    COUNT(plain));
	tcase_add_test(reading, gives_what_a_pipe_has_without_waiting);
	tcase_add_test(reading, needs_a_file_that_can_be_read);
	suite_add_tcase(suite, reading);

	tcase_add_checked_fixture(gzip, setup, teardown);
	tcase_add_test(gzip, unpacks_every_member);
	tcase_add_test(gzip, unpacks_members_wherever_a_step_of_reading_ends);
	tcase_add_test(gzip, unpacks_far_more_than_it_read);
	tcase_add_test(gzip, says_so_where_gzip_data_is_cut_short);
	tcase_add_loop_test(gzip, says_so_where_gzip_data_is_damaged, 0, 8);
	tcase_add_test(gzip, says_so_where_something_else_follows_gzip_data);
	tcase_add_loop_test(gzip, unpacks_zstd, 0, COUNT(zstd));
	suite_add_tcase(suite, gzip);
	return suite;
}
