/* SPDX-License-Identifier: MIT */
#include "../../src/model/manifest.h"

#include "sample.h"
#include "unit.h"

#include <string.h>

static struct model *model;
static struct model *copy;
static struct bytes bytes;
static struct error error;

static void
setup(void)
{
	model = sample_model();
	copy = model_new(SAMPLE_CATEGORIES);
	ck_assert_ptr_nonnull(copy);
}

static void
teardown(void)
{
	model_free(model);
	model_free(copy);
	bytes_free(&bytes);
}

static struct field
all(void)
{
	return (struct field){ bytes_text(&bytes), bytes.length };
}

START_TEST(reads_the_manifest_it_wrote)
{
	struct bytes again = { 0 };

	model->settings.max_share = 0.375;
	model->settings.pairs = 0;
	manifest_append(model, &bytes);
	ck_assert(manifest_parse(copy, all(), &error));
	ck_assert_str_eq(copy->name, "sample-1");
	ck_assert_uint_eq(copy->documents, 100);
	ck_assert_double_eq(copy->min_known, 0.25);
	ck_assert_double_eq(copy->settings.max_share, 0.375);
	ck_assert_double_eq(copy->settings.pairs, 0);
	manifest_append(copy, &again);
	ck_assert_str_eq(bytes_text(&again), bytes_text(&bytes));
	bytes_free(&again);
}
END_TEST

/* Leave the n-th line out; false when there is none. */
static bool
leave_out(size_t n, struct bytes *rest)
{
	struct field text = all();
	struct field line;
	size_t number = 0;

	bytes_clear(rest);
	while (fields_next_line(&text, &line))
		if (number++ != n) {
			bytes_append(rest, line.text, line.length);
			bytes_append_byte(rest, '\n');
		}
	return n < number;
}

/* A setting that is left out would be whatever the reader thinks of. */
START_TEST(refuses_a_manifest_without_any_of_its_lines)
{
	struct bytes rest = { 0 };

	manifest_append(model, &bytes);
	for (size_t n = 0; leave_out(n, &rest); n++) {
		ck_assert_msg(!manifest_parse(copy,
					      (struct field){ rest.data,
							      rest.length },
					      &error),
			      "line %zu", n + 1);
		ck_assert_str_eq(error.what, "manifest is not complete");
	}
	bytes_free(&rest);
}
END_TEST

static const struct {
	const char *line;
	const char *what;
} bad_lines[] = {
#define OTHER_VERSION "made for another version of triage: train it again"
	{ "format\t2", OTHER_VERSION },
	{ "format\t", OTHER_VERSION },
	{ "text\t1", OTHER_VERSION },
	{ "text\t3", OTHER_VERSION },
#define BAD_NAME "name is empty, too long or not plain"
	{ "name\t", BAD_NAME },
	{ "name\ttwo words", BAD_NAME },
	{ "name\t\"quoted\"", BAD_NAME },
	{ "name\ta;b", BAD_NAME },
	{ "name\tm\xc3\xbcller", BAD_NAME },
#define SIXTY "012345678901234567890123456789012345678901234567890123456789"
	{ "name\t" SIXTY "012", NULL },
	{ "name\t" SIXTY "0123", BAD_NAME },
#define BAD_NUMBER "number of documents is wrong"
	{ "documents\t0", BAD_NUMBER },
	{ "documents\t-1", BAD_NUMBER },
	{ "documents\t4294967295", BAD_NUMBER },
	{ "documents\t4294967294", NULL },
	{ "min-known\t1.001", "min-known is not between 0 and 1" },
	{ "min-known\t-0.1", "min-known is not between 0 and 1" },
	{ "pairs\t2", "value of a setting is out of range" },
	{ "colour\tred", "unknown setting" },
	{ "pairs", "not a name, a tab and a value" },
	{ "pairs\t1\t1", "not a name, a tab and a value" },
	{ "", "not a name, a tab and a value" },
};

START_TEST(refuses_a_line_and_says_why)
{
	manifest_append(model, &bytes);

	bool parsed;
	struct field text = all();
	struct field line;
	size_t lines = 0;

	while (fields_next_line(&text, &line))
		lines++;
	bytes_append_text(&bytes, bad_lines[_i].line);
	bytes_append_byte(&bytes, '\n');
	parsed = manifest_parse(copy, all(), &error);
	ck_assert_int_eq(parsed, bad_lines[_i].what == NULL);
	if (parsed)
		return;
	ck_assert_int_eq(error.status, STATUS_BAD_MODEL);
	ck_assert_str_eq(error.what, bad_lines[_i].what);
	ck_assert_uint_eq(error.line, lines + 1);
}
END_TEST

