/* SPDX-License-Identifier: MIT */
#include "../../src/base/utf8.h"

#include "unit.h"

#include <string.h>

#define FFFD "\xef\xbf\xbd"

static struct bytes bytes;

static void
setup(void)
{
	bytes = (struct bytes){ 0 };
}

static void
teardown(void)
{
	bytes_free(&bytes);
}

static const struct {
	const char *text;
	size_t length;
	const char *repaired;
	size_t replaced;
} repairs[] = {
	{ LITERAL(""), "", 0 },
	{ LITERAL("plain"), "plain", 0 },
	{ LITERAL("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"),
	  "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", 0 },
	/* the first and last of each length */
	{ LITERAL("\xc2\x80\xdf\xbf"), "\xc2\x80\xdf\xbf", 0 },
	{ LITERAL("\xe0\xa0\x80\xef\xbf\xbf"), "\xe0\xa0\x80\xef\xbf\xbf", 0 },
	{ LITERAL("\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"),
	  "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf", 0 },
	/* both sides of the surrogates */
	{ LITERAL("\xed\x9f\xbf\xee\x80\x80"), "\xed\x9f\xbf\xee\x80\x80", 0 },
	{ LITERAL("a\0b"), "a" FFFD "b", 1 },
	{ LITERAL("\0\0"), FFFD FFFD, 2 },
	/* bytes that are never valid */
	{ LITERAL("\xff"), FFFD, 1 },
	{ LITERAL("a\xfe\xff" "b"), "a" FFFD FFFD "b", 2 },
	{ LITERAL("\x80\xbf"), FFFD FFFD, 2 },
	{ LITERAL("\xf8\x88\x80\x80\x80"), FFFD FFFD FFFD FFFD FFFD, 5 },
	/* overlong forms */
	{ LITERAL("\xc0\x80"), FFFD FFFD, 2 },
	{ LITERAL("\xc1\xbf"), FFFD FFFD, 2 },
	{ LITERAL("\xe0\x80\xaf"), FFFD FFFD FFFD, 3 },
	{ LITERAL("\xe0\x9f\xbf"), FFFD FFFD FFFD, 3 },
	{ LITERAL("\xf0\x8f\xbf\xbf"), FFFD FFFD FFFD FFFD, 4 },
	/* surrogates, and above the last code point */
	{ LITERAL("\xed\xa0\x80"), FFFD FFFD FFFD, 3 },
	{ LITERAL("\xed\xbf\xbf"), FFFD FFFD FFFD, 3 },
	{ LITERAL("\xf4\x90\x80\x80"), FFFD FFFD FFFD FFFD, 4 },
	{ LITERAL("\xf5\x80"), FFFD FFFD, 2 },
	/* cut short: one replacement for what there is */
	{ LITERAL("\xc3"), FFFD, 1 },
	{ LITERAL("\xe2\x82"), FFFD, 1 },
	{ LITERAL("\xf0\x9f\x98"), FFFD, 1 },
	{ LITERAL("\xe2\x82z"), FFFD "z", 1 },
	{ LITERAL("\xf0\x9f\x98\xc3\xa9"), FFFD "\xc3\xa9", 1 },
	{ LITERAL("\xe2\xe2\x82\xac"), FFFD "\xe2\x82\xac", 1 },
	{ LITERAL("\xf0\x9f\0"), FFFD FFFD, 2 },
	/* the example of the Unicode Standard, table 3-8 */
	{ LITERAL("a\xf1\x80\x80\xe1\x80\xc2" "b\x80" "c\x80\xbf" "d"),
	  "a" FFFD FFFD FFFD "b" FFFD "c" FFFD FFFD "d", 6 },
};

static const struct {
	uint32_t point;
	const char *text;
} sequences[] = {
	{ 0x41, "A" },
	{ 0x7f, "\x7f" },
	{ 0x80, "\xc2\x80" },
	{ 0x7ff, "\xdf\xbf" },
	{ 0x800, "\xe0\xa0\x80" },
	{ 0xffff, "\xef\xbf\xbf" },
	{ 0x10000, "\xf0\x90\x80\x80" },
	{ 0x10ffff, "\xf4\x8f\xbf\xbf" },
};

START_TEST(writes_what_it_reads)
{
	char text[UTF8_LONGEST + 1] = { 0 };
	uint32_t point = 0;
	size_t length = utf8_write(sequences[_i].point, text);

	ck_assert_str_eq(text, sequences[_i].text);
	ck_assert_uint_eq(length, strlen(text));
	ck_assert_uint_eq(utf8_decode(text, &point), length);
	ck_assert_uint_eq(point, sequences[_i].point);
}
END_TEST

