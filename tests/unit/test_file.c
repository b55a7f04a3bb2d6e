/* SPDX-License-Identifier: MIT */
#include "../../src/base/file.h"

#include "scratch.h"
#include "unit.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char path[PATH_MAX];
static struct bytes bytes;
static struct error error;

static void
setup(void)
{
	scratch_make();
	scratch_path("file", path);
	bytes = (struct bytes){ 0 };
}

static void
teardown(void)
{
	bytes_free(&bytes);
	scratch_remove();
}

/* How many names the scratch folder holds. */
static size_t
count_files(void)
{
	char folder[PATH_MAX];
	size_t count = 0;

	scratch_path("", folder);

	DIR *files = opendir(folder);

	ck_assert_ptr_nonnull(files);
	for (const struct dirent *file; (file = readdir(files));)
		count += strcmp(file->d_name, ".") != 0 &&
			 strcmp(file->d_name, "..") != 0;
	closedir(files);
	return count;
}

static void
expect_content(const char *data, size_t length)
{
	bytes_clear(&bytes);
	ck_assert(file_read(path, length, &bytes, &error));
	ck_assert_uint_eq(bytes.length, length);
	ck_assert_mem_eq(bytes_text(&bytes), data, length);
}

START_TEST(appends_all_of_a_file)
{
	scratch_write("file", LITERAL("one\0two"));
	bytes_append_text(&bytes, ">");
	ck_assert(file_read(path, 7, &bytes, &error));
	ck_assert_uint_eq(bytes.length, 8);
	ck_assert_mem_eq(bytes.data, ">one\0two", 9);
}
END_TEST

START_TEST(reads_many_steps_and_no_more_than_allowed)
{
	struct bytes big = { 0 };

	while (big.length < 200000)
		bytes_printf(&big, "%zu ", big.length);
	scratch_write("file", big.data, big.length);
	expect_content(big.data, big.length);

	bytes_clear(&bytes);
	ck_assert(!file_read(path, big.length - 1, &bytes, &error));
	ck_assert_int_eq(error.status, STATUS_LIMIT);
	ck_assert_str_eq(error.subject, path);
	bytes_free(&big);
}
END_TEST

START_TEST(says_which_file_cannot_be_read)
{
	struct mapping mapping;

	ck_assert(!file_read(path, 9, &bytes, &error));
	ck_assert_int_eq(error.status, STATUS_NO_INPUT);
	ck_assert_str_eq(error.what, "cannot be opened");
	ck_assert_str_eq(error.subject, path);
	ck_assert_int_eq(error.number, ENOENT);

	ck_assert(!file_map(path, &mapping, &error));
	ck_assert_str_eq(error.subject, path);
	ck_assert_int_eq(error.number, ENOENT);
}
END_TEST

START_TEST(reads_no_folder)
{
	struct mapping mapping;

	scratch_path("", path);
	ck_assert(!file_read(path, 9, &bytes, &error));
	ck_assert_int_eq(error.status, STATUS_NO_INPUT);
	ck_assert_int_eq(error.number, EISDIR);
	ck_assert(!file_map(path, &mapping, &error));
	ck_assert_str_eq(error.what, "not a regular file");
}
END_TEST

START_TEST(maps_what_was_written)
{
	struct mapping mapping;

	scratch_write("file", LITERAL("mapped\0too"));
	ck_assert(file_map(path, &mapping, &error));
	ck_assert_uint_eq(mapping.length, 10);
	ck_assert_mem_eq(mapping.data, "mapped\0too", 10);
	file_unmap(&mapping);
	ck_assert_ptr_null(mapping.data);
	file_unmap(&mapping);

	scratch_write("file", "", 0);
	ck_assert(file_map(path, &mapping, &error));
	ck_assert_ptr_null(mapping.data);
	ck_assert_uint_eq(mapping.length, 0);
	file_unmap(&mapping);
}
END_TEST

START_TEST(saves_all_bytes_and_leaves_nothing_beside)
{
	struct bytes saved = { 0 };

	ck_assert(file_save(path, &saved, &error));
	expect_content("", 0);
	bytes_append(&saved, LITERAL("first\0line\n"));
	ck_assert(file_save(path, &saved, &error));
	expect_content(LITERAL("first\0line\n"));
	ck_assert_uint_eq(count_files(), 1);
	bytes_free(&saved);
}
END_TEST

/* The old file is whole for whoever has it open, and another one. */
START_TEST(replaces_a_file_rather_than_writing_into_it)
{
	struct mapping mapping;

	scratch_write("file", LITERAL("old content"));
	ck_assert(file_map(path, &mapping, &error));
	bytes_append_text(&bytes, "new");
	ck_assert(file_save(path, &bytes, &error));
	ck_assert_mem_eq(mapping.data, "old content", 11);
	file_unmap(&mapping);
	expect_content("new", 3);
}
END_TEST

START_TEST(writes_through_a_link_and_keeps_it)
{
	char target[PATH_MAX];
	struct stat facts;

	scratch_write("target", LITERAL("old"));
	scratch_path("target", target);
	ck_assert_int_eq(symlink("target", path), 0);
	bytes_append_text(&bytes, "new");
	ck_assert(file_save(path, &bytes, &error));
	ck_assert_int_eq(lstat(path, &facts), 0);
	ck_assert(S_ISLNK(facts.st_mode));
	ck_assert_int_eq(lstat(target, &facts), 0);
	ck_assert(S_ISREG(facts.st_mode));
	expect_content("new", 3);
	ck_assert_uint_eq(count_files(), 2);
}
END_TEST