static void
compare_categories(const struct category *first,
		   const struct category *second)
{
	ck_assert_str_eq(first->name, second->name);
	ck_assert_str_eq(first->summary, second->summary);
	ck_assert_uint_eq(first->positives, second->positives);
	ck_assert_uint_eq(first->negatives, second->negatives);
	ck_assert_double_eq(first->c, second->c);
	ck_assert_uint_eq(first->places, second->places);
	ck_assert_double_eq(first->yes, second->yes);
	ck_assert_double_eq(first->unsure, second->unsure);
	ck_assert_int_eq(first->calibration.kind, second->calibration.kind);
	ck_assert_uint_eq(first->calibration.knots,
			  second->calibration.knots);
	ck_assert_mem_eq(first->calibration.knot, second->calibration.knot,
			 sizeof first->calibration.knot);
}

START_TEST(reads_the_categories_it_wrote)
{
	categories_append(model, &bytes);
	ck_assert_uint_eq(categories_count(all()), SAMPLE_CATEGORIES);
	ck_assert(categories_parse(copy, all(), &error));
	for (size_t i = 0; i < SAMPLE_CATEGORIES; i++)
		compare_categories(&copy->category[i], &model->category[i]);
}
END_TEST

START_TEST(counts_no_categories_where_there_are_none)
{
	ck_assert_uint_eq(categories_count((struct field){ LITERAL("") }), 0);
	ck_assert_uint_eq(categories_count((struct field){ LITERAL("a\n") }),
			  0);
}
END_TEST

#define HEADER                                                                \
	"name\tpositives\tnegatives\tc\tplaces\tcalibration\tyes\tunsure\t"    \
	"knots\tsummary\n"
#define HEADER_TAGS                                                           \
	"name\tpositives\tnegatives\tc\tplaces\tcalibration\tyes\tunsure\t"    \
	"knots\tsummary\ttags\n"
#define TWO "b\t1\t1\t1\t3\tplatt\t0.5\t0.2\t-\t\n" \
	    "c\t1\t1\t1\t3\tplatt\t0.5\t0.2\t-\t\n"
#define BAD_CATEGORY \
	"category name is not lower-case letters, digits and hyphens"
#define BAD_KNOTS "knots are not ascending pairs score:confidence"
#define BAD_THRESHOLD "threshold is not a number from 0 to 2"

static const struct {
	const char *text;
	const char *what;
	size_t line;
} bad_tables[] = {
	{ "a\n", "not the header of a category table", 1 },
	{ HEADER_TAGS TWO, "wrong number of columns", 2 },
	{ HEADER "b\t1\t1\t1\t3\tplatt\t0.5\t0.2\t-\t\ttag\n",
	  "wrong number of columns", 2 },
	{ HEADER_TAGS "b\t1\t1\t1\t3\tplatt\t0.5\t0.2\t-\t\t\xff\n",
	  "tags are not UTF-8", 2 },
	{ HEADER "a\t1\n" TWO, "wrong number of columns", 2 },
	{ HEADER TWO "\n", "wrong number of columns", 4 },
	{ HEADER TWO "A\t1\t1\t1\t3\tplatt\t.5\t.2\t-\t\n", BAD_CATEGORY, 4 },
	{ HEADER TWO "-a\t1\t1\t1\t3\tplatt\t.5\t.2\t-\t\n", BAD_CATEGORY,
	  4 },
	{ HEADER TWO "../a\t1\t1\t1\t3\tplatt\t.5\t.2\t-\t\n", BAD_CATEGORY,
	  4 },
	{ HEADER TWO "b\t1\t1\t1\t3\tplatt\t.5\t.2\t-\t\n",
	  "category is listed twice", 4 },
	{ HEADER TWO "a\t-1\t1\t1\t3\tplatt\t.5\t.2\t-\t\n",
	  "number of documents is wrong", 4 },
	{ HEADER TWO "a\t1\t4294967296\t1\t3\tplatt\t.5\t.2\t-\t\n",
	  "number of documents is wrong", 4 },
	{ HEADER TWO "a\t1\t1\tx\t3\tplatt\t.5\t.2\t-\t\n",
	  "c is not a number above 0", 4 },
	{ HEADER TWO "a\t1\t1\t0\t3\tplatt\t.5\t.2\t-\t\n",
	  "c is not a number above 0", 4 },
	{ HEADER TWO "a\t1\t1\t1\t7\tplatt\t.5\t.2\t-\t\n",
	  "places is too large", 4 },
	{ HEADER TWO "a\t1\t1\t1\t3\tguess\t.5\t.2\t-\t\n",
	  "unknown kind of calibration", 4 },
	{ HEADER TWO "a\t1\t1\t1\t3\tplatt\t2.1\t.2\t-\t\n", BAD_THRESHOLD,
	  4 },
	{ HEADER TWO "a\t1\t1\t1\t3\tplatt\t.5\tnan\t-\t\n", BAD_THRESHOLD,
	  4 },
	{ HEADER TWO "a\t1\t1\t1\t3\tplatt\t.5\t.2\t0:0.5\t\n", BAD_KNOTS,
	  4 },
	{ HEADER TWO "a\t1\t1\t1\t3\tisotonic\t.5\t.2\t-\t\n", BAD_KNOTS, 4 },
	{ HEADER TWO "a\t1\t1\t1\t3\tisotonic\t.5\t.2\t\t\n", BAD_KNOTS, 4 },
	{ HEADER TWO "a\t1\t1\t1\t3\tisotonic\t.5\t.2\t0:1.5\t\n", BAD_KNOTS,
	  4 },
	{ HEADER TWO "a\t1\t1\t1\t3\tisotonic\t.5\t.2\t0:.1,0:.2\t\n",
	  BAD_KNOTS, 4 },
	{ HEADER TWO "a\t1\t1\t1\t3\tisotonic\t.5\t.2\t0:.1,1:.1\t\n",
	  BAD_KNOTS, 4 },
	{ HEADER TWO "a\t1\t1\t1\t3\tisotonic\t.5\t.2\t0:.1:2\t\n", BAD_KNOTS,
	  4 },
	{ HEADER TWO "a\t1\t1\t1\t3\tisotonic\t.5\t.2\t0:.1,\t\n", BAD_KNOTS,
	  4 },
	{ HEADER TWO "a\t1\t1\t1\t3\tisotonic\t.5\t.2\t0\t\n", BAD_KNOTS, 4 },
};

