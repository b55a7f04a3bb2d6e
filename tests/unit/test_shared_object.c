/* SPDX-License-Identifier: MIT */
#include "../../src/base/shared_object.h"

#include "unit.h"

#include <stddef.h>
#include <zlib.h>

/* A library that the tests are linked with, in its shared form. */
static const char FILE_NAME[] = "libz.so.1";

static struct {
	__typeof__(zlibVersion) *version;
	__typeof__(crc32) *crc32;
	void (*stranger)(void);
} library;

static struct error error;

static void
setup(void)
{
	library.version = NULL;
	library.crc32 = NULL;
	error_set(&error, STATUS_INTERNAL, "not set");
}

START_TEST(fills_in_every_symbol)
{
	static const struct symbol symbol[] = {
		{ "zlibVersion", &library.version },
		{ "crc32", &library.crc32 },
		{ NULL, NULL },
	};

	ck_assert(shared_object_load(FILE_NAME, symbol, &error));
	ck_assert_str_eq(library.version(), zlibVersion());
	ck_assert_uint_eq(library.crc32(0, (const Bytef *)"123456789", 9),
			  0xcbf43926);
	/* What is there is not looked for again. */
	ck_assert(shared_object_load("no-such-library.so", symbol, &error));
}
END_TEST

START_TEST(names_a_library_that_is_missing)
{
	static const struct symbol symbol[] = {
		{ "zlibVersion", &library.version },
		{ NULL, NULL },
	};

	ck_assert(!shared_object_load("libno-such.so.7", symbol, &error));
	ck_assert_int_eq(error.status, STATUS_UNAVAILABLE);
	ck_assert_str_eq(error.what, "cannot load the shared library");
	ck_assert_str_eq(error.detail, "libno-such.so.7");
	ck_assert(!library.version);
}
END_TEST

START_TEST(names_a_function_that_is_missing)
{
	static const struct symbol symbol[] = {
		{ "zlibVersion", &library.version },
		{ "zlibStranger", &library.stranger },
		{ NULL, NULL },
	};

	for (int i = 0; i < 2; i++) {
		ck_assert(!shared_object_load(FILE_NAME, symbol, &error));
		ck_assert_int_eq(error.status, STATUS_UNAVAILABLE);
		ck_assert_str_eq(error.what, "the shared library lacks");
		ck_assert_str_eq(error.detail, "zlibStranger");
		ck_assert(!library.version);
	}
}
END_TEST

Suite *
shared_object_suite(void)
{
	Suite *suite = suite_create("shared_object");
	TCase *loading = tcase_create("loading");

	tcase_add_checked_fixture(loading, setup, NULL);
	tcase_add_test(loading, fills_in_every_symbol);
	tcase_add_test(loading, names_a_library_that_is_missing);
	tcase_add_test(loading, names_a_function_that_is_missing);
	suite_add_tcase(suite, loading);
	return suite;
}
