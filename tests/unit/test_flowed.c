/* SPDX-License-Identifier: MIT */
#include "../../src/document/flowed.h"

#include "unit.h"

#include <string.h>

static const struct {
	const char *flowed;
	const char *text;
	bool delete_space;
} texts[] = {
	{ "", "", false },
	{ "one", "one\n", false },
	{ "one\ntwo\n", "one\ntwo\n", false },
	{ "one \ntwo\n", "one two\n", false },
	{ "one \r\ntwo\r\n", "one two\n", false },
	{ "one \ntwo\n", "onetwo\n", true },
	{ "one \n \n two\n", "one \ntwo\n", false },
	{ " From here\n", "From here\n", false },
	{ "one \n", "one \n", false },
	{ ">one \n>two\n", "> one two\n", false },
	{ "> one \n> two\n", "> one two\n", false },
	{ "> one \ntwo\n", "> one \ntwo\n", false },
	{ "> one \n>> two\n", "> one \n>> two\n", false },
	{ ">>> one\n", ">>> one\n", false },
	{ ">\n", "> \n", false },
	{ "one\n-- \nJo\n", "one\n-- \nJo\n", false },
	{ "one \n-- \nJo\n", "one \n-- \nJo\n", false },
	{ "> -- \n> Jo\n", "> -- \n> Jo\n", false },
};

START_TEST(joins_what_flows)
{
	struct bytes text = { 0 };

	flowed_append(&text, texts[_i].flowed, strlen(texts[_i].flowed),
		      texts[_i].delete_space);
	ck_assert_str_eq(bytes_text(&text), texts[_i].text);
	bytes_free(&text);
}
END_TEST

Suite *
flowed_suite(void)
{
	Suite *suite = suite_create("flowed");
	TCase *tests = tcase_create("joining");

	tcase_add_loop_test(tests, joins_what_flows, 0, COUNT(texts));
	suite_add_tcase(suite, tests);
	return suite;
}
