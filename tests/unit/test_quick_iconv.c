/* SPDX-License-Identifier: MIT */
#include "../../src/document/quick_iconv.h"

#include "unit.h"

#include <errno.h>
#include <string.h>

typedef size_t convert(iconv_t converter, char **from, size_t *left, char **to,
		       size_t *room);

/* As GMime names them. */
static const char *const names[] = { "iso-8859-1", "CP1252", "UTF-8" };

enum { NAMES = COUNT(names), ROOM_MOST = 7 };

static char every[256];
static char text[1024];

static void
setup(void)
{
	for (int i = 0; i < 256; i++)
		every[i] = (char)i;
}

/*
 * Convert all bytes into `text`, `room` bytes at a time, with a question mark
 * for what cannot be, as GMime does; returns the length.
 */
static size_t
convert_every(convert *by, iconv_t converter, size_t room)
{
	char *from = every;
	char *to = text;
	size_t left = sizeof every;

	while (left > 0) {
		size_t space = room;

		if (by(converter, &from, &left, &to, &space) != (size_t)-1)
			break;
		if (errno == E2BIG)
			continue;
		*to++ = '?';
		from++;
		left--;
	}
	return (size_t)(to - text);
}

START_TEST(does_as_the_library_in_room_of_any_size)
{
	iconv_t theirs = iconv_open("UTF-8", names[_i]);
	iconv_t ours = quick_iconv_open("UTF-8", names[_i]);
	char expected[sizeof text];
	size_t length = convert_every(iconv, theirs, sizeof text);

	memcpy(expected, text, length);
	ck_assert(ours != (iconv_t)-1);
	for (size_t room = ROOM_MOST; room >= 4; room--) {
		ck_assert_uint_eq(convert_every(quick_iconv, ours, room),
				  length);
		ck_assert_mem_eq(text, expected, length);
	}
	/* What ends a text, for charsets that have a state. */
	ck_assert_uint_eq(quick_iconv(ours, NULL, NULL, NULL, NULL), 0);
	ck_assert_int_eq(quick_iconv_close(ours), 0);
	iconv_close(theirs);
}
END_TEST

START_TEST(stops_before_what_does_not_fit)
{
	iconv_t converter = quick_iconv_open("UTF-8", "CP1252");
	char bytes[] = "a\x80";
	char *from = bytes;
	char *to = text;
	size_t left = 2;
	size_t room = 3;

	ck_assert(quick_iconv(converter, &from, &left, &to, &room) ==
		  (size_t)-1);
	ck_assert_int_eq(errno, E2BIG);
	ck_assert_uint_eq(left, 1);
	ck_assert_uint_eq(room, 2);
	ck_assert_ptr_eq(from, bytes + 1);
	ck_assert_ptr_eq(to, text + 1);
}
END_TEST

Suite *
quick_iconv_suite(void)
{
	Suite *suite = suite_create("quick_iconv");
	TCase *converting = tcase_create("converting");

	tcase_add_checked_fixture(converting, setup, NULL);
	tcase_add_loop_test(converting,
			    does_as_the_library_in_room_of_any_size, 0, NAMES);
	tcase_add_test(converting, stops_before_what_does_not_fit);
	suite_add_tcase(suite, converting);
	return suite;
}