START_TEST(writes_into_a_device)
{
	struct stat facts;

	ck_assert_int_eq(symlink("/dev/null", path), 0);
	bytes_append_text(&bytes, "gone");
	ck_assert(file_save(path, &bytes, &error));
	ck_assert_int_eq(stat(path, &facts), 0);
	ck_assert(S_ISCHR(facts.st_mode));

	ck_assert(!file_save("/dev/full", &bytes, &error));
	ck_assert_int_eq(error.status, STATUS_OUTPUT);
	ck_assert_int_eq(error.number, ENOSPC);
	ck_assert_str_eq(error.subject, "/dev/full");
}
END_TEST

/* Ways to fail, by the name that is saved to below the scratch folder. */
static const struct {
	const char *name;
	int number;
} failures[] = {
	{ "none/such/file", ENOENT },
	{ "file/below", ENOTDIR },
	{ "folder", EISDIR },
};

START_TEST(leaves_nothing_behind_where_it_cannot_save)
{
	scratch_write("file", LITERAL("kept"));
	scratch_write("folder/inside", LITERAL("kept"));
	scratch_path(failures[_i].name, path);
	bytes_append_text(&bytes, "lost");
	ck_assert(!file_save(path, &bytes, &error));
	ck_assert_int_eq(error.status, STATUS_OUTPUT);
	ck_assert_str_eq(error.what, "cannot be written");
	ck_assert_str_eq(error.subject, path);
	ck_assert_int_eq(error.number, failures[_i].number);
	ck_assert_uint_eq(count_files(), 2);
	scratch_path("file", path);
	expect_content("kept", 4);
	scratch_path("folder/inside", path);
	expect_content("kept", 4);
}
END_TEST

/* To root every folder is writable, so it becomes somebody else. */
START_TEST(leaves_a_file_as_it_was_in_a_read_only_folder)
{
	char folder[PATH_MAX];
	uid_t user = geteuid();

	scratch_write("file", LITERAL("kept"));
	scratch_path("", folder);
	bytes_append_text(&bytes, "lost");
	ck_assert_int_eq(chmod(folder, 0555), 0);
	ck_assert(user != 0 || seteuid(65534) == 0);

	bool saved = file_save(path, &bytes, &error);

	ck_assert_int_eq(seteuid(user), 0);
	ck_assert_int_eq(chmod(folder, 0700), 0);
	ck_assert(!saved);
	ck_assert_int_eq(error.status, STATUS_OUTPUT);
	ck_assert_int_eq(error.number, EACCES);
	expect_content("kept", 4);
	ck_assert_uint_eq(count_files(), 1);
}
END_TEST

START_TEST(refuses_a_name_that_is_too_long)
{
	memset(path, 'x', sizeof path - 1);
	path[sizeof path - 1] = '\0';
	ck_assert(!file_save(path, &bytes, &error));
	ck_assert_str_eq(error.what, "name is too long");
	ck_assert_uint_eq(strlen(error.subject), ERROR_SUBJECT_LONGEST - 1);
	ck_assert_uint_eq(count_files(), 0);
}
END_TEST

START_TEST(abandons_nothing_when_no_save_is_under_way)
{
	bytes_append_text(&bytes, "kept");
	ck_assert(file_save(path, &bytes, &error));
	file_abandon();
	expect_content("kept", 4);
}
END_TEST

START_TEST(makes_a_folder_unless_it_is_there)
{
	ck_assert(!file_is_directory(path));
	ck_assert(file_make_directory(path, &error));
	ck_assert(file_is_directory(path));
	ck_assert(file_make_directory(path, &error));

	scratch_write("plain", LITERAL("x"));
	scratch_path("plain", path);
	ck_assert(!file_is_directory(path));
	ck_assert(!file_make_directory(path, &error));
	ck_assert_int_eq(error.status, STATUS_OUTPUT);
	ck_assert_int_eq(error.number, EEXIST);
	ck_assert_str_eq(error.subject, path);
}
END_TEST

Suite *
file_suite(void)
{
	Suite *suite = suite_create("file");
	TCase *reading = tcase_create("reading");
	TCase *saving = tcase_create("saving");

	tcase_add_checked_fixture(reading, setup, teardown);
	tcase_add_test(reading, appends_all_of_a_file);
	tcase_add_test(reading, reads_many_steps_and_no_more_than_allowed);
	tcase_add_test(reading, says_which_file_cannot_be_read);
	tcase_add_test(reading, reads_no_folder);
	tcase_add_test(reading, maps_what_was_written);
	suite_add_tcase(suite, reading);

	tcase_add_checked_fixture(saving, setup, teardown);
	tcase_add_test(saving, saves_all_bytes_and_leaves_nothing_beside);
	tcase_add_test(saving, replaces_a_file_rather_than_writing_into_it);
	tcase_add_test(saving, writes_through_a_link_and_keeps_it);
	tcase_add_test(saving, writes_into_a_device);
	tcase_add_loop_test(saving, leaves_nothing_behind_where_it_cannot_save,
			    0, COUNT(failures));
	tcase_add_test(saving, leaves_a_file_as_it_was_in_a_read_only_folder);
	tcase_add_test(saving, refuses_a_name_that_is_too_long);
	tcase_add_test(saving, abandons_nothing_when_no_save_is_under_way);
	tcase_add_test(saving, makes_a_folder_unless_it_is_there);
	suite_add_tcase(suite, saving);
	return suite;
}
