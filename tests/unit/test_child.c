/* SPDX-License-Identifier: MIT */
#include "../../src/base/child.h"

#include "unit.h"

#include <string.h>

static struct bytes output;
static struct error error;

static void
setup(void)
{
	output = (struct bytes){ 0 };
}

static void
teardown(void)
{
	bytes_free(&output);
}

static const struct {
	const char *argument[5];
	size_t most;
	enum child_status status;
	const char *output;
} rows[] = {
	{ { "cat", NULL }, 100, CHILD_DONE, "12345" },
	{ { "cat", NULL }, 5, CHILD_DONE, "12345" },
	{ { "cat", NULL }, 4, CHILD_CUT, "1234" },
	{ { "head", "-c", "2", NULL }, 100, CHILD_DONE, "12" },
	{ { "yes", NULL }, 3, CHILD_CUT, "y\ny" },
	{ { "sleep", "60", NULL }, 100, CHILD_LATE, "" },
	{ { "sh", "-c", "while :; do :; done", NULL }, 100, CHILD_LATE, "" },
	{ { "no-such-program-here", NULL }, 100, CHILD_MISSING, "" },
	{ { "false", NULL }, 100, CHILD_FAILED, "" },
	{ { "sh", "-c", "echo gone; exit 127", NULL }, 100, CHILD_FAILED,
	  "gone\n" },
	/* It asks for twice as much as it may have. */
	{ { "dd", "if=/dev/zero", "of=/dev/null", "bs=400M", NULL }, 100,
	  CHILD_FAILED, "" },
	/* What it says for people is dropped. */
	{ { "sh", "-c", "echo words >&2; echo $((1 + 1))", NULL }, 100,
	  CHILD_DONE, "2\n" },
};

START_TEST(runs_within_limits)
{
	const struct child child = {
		.argument = rows[_i].argument,
		.seconds = 1,
		.memory = 200 << 20,
		.most = rows[_i].most,
	};

	ck_assert_int_eq(child_run(&child, LITERAL("12345"), &output, &error),
			 rows[_i].status);
	ck_assert_str_eq(bytes_text(&output), rows[_i].output);
}
END_TEST

Suite *
child_suite(void)
{
	Suite *suite = suite_create("child");
	TCase *run = tcase_create("run");

	tcase_add_checked_fixture(run, setup, teardown);
	tcase_add_loop_test(run, runs_within_limits, 0, COUNT(rows));
	tcase_set_timeout(run, 30);
	suite_add_tcase(suite, run);
	return suite;
}
