/* SPDX-License-Identifier: MIT */
#include "../../src/base/digest.h"

#include "unit.h"

/* Of XXH3 itself: a library that computes another would spoil our files. */
START_TEST(is_the_specified_value_for_no_bytes)
{
	ck_assert_uint_eq(digest("", 0), UINT64_C(0x2d06800538d394c2));
}
END_TEST

START_TEST(sees_every_byte_and_the_length)
{
	static const char text[] = "beacon\0\0";

	for (size_t i = 1; i < sizeof text; i++)
		ck_assert_uint_ne(digest(text, i), digest(text, i - 1));
	ck_assert_uint_ne(digest("beacon", 6), digest("beacom", 6));
	ck_assert_uint_eq(digest("beacon", 6), digest(text, 6));
}
END_TEST

START_TEST(is_the_same_for_a_block)
{
	char block[DIGEST_BLOCK];

	for (size_t i = 0; i < sizeof block; i++)
		block[i] = (char)(i * i);
	ck_assert_uint_eq(digest_block(block), digest(block, sizeof block));
}
END_TEST

START_TEST(tells_the_order_of_a_pair)
{
	uint64_t first = digest(LITERAL("remote"));
	uint64_t second = digest(LITERAL("access"));

	ck_assert_uint_ne(digest_pair(first, second),
			  digest_pair(second, first));
	ck_assert_uint_ne(digest_pair(first, first),
			  digest_pair(second, second));
	ck_assert_uint_ne(digest_pair(first, second), first);
	ck_assert_uint_eq(digest_pair(first, second),
			  digest_pair(first, second));
}
END_TEST

Suite *
digest_suite(void)
{
	Suite *suite = suite_create("digest");
	TCase *value = tcase_create("value");

	tcase_add_test(value, is_the_specified_value_for_no_bytes);
	tcase_add_test(value, sees_every_byte_and_the_length);
	tcase_add_test(value, is_the_same_for_a_block);
	tcase_add_test(value, tells_the_order_of_a_pair);
	suite_add_tcase(suite, value);
	return suite;
}
