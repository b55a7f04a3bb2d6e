/* SPDX-License-Identifier: MIT */
#include "../../src/model/textform.h"

#include "sample.h"
#include "scratch.h"
#include "unit.h"

#include <string.h>
#include <unistd.h>

static struct model *model;
static char folder[PATH_MAX];
static struct error error;

static void
setup(void)
{
	scratch_make();
	model = sample_model();
	scratch_path("model", folder);
	ck_assert(textform_save(model, folder, &error));
}

static void
teardown(void)
{
	model_free(model);
	scratch_remove();
}

START_TEST(packs_an_exported_model_to_the_same_bytes)
{
	struct model *loaded = textform_load(folder, &error);
	struct bytes packed = { 0 };
	struct bytes again = { 0 };

	ck_assert_ptr_nonnull(loaded);
	sample_pack(model, &packed);
	sample_pack(loaded, &again);
	ck_assert_uint_eq(again.length, packed.length);
	ck_assert_mem_eq(again.data, packed.data, packed.length);
	model_free(loaded);
	bytes_free(&packed);
	bytes_free(&again);
}
END_TEST

static const char *const names[] = {
	"model/manifest.tsv",  "model/categories.tsv", "model/vocabulary.tsv",
	"model/report.txt",    "model/espionage.svm",  "model/ransomware.svm",
	"model/ddos.svm",
};

START_TEST(exports_a_loaded_model_to_the_same_files)
{
	struct model *loaded = textform_load(folder, &error);
	struct bytes before = { 0 };
	struct bytes after = { 0 };
	char path[PATH_MAX];

	ck_assert_ptr_nonnull(loaded);
	scratch_path(names[_i], path);
	ck_assert(file_read(path, 1 << 20, &before, &error));
	ck_assert_int_eq(unlink(path), 0);
	ck_assert(textform_save(loaded, folder, &error));
	ck_assert(file_read(path, 1 << 20, &after, &error));
	ck_assert_str_eq(bytes_text(&after), bytes_text(&before));
	model_free(loaded);
	bytes_free(&before);
	bytes_free(&after);
}
END_TEST

START_TEST(names_the_file_that_is_missing)
{
	char path[PATH_MAX];

	scratch_path(names[_i], path);
	ck_assert_int_eq(unlink(path), 0);
	ck_assert_ptr_null(textform_load(folder, &error));
	ck_assert_int_eq(error.status, STATUS_NO_INPUT);
	ck_assert_str_eq(error.what, "cannot be opened");
	ck_assert_str_eq(error.subject, path);
}
END_TEST

static const struct {
	const char *name;
	const char *text;
	const char *what;
	size_t line;
} damages[] = {
	{ "model/manifest.tsv", "format\t9\n",
	  "made for another version of triage: train it again", 1 },
	{ "model/categories.tsv", "", "number of categories is wrong", 0 },
	{ "model/categories.tsv", "name\na\n",
	  "not the header of a category table", 1 },
	{ "model/vocabulary.tsv", "a\t1\na\t1\n",
	  "term has the hash of an earlier one", 2 },
	{ "model/vocabulary.tsv", "a\t101\n",
	  "count is not between 1 and the number of documents", 1 },
	{ "model/ddos.svm", "SV\n",
	  "not the header of a collapsed linear C-SVC", 0 },
};

START_TEST(names_the_file_that_is_damaged)
{
	char path[PATH_MAX];

	scratch_path(damages[_i].name, path);
	scratch_write_text(damages[_i].name, damages[_i].text);
	ck_assert_ptr_null(textform_load(folder, &error));
	ck_assert_int_eq(error.status, STATUS_BAD_MODEL);
	ck_assert_str_eq(error.what, damages[_i].what);
	ck_assert_uint_eq(error.line, damages[_i].line);
	ck_assert_str_eq(error.subject, path);
}
END_TEST

/* A weight of a term that is not there any more is no weight. */
START_TEST(refuses_a_vocabulary_that_lost_its_end)
{
	scratch_write_text("model/vocabulary.tsv", "^embassy\t9\n"
						   "embassy\t20\n");
	ck_assert_ptr_null(textform_load(folder, &error));
	ck_assert_str_eq(error.what,
			 "a feature is not an ascending index and a weight");
}
END_TEST

START_TEST(does_not_save_into_a_file)
{
	scratch_write_text("file", "");
	scratch_path("file", folder);
	ck_assert(!textform_save(model, folder, &error));
	ck_assert_int_eq(error.status, STATUS_OUTPUT);
	ck_assert_str_eq(error.subject, folder);
}
END_TEST

Suite *
textform_suite(void)
{
	Suite *suite = suite_create("textform");
	TCase *inverse = tcase_create("inverse");
	TCase *refusal = tcase_create("refusal");

	tcase_add_checked_fixture(inverse, setup, teardown);
	tcase_add_test(inverse, packs_an_exported_model_to_the_same_bytes);
	tcase_add_loop_test(inverse, exports_a_loaded_model_to_the_same_files,
			    0, COUNT(names));
	suite_add_tcase(suite, inverse);

	tcase_add_checked_fixture(refusal, setup, teardown);
	tcase_add_loop_test(refusal, names_the_file_that_is_missing, 0,
			    COUNT(names));
	tcase_add_loop_test(refusal, names_the_file_that_is_damaged, 0,
			    COUNT(damages));
	tcase_add_test(refusal, refuses_a_vocabulary_that_lost_its_end);
	tcase_add_test(refusal, does_not_save_into_a_file);
	suite_add_tcase(suite, refusal);
	return suite;
}
