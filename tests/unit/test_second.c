/* SPDX-License-Identifier: MIT */
#include "../../src/model/second.h"

#include "../../src/model/packed.h"
#include "../../src/model/textform.h"

#include "sample.h"
#include "scratch.h"
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static struct model *model;
static size_t features;
static struct error error;

/* The sample model with a second stage of numbers that all differ. */
static void
setup(void)
{
	scratch_make();
	model = sample_model();
	model->settings.second_stage = 1;
	features = second_features(model->categories);
	ck_assert(second_allocate(model));
	for (size_t i = 0; i < features * model->categories; i++)
		model->own_second[i] = (double)i / 1000 - 0.01;
}

static void
teardown(void)
{
	model_free(model);
	scratch_remove();
}

START_TEST(has_a_feature_for_each_category_and_each_product)
{
	static const double score[] = { 0.5, -1, 20 };
	double feature[10];

	ck_assert_uint_eq(second_features(3), 10);
	second_fill(score, 3, feature);
	ck_assert_double_eq(feature[0], 1);
	ck_assert_double_eq_tol(feature[1], tanh(0.5), 1e-15);
	ck_assert_double_eq_tol(feature[2], -tanh(1), 1e-15);
	ck_assert_double_eq_tol(feature[3], 1, 1e-15);
	ck_assert_double_eq_tol(feature[4], tanh(0.5) * tanh(0.5), 1e-15);
	ck_assert_double_eq_tol(feature[5], -tanh(0.5) * tanh(1), 1e-15);
	ck_assert_double_eq_tol(feature[8], -tanh(1), 1e-15);
	ck_assert_double_eq_tol(feature[9], 1, 1e-15);
}
END_TEST

/* So many that some are added up side by side and others one by one. */
static const size_t sizes[] = { 2, 8, 11, 16 };

START_TEST(adds_a_quadratic_form_to_each_decision_value)
{
	enum { MOST = 16, FEATURES = 1 + MOST + MOST * (MOST + 1) / 2 };
	struct model *other = model_new(sizes[_i]);
	double score[MOST], before[MOST], feature[FEATURES];

	ck_assert(second_allocate(other));
	features = second_features(sizes[_i]);
	for (size_t i = 0; i < features * sizes[_i]; i++)
		other->own_second[i] = (double)i / 1000 - 0.01;
	for (size_t c = 0; c < sizes[_i]; c++)
		score[c] = before[c] = 0.3 - 0.05 * (double)c;
	second_fill(score, sizes[_i], feature);
	second_run(other, score);
	for (size_t c = 0; c < sizes[_i]; c++) {
		double sum = before[c];

		for (size_t i = 0; i < features; i++)
			sum += feature[i] * other->second[i * sizes[_i] + c];
		ck_assert_double_eq_tol(score[c], sum, 1e-12);
		ck_assert_double_ne(score[c], before[c]);
	}
	model_free(other);
}
END_TEST

START_TEST(leaves_values_alone_where_there_is_none)
{
	double score[SAMPLE_CATEGORIES] = { 0.3, -0.2 };

	model->second = NULL;
	second_run(model, score);
	ck_assert_double_eq(score[0], 0.3);
	ck_assert_double_eq(score[1], -0.2);
}
END_TEST

START_TEST(is_wanted_for_two_categories_up_to_a_limit)
{
	struct settings settings = model->settings;

	ck_assert(!second_is_wanted(&settings, 1));
	ck_assert(second_is_wanted(&settings, 2));
	ck_assert(second_is_wanted(&settings, SECOND_CATEGORIES_MOST));
	ck_assert(!second_is_wanted(&settings, SECOND_CATEGORIES_MOST + 1));
	settings.second_stage = 0;
	ck_assert(!second_is_wanted(&settings, 2));
}
END_TEST

static void
assert_same_numbers(const struct model *other)
{
	ck_assert_ptr_nonnull(other);
	ck_assert_ptr_nonnull(other->second);
	for (size_t i = 0; i < features * model->categories; i++)
		ck_assert_double_eq_tol(other->second[i], model->second[i],
					1e-12);
}

