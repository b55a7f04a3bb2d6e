/* SPDX-License-Identifier: MIT */
#include "../../src/text/stem.h"

#include "unit.h"

#include "../../src/base/digest.h"

#include <string.h>

static struct stemmer *stemmer;
static struct bytes folded;

static void
setup(void)
{
	stemmer = stemmer_new();
	ck_assert_ptr_nonnull(stemmer);
	folded = (struct bytes){ 0 };
}

static void
teardown(void)
{
	bytes_free(&folded);
	stemmer_free(stemmer);
}

/* The stem of a word; its digest is what is remembered under its own. */
static const char *
stem_of(const char *word)
{
	size_t length = strlen(word);
	uint64_t hash =
		stemmer_hash(stemmer, word, length, digest(word, length));

	bytes_clear(&folded);
	stemmer_append(stemmer, word, length, &folded);
	ck_assert_uint_eq(hash, digest(bytes_text(&folded), folded.length));
	return bytes_text(&folded);
}

static const struct {
	const char *word;
	const char *stem;
} words[] = {
	{ "attacks", "attack" },
	{ "attacked", "attack" },
	{ "encrypting", "encrypt" },
	{ "vulnerabilities", "vulner" },
	{ "vulnerability", "vulner" },
	{ "a", "a" },
	{ "is", "is" },
	{ "does", "doe" },
	{ "radio", "radio" },
	/* Names and numbers are left alone. */
	{ "apt29s", "apt29s" },
	{ "cve-2024-3400", "cve-2024-3400" },
	{ "2fa", "2fa" },
	{ "na\xc3\xafves", "na\xc3\xafves" },
	/* The longest that has a stem, and one byte more. */
	{ "abcdefghijklmnopqrsing", "abcdefghijklmnopqrs" },
	{ "abcdefghijklmnopqrsting", "abcdefghijklmnopqrsting" },
};

START_TEST(takes_endings_off_plain_words)
{
	ck_assert_str_eq(stem_of(words[_i].word), words[_i].stem);
	/* The second time it is remembered. */
	ck_assert_str_eq(stem_of(words[_i].word), words[_i].stem);
}
END_TEST

/* More words than are remembered push one another out, and nothing else. */
START_TEST(forgets_without_a_mistake)
{
	char word[] = "aaaaing";

	for (int i = 0; i < 20000; i++) {
		word[0] = (char)('a' + i % 26);
		word[1] = (char)('a' + i / 26 % 26);
		word[2] = (char)('a' + i / 676 % 26);
		stem_of(word);
	}
	ck_assert_str_eq(stem_of("attacks"), "attack");
}
END_TEST

Suite *
stem_suite(void)
{
	Suite *suite = suite_create("stem");
	TCase *all = tcase_create("all");

	tcase_add_checked_fixture(all, setup, teardown);
	tcase_add_loop_test(all, takes_endings_off_plain_words, 0,
			    COUNT(words));
	tcase_add_test(all, forgets_without_a_mistake);
	suite_add_tcase(suite, all);
	return suite;
}
