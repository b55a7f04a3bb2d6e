/* SPDX-License-Identifier: MIT */
/* The command line, read by the table of option.h. */
#include "option.h"

#include "../base/bytes.h"
#include "../base/number.h"

#include <stdio.h>
#include <string.h>

/* Of one command; more are left out when a word is likened to them. */
enum { OPTIONS_MOST = 64 };

/* Offsets into a text are of 32 bits. */
static const uint64_t TEXT_LARGEST = (uint64_t)2 << 30;

static void *
member_of(struct options *options, const struct option *option)
{
	return (char *)options + option->member;
}

static bool
refuse_stranger(const struct command *command, const char *word)
{
	const char *names[OPTIONS_MOST + 1] = { NULL };
	const struct option *option;
	char name[64];

	for (size_t i = 0;
	     i < OPTIONS_MOST && (option = option_at(command->bit, i)); i++)
		names[i] = option->name;
	snprintf(name, sizeof name, "%.*s", (int)strcspn(word, "="), word);

	const char *similar = most_similar(name + strspn(name, "-"), names);

	if (similar)
		usage_error("%s: unknown option '%s': did you mean '--%s'?",
			    command->name, name, similar);
	else
		usage_error("%s: unknown option '%s': 'triage %s --help' "
			    "lists them",
			    command->name, name, command->name);
	return false;
}

/* Digits with an optional K, M or G. */
static bool
read_size(const char *text, uint64_t *value)
{
	static const char letters[] = "KMG";
	size_t length = strlen(text);
	const char *unit = length ? strchr(letters, text[length - 1]) : NULL;
	unsigned shift = 0;

	if (unit && *unit) {
		shift = 10 * (unsigned)(unit - letters + 1);
		length--;
	}
	if (!number_parse_count(text, length, UINT64_MAX >> 34, value) ||
	    *value == 0)
		return false;
	*value <<= shift;
	return true;
}

static bool
take_list(struct options *options, const char *value)
{
	if (options->sets_count == SETS_MOST)
		return false;
	options->sets[options->sets_count++] = value;
	return true;
}

static bool
take_value(struct options *options, const struct option *option,
	   const char *value)
{
	void *member = member_of(options, option);

	switch (option->kind) {
	case FLAG:
		*(bool *)member = true;
		return true;
	case TEXT:
		*(const char **)member = value;
		return value[0] != '\0';
	case COUNT:
		return number_parse_count(value, strlen(value), 100000,
					  member) &&
		       *(uint64_t *)member > 0;
	case SIZE:
		return read_size(value, member);
	case TEXT_SIZE:
		return read_size(value, member) &&
		       *(uint64_t *)member <= TEXT_LARGEST;
	case LIST:
		return take_list(options, value);
	}
	return false;
}

struct words {
	char **word;
	size_t count;
	size_t next;
};

/* Set an option from `value` or the next word. */
static bool
set_option(const struct command *command, struct options *options,
	   const struct option *option, const char *value,
	   struct words *words)
{
	if (option->kind == FLAG && value) {
		usage_error("%s: option '--%s' takes no value", command->name,
			    option->name);
		return false;
	}
	if (option->kind != FLAG && !value) {
		if (words->next == words->count) {
			usage_error("%s: option '--%s' needs a value: %s",
				    command->name, option->name,
				    option->argument);
			return false;
		}
		value = words->word[words->next++];
	}
	if (take_value(options, option, value))
		return true;
	usage_error("%s: option '--%s' cannot be '%s'", command->name,
		    option->name, value);
	return false;
}

static bool
parse_long(const struct command *command, struct options *options,
	   const char *word, struct words *words)
{
	size_t length = strcspn(word + 2, "=");
	const char *value = word[2 + length] ? word + 3 + length : NULL;
	const struct option *option =
		option_find_long(command->bit, word + 2, length);

	if (!option)
		return refuse_stranger(command, word);
	return set_option(command, options, option, value, words);
}

/* A cluster of letters: -qj4, -q -j 4. */
static bool
parse_short(const struct command *command, struct options *options,
	    const char *word, struct words *words)
{
	for (const char *letter = word + 1; *letter; letter++) {
		const struct option *option =
			option_find_short(command->bit, *letter);

		if (!option)
			return refuse_stranger(command, word);
		if (option->kind != FLAG)
			return set_option(command, options, option,
					  letter[1] ? letter + 1 : NULL,
					  words);
		take_value(options, option, NULL);
	}
	return true;
}

bool
options_parse(const struct command *command, struct options *options,
	      size_t *count, char **argument)
{
	struct words words = { argument, *count, 0 };
	bool ended = false;
	size_t kept = 0;

	*options = (struct options){ .max_bytes = (uint64_t)64 << 20 };
	while (words.next < words.count) {
		char *word = words.word[words.next++];
		bool parsed = true;

		if (ended || word[0] != '-' || word[1] == '\0')
			argument[kept++] = word;
		else if (strcmp(word, "--") == 0)
			ended = true;
		else if (word[1] == '-')
			parsed = parse_long(command, options, word, &words);
		else
			parsed = parse_short(command, options, word, &words);
		if (!parsed)
			return false;
	}
	*count = kept;
	return true;
}
