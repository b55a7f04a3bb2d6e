/* SPDX-License-Identifier: MIT */
#include "../../src/text/plain.h"

#include "texts.h"
#include "unit.h"

#include <ctype.h>

/* Room behind a text: at the end of one no word is plain. */
#define ROOM "                  "

static const struct {
	const char *text;
	size_t length;		/* 0: no plain word */
} words[] = {
	{ "word " ROOM, 4 },
	{ "Word, " ROOM, 4 },
	{ "WORD. Next" ROOM, 4 },
	{ "word/word" ROOM, 4 },
	{ "eightlet " ROOM, 8 },
	{ "sixteenlettersxx " ROOM, 16 },
	{ "seventeenlettersx " ROOM, 0 },
	{ "word", 0 },
	{ "word              ", 4 },
	{ "word             ", 0 },
	{ "word.next" ROOM, 0 },
	{ "word-next" ROOM, 0 },
	{ "word- next" ROOM, 4 },
	{ "word's" ROOM, 0 },
	{ "word 7" ROOM, 0 },
	{ "word, 7" ROOM, 4 },
	{ "word7" ROOM, 0 },
	{ "7word" ROOM, 0 },
	{ "word:" ROOM, 0 },
	{ "word(" ROOM, 0 },
	{ "wor\xc3\xa9" ROOM, 0 },
	{ "word-\xc3\xa9" ROOM, 0 },
	{ "word \xc3\xa9" ROOM, 4 },
	{ "@word" ROOM, 0 },
	{ "[word" ROOM, 0 },
	{ "`word" ROOM, 0 },
	{ "{word" ROOM, 0 },
};

START_TEST(are_letters_that_nothing_holds)
{
	struct text text = { words[_i].text, strlen(words[_i].text) };
	struct plain plain;
	bool read = plain_read(text, 0, &plain);

	ck_assert_uint_eq(read ? plain.length : 0, words[_i].length);
}
END_TEST

static void
check_chunks(const char *word, const struct plain *plain)
{
	char small[PLAIN_LONGEST] = "";

	for (size_t i = 0; i < plain->length; i++)
		small[i] = (char)tolower((unsigned char)word[i]);
	ck_assert_mem_eq(plain->chunk, small, sizeof small);
}

/* The long way takes the same letters, and has no hint for patterns. */
static void
compare_with_runs(const char *data, size_t length)
{
	struct text text = { data, length };

	for (size_t i = 0; i < length; i++) {
		struct plain plain;
		struct run run;

		if (!plain_read(text, i, &plain))
			continue;
		run = run_at(text, i);
		ck_assert_uint_eq(run.end, i + plain.length);
		ck_assert(run.has_letter && !run.has_digit && run.joins == 0 &&
			  !run.has_apostrophe);
		ck_assert_uint_eq(run_hints(text, &run), 0);
		check_chunks(data + i, &plain);
	}
}

START_TEST(are_what_runs_say)
{
	texts_each(compare_with_runs);
}
END_TEST

static uint64_t
key_of(const char *word)
{
	char padded[64] = ROOM ROOM;
	struct plain plain;

	memcpy(padded, word, strlen(word));
	ck_assert(plain_read((struct text){ padded, strlen(padded) }, 0,
			     &plain));
	return plain_key(&plain);
}

START_TEST(have_keys_of_their_own)
{
	ck_assert_uint_eq(key_of("Clinic"), key_of("clinic"));
	ck_assert_uint_ne(key_of("clinic"), key_of("clinics"));
	ck_assert_uint_ne(key_of("ransomwa"), key_of("ransomware"));
	ck_assert_uint_ne(key_of("ransomware"), key_of("ransomwars"));
	ck_assert_uint_eq(key_of("clinic") >> PLAIN_KEY_BITS, 0);
	ck_assert_uint_eq(key_of("ransomware") >> PLAIN_KEY_BITS, 1);
}
END_TEST

Suite *
plain_suite(void)
{
	Suite *suite = suite_create("plain");
	TCase *all = tcase_create("words");

	tcase_set_timeout(all, 20);
	tcase_add_loop_test(all, are_letters_that_nothing_holds, 0,
			    COUNT(words));
	tcase_add_test(all, are_what_runs_say);
	tcase_add_test(all, have_keys_of_their_own);
	suite_add_tcase(suite, all);
	return suite;
}