START_TEST(replaces_each_maximal_invalid_part)
{
	bytes_append_text(&bytes, "<");
	ck_assert_uint_eq(utf8_append_repaired(&bytes, repairs[_i].text,
					       repairs[_i].length),
			  repairs[_i].replaced);
	bytes_append_text(&bytes, ">");
	ck_assert_uint_eq(bytes.length, strlen(repairs[_i].repaired) + 2);
	bytes.data[bytes.length - 1] = '\0';
	ck_assert_str_eq(bytes.data + 1, repairs[_i].repaired);
}
END_TEST

/* The encoding of a code point by arithmetic alone. */
static size_t
encode(uint32_t point, char *text)
{
	size_t length = point < 0x80	? 1
			: point < 0x800	  ? 2
			: point < 0x10000 ? 3
					  : 4;
	static const unsigned lead[] = { 0, 0, 0xc0, 0xe0, 0xf0 };

	for (size_t i = length; i-- > 1; point >>= 6)
		text[i] = (char)(0x80 | (point & 0x3f));
	text[0] = (char)(lead[length] | point);
	return length;
}

static bool
is_decoded(uint32_t point)
{
	char text[4];
	size_t length = encode(point, text);
	uint32_t decoded;

	if (point >= 0xd800 && point < 0xe000)
		return utf8_sequence_length(text, text + length) == 0;
	return utf8_sequence_length(text, text + length) == length &&
	       (length == 1 ||
		utf8_sequence_length(text, text + length - 1) == 0) &&
	       utf8_decode(text, &decoded) == length && decoded == point;
}

START_TEST(decodes_every_code_point)
{
	for (uint32_t point = 0; point < 0x110000; point++)
		if (!is_decoded(point))
			ck_abort_msg("U+%04X is not", (unsigned)point);
}
END_TEST

static size_t
count_replacements(const struct bytes *text)
{
	size_t count = 0;

	for (size_t i = 0; i + 3 <= text->length; i++)
		count += memcmp(text->data + i, FFFD, 3) == 0;
	return count;
}

START_TEST(makes_valid_text_of_any_bytes)
{
	uint64_t state = 7;

	for (int i = 0; i < 300; i++) {
		struct bytes again = { 0 };
		char noise[200];

		for (size_t j = 0; j < sizeof noise; j++)
			noise[j] = (char)(unit_random(&state) >> j % 8);
		bytes_clear(&bytes);
		ck_assert_uint_eq(utf8_append_repaired(&bytes, noise,
						       sizeof noise),
				  count_replacements(&bytes));
		ck_assert_uint_eq(utf8_append_repaired(&again, bytes.data,
						       bytes.length),
				  0);
		ck_assert_str_eq(bytes_text(&again), bytes_text(&bytes));
		ck_assert_uint_eq(strlen(again.data), again.length);
		bytes_free(&again);
	}
}
END_TEST

static const struct {
	const char *text;
	size_t length;
	const char *visible;
} sights[] = {
	{ LITERAL(""), "" },
	{ LITERAL("plain ~"), "plain ~" },
	{ LITERAL("\x1b[2J"), FFFD "[2J" },
	{ LITERAL("a\0\t\n\x1f\x7f"), "a" FFFD FFFD FFFD FFFD FFFD },
	{ LITERAL("\xc2\x80\xc2\x9f\xc2\xa0"), FFFD FFFD "\xc2\xa0" },
	{ LITERAL("\xff\x9b\xe2\x82"), FFFD FFFD FFFD FFFD },
	{ LITERAL("\xe2\x82\xac\xc3"), "\xe2\x82\xac" FFFD },
};

START_TEST(shows_nothing_that_a_terminal_obeys)
{
	bytes_append_text(&bytes, "");
	utf8_append_visible(&bytes, sights[_i].text, sights[_i].length);
	ck_assert_str_eq(bytes_text(&bytes), sights[_i].visible);
}
END_TEST

Suite *
utf8_suite(void)
{
	Suite *suite = suite_create("utf8");
	TCase *repair = tcase_create("repair");
	TCase *decoding = tcase_create("decoding");

	tcase_add_checked_fixture(repair, setup, teardown);
	tcase_add_loop_test(repair, replaces_each_maximal_invalid_part, 0,
			    COUNT(repairs));
	tcase_add_test(repair, makes_valid_text_of_any_bytes);
	tcase_add_loop_test(repair, shows_nothing_that_a_terminal_obeys, 0,
			    COUNT(sights));
	suite_add_tcase(suite, repair);

	tcase_add_test(decoding, decodes_every_code_point);
	tcase_add_loop_test(decoding, writes_what_it_reads, 0,
			    COUNT(sequences));
	suite_add_tcase(suite, decoding);
	return suite;
}
