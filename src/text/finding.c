/* SPDX-License-Identifier: MIT */
#include "finding.h"

#include "address.h"
#include "refang.h"

#include <string.h>
#include <strings.h>

enum { SHA512_DIGITS = 128 };

static const char *
start_of(const struct finder *finder, const struct finding *finding)
{
	return finder->text.data + finding->start;
}

static size_t
length_of(const struct finding *finding)
{
	return finding->end - finding->start;
}

static char
upper(char letter)
{
	return letter >= 'a' && letter <= 'z' ? (char)(letter - 32) : letter;
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* CVE-YEAR-NUMBER, whatever dashes or blank it was written with. */
static bool
take_cve(struct finder *finder, struct finding *finding, struct bytes *value)
{
	const char *text = start_of(finder, finding);
	const char *year = text;
	const char *number = text + length_of(finding);

	while (!is_digit(*year))
		year++;
	while (is_digit(number[-1]))
		number--;
	finding->kind = INDICATOR_CVE;
	bytes_printf(value, "CVE-%.4s-%.*s", year,
		     (int)(text + length_of(finding) - number), number);
	/* The first ids were given in 1999. */
	return strncmp(year, "1999", 4) >= 0 && year[0] <= '2';
}

/* Techniques from T0800 (ICS) to T1699, and tactics. */
static bool
take_attack(struct finder *finder, struct finding *finding, struct bytes *value)
{
	const char *text = start_of(finder, finding);

	finding->kind = INDICATOR_ATTACK;
	bytes_append(value, text, length_of(finding));
	return text[1] == 'A' || (strncmp(text + 1, "0800", 4) >= 0 &&
				  strncmp(text + 1, "1700", 4) < 0);
}

/* Names that are one word with their number: APT 29 is APT29. */
static bool
joins_number(const char *text, size_t letters)
{
	static const char *const name[] = { "apt", "fin", "unc", "ta" };

	for (size_t i = 0; i < sizeof name / sizeof name[0]; i++)
		if (strlen(name[i]) == letters &&
		    strncasecmp(text, name[i], letters) == 0)
			return true;
	return false;
}

static size_t
letters_at(const char *text)
{
	size_t length = 0;

	while ((text[length] | 0x20) >= 'a' && (text[length] | 0x20) <= 'z')
		length++;
	return length;
}

static bool
take_group(struct finder *finder, struct finding *finding, struct bytes *value)
{
	const char *text = start_of(finder, finding);
	const char *end = text + length_of(finding);
	size_t letters = letters_at(text);
	const char *rest = text + letters;
	size_t start = value->length;

	if (joins_number(text, letters))
		rest += strspn(rest, "- ");
	if (!is_digit(*rest))
		rest = text + letters;
	finding->kind = INDICATOR_GROUP;
	for (size_t i = 0; i < letters; i++)
		bytes_append_byte(value, upper(text[i]));
	for (; rest < end; rest++)
		bytes_append_byte(value, upper(*rest));
	/* Microsoft's weather is no acronym. */
	if (letters == 5 && bytes_ok(value))
		memcpy(value->data + start, "Storm", letters);
	return true;
}

/* Digits and letters, and those in one case: else it is no digest. */
static bool
is_digest(const char *text, size_t length)
{
	bool digits = false;
	bool capitals = false;
	bool small = false;

	for (size_t i = 0; i < length; i++) {
		digits |= is_digit(text[i]);
		capitals |= text[i] >= 'A' && text[i] <= 'F';
		small |= text[i] >= 'a' && text[i] <= 'f';
	}
	return digits && capitals != small;
}

static bool
take_hash(struct finder *finder, struct finding *finding, struct bytes *value)
{
	size_t length = length_of(finding);

	finding->kind = length == 32   ? INDICATOR_MD5
			: length == 40 ? INDICATOR_SHA1
			: length == 64 ? INDICATOR_SHA256
				       : INDICATOR_SHA512;
	refang_append(value, start_of(finder, finding), length);
	return is_digest(start_of(finder, finding), length);
}

/* The patterns leave the longest digests alone: they are long words. */
static bool
take_word(struct finder *finder, struct finding *finding, struct bytes *value)
{
	const char *text = start_of(finder, finding);

	return length_of(finding) == SHA512_DIGITS &&
	       strspn(text, "0123456789abcdefABCDEF") >= SHA512_DIGITS &&
	       take_hash(finder, finding, value);
}

static const struct {
	const char *class;
	bool (*take)(struct finder *finder, struct finding *finding,
		     struct bytes *value);
} rule[] = {
	{ "<url>", address_take_url }, { "<email>", address_take_email },
	{ "<ip>", address_take_ip },   { "<cve>", take_cve },
	{ "<attack>", take_attack },   { "<hash>", take_hash },
	{ "<group>", take_group },     { "<domain>", address_take_domain },
};

bool
finder_take(struct finder *finder, size_t class, struct finding *finding,
	    struct bytes *value)
{
	if (class == 0)
		return take_word(finder, finding, value);
	for (size_t i = 0; i < sizeof rule / sizeof rule[0]; i++)
		if (strcmp(rule[i].class, patterns_class_name(class)) == 0)
			return rule[i].take(finder, finding, value) &&
			       bytes_ok(value);
	return false;
}
