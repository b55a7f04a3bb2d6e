/* SPDX-License-Identifier: MIT */
#include "../../src/text/stem.h"

#include "unit.h"

#include "../../src/base/digest.h"

#include <libstemmer.h>
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

/* The i-th word of so many letters. */
static void
spell(char *word, size_t length, int i)
{
	for (size_t at = 0; at < length; at++, i /= 26)
		word[at] = (char)('a' + i % 26);
}

/* What is said not to change is not changed by the library. */
static void
check_that_stays(struct sb_stemmer *snowball, const char *word)
{
	size_t length = strlen(word);

	if (stemmer_may_change(word, length))
		return;
	ck_assert_str_eq((const char *)sb_stemmer_stem(
				 snowball, (const unsigned char *)word,
				 (int)length),
			 word);
}

START_TEST(knows_what_has_no_ending)
{
	static const char *const parts[] = {
		"al",  "anci", "ant", "at",  "bli", "e",   "ed",  "eed", "ement",
		"er",  "ful",  "ic",  "ing", "ion", "ism", "it",  "iv",  "iz",
		"less", "li",  "ll",  "ly",  "ness", "ogi", "or", "ous", "s",
		"sses", "t",   "u",   "y",
	};
	struct sb_stemmer *snowball = sb_stemmer_new("english", "ISO_8859_1");
	uint64_t state = 3;
	char word[STEM_LONGEST + 1] = "";

	for (int i = 0; i < 26 * 26 * 26; i++) {
		spell(word, 3, i);
		check_that_stays(snowball, word);
	}
	for (int i = 0; i < 26 * 26 * 26 * 26; i++) {
		spell(word, 4, i);
		check_that_stays(snowball, word);
	}
	for (int i = 0; i < 200000; i++) {
		spell(word, 4, (int)(unit_random(&state) % 456976));
		word[4] = '\0';
		for (int k = (int)(unit_random(&state) % 3); k >= 0; k--)
			strcat(word, parts[unit_random(&state) % COUNT(parts)]);
		check_that_stays(snowball, word);
	}
	sb_stemmer_delete(snowball);
	ck_assert(stemmer_may_change("attacked", 8));
	ck_assert(!stemmer_may_change("attack", 6));
	ck_assert(!stemmer_may_change("the", 3));
}
END_TEST

/* More words than are remembered push one another out, and nothing else. */
START_TEST(forgets_without_a_mistake)
{
	char word[] = "aaaaing";

	for (int i = 0; i < 100000; i++) {
		spell(word, 4, i);
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
	tcase_add_test(all, knows_what_has_no_ending);
	tcase_add_test(all, forgets_without_a_mistake);
	suite_add_tcase(suite, all);
	return suite;
}