START_TEST(comes_through_text_and_pack_unchanged)
{
	char folder[PATH_MAX];
	char path[PATH_MAX];
	struct bytes bytes = { 0 };

	scratch_path("model", folder);
	ck_assert(textform_save(model, folder, &error));

	struct model *read = textform_load(folder, &error);

	assert_same_numbers(read);
	sample_pack(read, &bytes);
	scratch_path("packed", path);
	ck_assert(file_save(path, &bytes, &error));

	struct model *mapped = model_load(path, MODEL_CHECK_ALL, &error);

	assert_same_numbers(mapped);
	model_free(mapped);
	model_free(read);
	bytes_free(&bytes);
}
END_TEST

static const struct {
	const char *from;	/* a line of the text, by its first bytes */
	const char *to;		/* what stands there in its place */
	const char *what;
	size_t line;
} refusals[] = {
	{ "1\t", "1\t0.5\n", "not a feature and a number a category", 2 },
	{ "espionage\t", "espionage\tx\tx\tx\n",
	  "not a decimal number, or too large", 3 },
	{ "espionage\t", "espionage\t9000000\t0\t0\n",
	  "not a decimal number, or too large", 3 },
	{ "espionage\t", "", "fewer features than the categories make", 0 },
	{ "espionage\t", "e\t0\t0\t0\ne\t0\t0\t0\n",
	  "more features than the categories make", 12 },
};

/* The text of the stage with one line put in another's place. */
static void
spoil(size_t i, struct bytes *bytes)
{
	struct bytes text = { 0 };
	struct field rest;
	struct field line;
	size_t length = strlen(refusals[i].from);

	second_append(model, &text);
	rest = (struct field){ bytes_text(&text), text.length };
	while (fields_next_line(&rest, &line))
		if (line.length > length &&
		    memcmp(line.text, refusals[i].from, length) == 0) {
			bytes_append_text(bytes, refusals[i].to);
		} else {
			bytes_append(bytes, line.text, line.length);
			bytes_append_byte(bytes, '\n');
		}
	bytes_free(&text);
}

START_TEST(refuses_and_says_why)
{
	struct bytes bytes = { 0 };
	struct model *other = sample_model();

	spoil((size_t)_i, &bytes);
	ck_assert(!second_parse(other,
				(struct field){ bytes_text(&bytes),
						bytes.length },
				&error));
	ck_assert_str_eq(error.what, refusals[_i].what);
	ck_assert_uint_eq(error.line, refusals[_i].line);
	model_free(other);
	bytes_free(&bytes);
}
END_TEST

/* A pack without the numbers that its settings speak of is damaged. */
START_TEST(refuses_a_pack_without_its_numbers)
{
	char path[PATH_MAX];
	struct bytes bytes = { 0 };

	model->second = NULL;
	sample_pack(model, &bytes);
	scratch_path("packed", path);
	ck_assert(file_save(path, &bytes, &error));
	ck_assert_ptr_null(model_load(path, MODEL_CHECK_ALL, &error));
	ck_assert_str_eq(error.what, "damaged: sections do not fit together");
	bytes_free(&bytes);
}
END_TEST

Suite *
second_suite(void)
{
	Suite *suite = suite_create("second");
	TCase *all = tcase_create("all");

	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_test(all, has_a_feature_for_each_category_and_each_product);
	tcase_add_loop_test(all, adds_a_quadratic_form_to_each_decision_value,
			    0, COUNT(sizes));
	tcase_add_test(all, leaves_values_alone_where_there_is_none);
	tcase_add_test(all, is_wanted_for_two_categories_up_to_a_limit);
	tcase_add_test(all, comes_through_text_and_pack_unchanged);
	tcase_add_loop_test(all, refuses_and_says_why, 0, COUNT(refusals));
	tcase_add_test(all, refuses_a_pack_without_its_numbers);
	suite_add_tcase(suite, all);
	return suite;
}
