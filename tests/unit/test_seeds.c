/* SPDX-License-Identifier: MIT */
/* Replays the seeds of every fuzz target, what fuzzing found among them. */
#include "../fuzz/fuzz.h"

#include "unit.h"

#include "../../src/base/file.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>

enum { SEED_MOST = 1 << 24 };

static void
replay(const struct fuzz_target *target, const char *path)
{
	struct bytes seed = { 0 };
	struct error error = { 0 };

	ck_assert_msg(file_read(path, SEED_MOST, &seed, &error), "%s: %s",
		      path, error.what);
	target->run((const uint8_t *)bytes_text(&seed), seed.length);
	bytes_free(&seed);
}

START_TEST(replays_every_seed_of_a_target)
{
	const struct fuzz_target *target = fuzz_target_at((size_t)_i);
	char path[PATH_MAX];
	size_t seeds = 0;

	snprintf(path, sizeof path, "tests/fuzz/seeds/%s", target->name);

	DIR *folder = opendir(path);

	ck_assert_msg(folder != NULL, "%s has no folder of seeds",
		      target->name);
	for (struct dirent *entry; (entry = readdir(folder));) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "tests/fuzz/seeds/%s/%s",
			 target->name, entry->d_name);
		replay(target, path);
		seeds++;
	}
	closedir(folder);
	ck_assert_uint_gt(seeds, 0);
}
END_TEST

Suite *
seeds_suite(void)
{
	Suite *suite = suite_create("seeds");
	TCase *replays = tcase_create("replay");
	int targets = 0;

	while (fuzz_target_at((size_t)targets))
		targets++;
	tcase_add_loop_test(replays, replays_every_seed_of_a_target, 0,
			    targets);
	suite_add_tcase(suite, replays);
	return suite;
}
