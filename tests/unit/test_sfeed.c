/* SPDX-License-Identifier: MIT */
#include "items.h"

#include "unit.h"

#include "../../src/document/sfeed.h"

START_TEST(has_a_document_a_line)
{
	items_open(LITERAL(
		"1764064800\tA & B\thttps://s.example/1\t<p>one\\ttwo</p>\\n"
		"<p>c:\\\\d &amp; e</p>\thtml\tid1\tAda\thttps://s.example/x"
		"\tnews|b\n\n"
		"\tPlain\thttps://s.example/2\t<one>\\n\\ttwo\\\\n\\x\tplain"
		"\tid2\t\t\n"));
	items_expect("sfeed", 1);
	items_expect_text("A & B", "one two\n\nc:\\d & e");
	items_expect_facts("Ada", "2025-11-25T10:00:00Z", "https://s.example/1",
			   "id1");
	items_expect("sfeed", 3);
	items_expect_text("Plain", "<one>\n\ttwo\\n\\x");
	items_expect_facts("", "", "https://s.example/2", "id2");
	items_expect_end();
}
END_TEST

START_TEST(goes_on_behind_a_line_that_is_none)
{
	items_open(LITERAL("1\tT\tl\tc\tplain\ti\ta\te\tc\nstray\n"
			   "2\tU\tl\tc\tplain\ti\ta\te\tc"));
	items_expect("sfeed", 1);
	items_expect_broken(STATUS_BAD_INPUT, "not the fields of sfeed(5)", 2);
	items_expect("sfeed", 3);
	items_expect_text("U", "c");
	items_expect_end();
}
END_TEST

static const struct {
	const char *line;
	size_t length;
	bool is_it;
} lines[] = {
	{ LITERAL("1\tT\tl\tc\thtml\ti\ta\te\tcategory"), true },
	{ LITERAL("-1\tT\tl\tc\tplain\ti\ta\te"), true },
	{ LITERAL("\t\t\t\t\t\t\t\t"), true },
	{ LITERAL("1\tT\tl\tc\thtml\ti\ta"), false },
	{ LITERAL("x\tT\tl\tc\thtml\ti\ta\te\tc"), false },
	{ LITERAL("1\tT\tl\tc\tmarkdown\ti\ta\te\tc"), false },
	{ LITERAL("253402300800\tT\tl\tc\thtml\ti\ta\te\tc"), false },
	{ LITERAL("plain text"), false },
	{ LITERAL(""), false },
};

START_TEST(is_told_by_its_fields)
{
	struct field field[SFEED_FIELDS];

	ck_assert(
		sfeed_split((struct field){ lines[_i].line, lines[_i].length },
			    field) == lines[_i].is_it);
}
END_TEST

/* Content may be longer than what the kind is told by. */
START_TEST(may_start_with_a_long_line)
{
	struct bytes line = { 0 };

	bytes_append_text(&line, "1764064800\tT\thttps://s.example/1\t");
	for (int i = 0; i < 100000; i++)
		bytes_append_text(&line, "word ");
	bytes_append_text(&line, "\tplain\ti\ta\te\tc\n");
	items_open(line.data, line.length);
	bytes_free(&line);
	items_expect("sfeed", 1);
	ck_assert_uint_eq(items.document.body.length, 500000);
	items_expect_end();
}
END_TEST

Suite *
sfeed_suite(void)
{
	Suite *suite = suite_create("sfeed");
	TCase *reading = tcase_create("reading");

	tcase_add_checked_fixture(reading, items_setup, items_teardown);
	tcase_add_test(reading, has_a_document_a_line);
	tcase_add_test(reading, goes_on_behind_a_line_that_is_none);
	tcase_add_loop_test(reading, is_told_by_its_fields, 0, COUNT(lines));
	tcase_add_test(reading, may_start_with_a_long_line);
	suite_add_tcase(suite, reading);
	return suite;
}
