/* SPDX-License-Identifier: MIT */
#include "../../src/filter/framing.h"

#include "unit.h"

#include <string.h>

/* Of each: the records of a stream, with `.` for its end. */
static const struct {
	const char *framing;
	const char *data;
	size_t length;
	const char *records;
} streams[] = {
	{ "lines", LITERAL("a\n\nbc\r\n"), "[a][][bc\r]." },
	{ "lines", LITERAL("a\nb"), "[a]+" },
	{ "lines", LITERAL("a\n12345678\n123456789\nz\n"),
	  "[a][12345678]L[z]." },
	{ "lines", LITERAL(""), "." },
	{ "netstring", LITERAL("1:a,0:,3:x\ny,"), "[a][][x\ny]." },
	{ "netstring", LITERAL("1:a,5:ab"), "[a]+" },
	{ "netstring", LITERAL("1:a,5"), "[a]+" },
	{ "netstring", LITERAL("9:123456789,1:z,"), "L[z]." },
	{ "netstring", LITERAL("1:a;"), "!" },
	{ "netstring", LITERAL(":a,"), "!" },
	{ "netstring", LITERAL("01:a,"), "!" },
	{ "netstring", LITERAL("12345678901:a,"), "!" },
	{ "netstring", LITERAL("a"), "!" },
	{ "length_prefixed_uint32_be", LITERAL("\0\0\0\1a\0\0\0\0\0\0\0\3x\ny"),
	  "[a][][x\ny]." },
	{ "length_prefixed_uint32_be", LITERAL("\0\0\0\1a\0\0\0"), "[a]+" },
	{ "length_prefixed_uint32_be", LITERAL("\0\0\0\5ab"), "+" },
	{ "length_prefixed_uint32_be", LITERAL("\0\0\0\011123456789\0\0\0\1z"),
	  "L[z]." },
	{ "length_prefixed_uint32_be", LITERAL("\xff\xff\xff\xff"), "L+" },
};

enum { MOST = 8 };

/* What is skipped of a long record is all there in these streams. */
static size_t
skip(const char *data, size_t have, const struct frame *frame)
{
	size_t taken = frame->taken;
	size_t left = frame->left;

	if (left == SIZE_MAX) {
		const char *end = memchr(data + taken, '\n', have - taken);

		left = end ? (size_t)(end - data) + 1 - taken : have - taken;
	}
	return taken + (left < have - taken ? left : have - taken);
}

START_TEST(tell_records_apart)
{
	const struct framing *framing = framing_find(streams[_i].framing);
	const char *data = streams[_i].data;
	size_t left = streams[_i].length;
	char records[100] = "";
	struct frame frame = { 0 };
	enum frame_step step;

	while ((step = framing->next(data, left, MOST, &frame)) != FRAME_MORE &&
	       step != FRAME_BROKEN) {
		size_t taken = frame.taken;

		if (step == FRAME_RECORD) {
			strcat(records, "[");
			strncat(records, data + frame.start, frame.length);
			strcat(records, "]");
		} else {
			strcat(records, "L");
			taken = skip(data, left, &frame);
			if (taken < frame.taken + frame.left &&
			    frame.left != SIZE_MAX) {
				strcat(records, "+");
				break;
			}
		}
		data += taken;
		left -= taken;
		frame = (struct frame){ 0 };
	}
	if (step == FRAME_BROKEN)
		strcat(records, "!");
	if (step == FRAME_MORE)
		strcat(records, left > 0 ? "+" : ".");
	ck_assert_str_eq(records, streams[_i].records);
}
END_TEST

/* Whatever part of a record has come: it is a record only when it is whole. */
START_TEST(wait_for_whole_records)
{
	const char *name = framing_name((size_t)_i);
	const struct framing *framing = framing_find(name);
	struct bytes record = { 0 };
	struct bytes stream = { 0 };
	struct frame frame = { 0 };

	bytes_append_text(&record, "record");
	framing->append(&record, &stream);
	for (size_t length = 0; length < stream.length; length++)
		ck_assert_int_eq(
			framing->next(stream.data, length, MOST, &frame),
			FRAME_MORE);
	ck_assert_int_eq(
		framing->next(stream.data, stream.length, MOST, &frame),
		FRAME_RECORD);
	ck_assert_uint_eq(frame.taken, stream.length);
	ck_assert_uint_eq(frame.length, record.length);
	ck_assert_mem_eq(stream.data + frame.start, record.data, record.length);
	bytes_free(&record);
	bytes_free(&stream);
}
END_TEST

START_TEST(are_known_by_name)
{
	ck_assert_ptr_null(framing_find("netstrings"));
	ck_assert_ptr_null(framing_name(3));
	ck_assert_str_eq(framing_find("lines")->name, "lines");
}
END_TEST

Suite *
framing_suite(void)
{
	Suite *suite = suite_create("framing");
	TCase *all = tcase_create("framings");

	tcase_add_loop_test(all, tell_records_apart, 0, COUNT(streams));
	tcase_add_loop_test(all, wait_for_whole_records, 0, 3);
	tcase_add_test(all, are_known_by_name);
	suite_add_tcase(suite, all);
	return suite;
}
