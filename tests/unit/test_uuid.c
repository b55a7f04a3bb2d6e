/* SPDX-License-Identifier: MIT */
#include "../../src/format/uuid.h"

#include "unit.h"

/* As published with STIX 2.1 for the observables of these values. */
static const struct {
	const char *name;
	const char *uuid;
} observables[] = {
	{ "{\"value\":\"198.51.100.3\"}",
	  "28bb3599-77cd-5a82-a950-b5bc3caf07c4" },
	{ "{\"value\":\"177.60.40.7\"}",
	  "dc63603e-e634-5357-b239-d4b562bc5445" },
	{ "{\"value\":\"example.com\"}",
	  "bedb4899-d24b-5401-bc86-8f6b4cc18ec7" },
};

START_TEST(are_those_that_others_make)
{
	struct bytes name = { 0 };
	struct bytes uuid = { 0 };

	bytes_append_text(&name, observables[_i].name);
	uuid_append(&uuid, UUID_STIX_OBSERVABLE, &name);
	ck_assert_str_eq(bytes_text(&uuid), observables[_i].uuid);
	bytes_clear(&uuid);
	uuid_append(&uuid, UUID_TRIAGE, &name);
	ck_assert_str_ne(bytes_text(&uuid), observables[_i].uuid);
	bytes_free(&name);
	bytes_free(&uuid);
}
END_TEST

START_TEST(never_change)
{
	struct bytes uuid = { 0 };

	uuid_printf(&uuid, "event:%s", "x");
	ck_assert_str_eq(bytes_text(&uuid),
			 "3d497a49-55eb-5093-b67d-7bc260571dc1");
	bytes_free(&uuid);
}
END_TEST

/* The first two are of FIPS 180-4: "abc" and nothing. */
START_TEST(are_digests_of_title_and_body)
{
	static const struct {
		const char *title;
		const char *body;
		const char *digits;
	} row[] = {
		{ "", "abc",
		  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
		{ "", "",
		  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ "a", "bc",
		  "b4c620724d95022be9765d6f660a36f90835acab2437b5e8cd71812940b29346" },
	};
	char digits[DOCUMENT_DIGITS + 1];

	for (size_t i = 0; i < COUNT(row); i++) {
		struct document document = { 0 };

		bytes_append_text(&document.title, row[i].title);
		bytes_append_text(&document.body, row[i].body);
		document_digest(&document, digits);
		ck_assert_str_eq(digits, row[i].digits);
		document_free(&document);
	}
}
END_TEST

Suite *
uuid_suite(void)
{
	Suite *suite = suite_create("uuid");
	TCase *names = tcase_create("names");

	tcase_add_loop_test(names, are_those_that_others_make, 0,
			    COUNT(observables));
	tcase_add_test(names, never_change);
	tcase_add_test(names, are_digests_of_title_and_body);
	suite_add_tcase(suite, names);
	return suite;
}