START_TEST(refuses_a_table_and_says_why)
{
	struct field text = { bad_tables[_i].text,
			      strlen(bad_tables[_i].text) };

	ck_assert(!categories_parse(copy, text, &error));
	ck_assert_int_eq(error.status, STATUS_BAD_MODEL);
	ck_assert_str_eq(error.what, bad_tables[_i].what);
	ck_assert_uint_eq(error.line, bad_tables[_i].line);
}
END_TEST

/* One more than KNOTS_MOST of them, and a summary past its room. */
START_TEST(refuses_more_than_it_has_room_for)
{
	bytes_append_text(&bytes, HEADER TWO
			  "a\t1\t1\t1\t3\tisotonic\t.5\t.2\t");
	for (int i = 0; i <= KNOTS_MOST; i++)
		bytes_printf(&bytes, "%s%d:0.%03d", i ? "," : "", i, i);
	bytes_append_text(&bytes, "\t\n");
	ck_assert(!categories_parse(copy, all(), &error));
	ck_assert_str_eq(error.what, BAD_KNOTS);

	bytes_clear(&bytes);
	bytes_append_text(&bytes,
			  HEADER TWO "a\t1\t1\t1\t3\tplatt\t.5\t.2\t-\t");
	for (int i = 0; i < MODEL_SUMMARY_LONGEST; i++)
		bytes_append_byte(&bytes, 'x');
	bytes_append_byte(&bytes, '\n');
	ck_assert(!categories_parse(copy, all(), &error));
	ck_assert_str_eq(error.what, "summary is too long");

	bytes_clear(&bytes);
	bytes_append_text(&bytes, HEADER_TAGS
			  "a\t1\t1\t1\t3\tplatt\t.5\t.2\t-\t\t");
	for (int i = 0; i < MODEL_TAGS_LONGEST; i++)
		bytes_append_byte(&bytes, 'x');
	bytes_append_byte(&bytes, '\n');
	ck_assert(!categories_parse(copy, all(), &error));
	ck_assert_str_eq(error.what, "tags are too long");
}
END_TEST

/* What stands behind the summary stays as it is, tabs and blanks included. */
START_TEST(keeps_tags_byte_for_byte)
{
	static const char tags[] = "a:b=\"c \"\t\t d=e \t";
	struct category *category = &model->category[1];
	struct field rest = { LITERAL(tags) };
	struct field tag;

	ck_assert(model_set_tags(category, tags));
	categories_append(model, &bytes);
	ck_assert(categories_parse(copy, all(), &error));
	ck_assert_str_eq(model_tags(&copy->category[1]), tags);
	ck_assert_str_eq(model_tags(&copy->category[0]), "");
	ck_assert(model_next_tag(&rest, &tag));
	ck_assert(field_is(tag, "a:b=\"c \""));
	ck_assert(model_next_tag(&rest, &tag));
	ck_assert(field_is(tag, " d=e "));
	ck_assert(!model_next_tag(&rest, &tag));
}
END_TEST

Suite *
manifest_suite(void)
{
	Suite *suite = suite_create("manifest");
	TCase *manifest = tcase_create("manifest");
	TCase *categories = tcase_create("categories");

	tcase_add_checked_fixture(manifest, setup, teardown);
	tcase_add_test(manifest, reads_the_manifest_it_wrote);
	tcase_add_test(manifest, refuses_a_manifest_without_any_of_its_lines);
	tcase_add_loop_test(manifest, refuses_a_line_and_says_why, 0,
			    COUNT(bad_lines));
	suite_add_tcase(suite, manifest);

	tcase_add_checked_fixture(categories, setup, teardown);
	tcase_add_test(categories, reads_the_categories_it_wrote);
	tcase_add_test(categories, counts_no_categories_where_there_are_none);
	tcase_add_loop_test(categories, refuses_a_table_and_says_why, 0,
			    COUNT(bad_tables));
	tcase_add_test(categories, refuses_more_than_it_has_room_for);
	tcase_add_test(categories, keeps_tags_byte_for_byte);
	suite_add_tcase(suite, categories);
	return suite;
}
