/* SPDX-License-Identifier: MIT */
#include "../../src/features/settings.h"

#include "unit.h"

#include <string.h>

static struct settings settings;
static struct error error;

static void
setup(void)
{
	settings_default(&settings);
}

static bool
set(const char *name, const char *value)
{
	return settings_set(&settings, name, strlen(name), value,
			    strlen(value), &error);
}

START_TEST(takes_what_it_writes)
{
	struct bytes first = { 0 };
	struct bytes second = { 0 };

	ck_assert(set("title-weight", "3.125"));
	ck_assert(set("pairs", "0"));
	settings_append(&settings, &first);
	settings_default(&settings);
	for (char *line = strtok(first.data, "\n"); line;
	     line = strtok(NULL, "\n")) {
		char *tab = strchr(line, '\t');

		*tab = '\0';
		ck_assert(set(line, tab + 1));
		bytes_printf(&second, "%s\t%s\n", line, tab + 1);
	}
	bytes_clear(&first);
	settings_append(&settings, &first);
	ck_assert_str_eq(first.data, second.data);
	ck_assert_double_eq(settings.title_weight, 3.125);
	bytes_free(&first);
	bytes_free(&second);
}
END_TEST

START_TEST(names_and_explains_each)
{
	size_t count = 0;

	for (; settings_name(count); count++) {
		ck_assert_uint_gt(strlen(settings_name(count)), 0);
		ck_assert_uint_gt(strlen(settings_meaning(count)), 0);
	}
	ck_assert_uint_eq(count, settings_count());
}
END_TEST

static const struct {
	const char *name;
	const char *value;
	const char *what;
} refusals[] = {
	{ "colour", "1", "unknown setting" },
	{ "", "1", "unknown setting" },
	{ "pairs", "2", "value of a setting is out of range" },
	{ "pairs", "0.5", "value of a setting is out of range" },
	{ "pairs", "", "value of a setting is out of range" },
	{ "max-share", "0", "value of a setting is out of range" },
	{ "max-share", "0.0001", "value of a setting is out of range" },
	{ "min-documents", "-1", "value of a setting is out of range" },
	{ "min-documents", "1e3", "value of a setting is out of range" },
};

START_TEST(refuses_and_says_why)
{
	struct settings before = settings;

	ck_assert(!set(refusals[_i].name, refusals[_i].value));
	ck_assert_str_eq(error.what, refusals[_i].what);
	ck_assert_mem_eq(&before, &settings, sizeof settings);
}
END_TEST

Suite *
settings_suite(void)
{
	Suite *suite = suite_create("settings");
	TCase *all = tcase_create("all");

	tcase_add_checked_fixture(all, setup, NULL);
	tcase_add_test(all, takes_what_it_writes);
	tcase_add_test(all, names_and_explains_each);
	tcase_add_loop_test(all, refuses_and_says_why, 0, COUNT(refusals));
	suite_add_tcase(suite, all);
	return suite;
}
