/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "../base/bytes.h"
#include "../base/number.h"
#include "../base/parallel.h"

#include <stdio.h>
#include <string.h>

enum option_kind { FLAG, TEXT, COUNT, SIZE, TEXT_SIZE, LIST };

struct option {
	const char *name;
	char letter;
	enum option_kind kind;
	int commands;		/* enum command_bit, or-ed */
	size_t member;
	const char *argument;
	const char *meaning;
};

#define MEMBER(name) offsetof(struct options, name)
#define FOR_INPUT (FOR_CLASSIFY | FOR_TRAIN | FOR_EVALUATE)
#define FOR_LEARNING (FOR_TRAIN | FOR_EVALUATE)

static const struct option table[] = {
	{ "model", 'm', TEXT, FOR_CLASSIFY, MEMBER(model), "FILE",
	  "the model, packed or as text; default: the installed one" },
	{ "model", 'm', TEXT, FOR_EVALUATE, MEMBER(model), "FILE",
	  "measure this model; default: cross-validate" },
	{ "format", 'f', TEXT, FOR_CLASSIFY, MEMBER(format), "NAME",
	  "how results are written; see below" },
	{ "format", 'f', TEXT, FOR_LEARNING, MEMBER(format), "NAME",
	  "how the report is printed: text or json" },
	{ "threshold", 't', TEXT, FOR_CLASSIFY, MEMBER(threshold), "P",
	  "a category holds from confidence P, may hold from P/2" },
	{ "only", 0, TEXT, FOR_CLASSIFY, MEMBER(only), "NAMES",
	  "show these categories alone (comma-separated)" },
	{ "top", 'n', COUNT, FOR_CLASSIFY, MEMBER(top), "N",
	  "show at most N labels and N unsure ones, the surest first" },
	{ "exit-on", 'e', TEXT, FOR_CLASSIFY, MEMBER(exit_on), "EXPR",
	  "exit 0 if EXPR holds of a document, 1 if not, 2 if unsure" },
	{ "kind", 'k', TEXT, FOR_CLASSIFY, MEMBER(kind), "KIND",
	  "read as text or jsonl; default: told by the content" },
	{ "quiet", 'q', FLAG, FOR_CLASSIFY | FOR_LEARNING, MEMBER(quiet),
	  NULL, "print no results and no progress" },
	{ "output", 'o', TEXT, FOR_TRAIN | FOR_MODEL, MEMBER(output), "FILE",
	  "where the model goes; train, export and pack need it" },
	{ "name", 0, TEXT, FOR_TRAIN, MEMBER(name), "NAME",
	  "what results call the model; default: its file's name" },
	{ "report", 0, TEXT, FOR_LEARNING, MEMBER(report), "FILE",
	  "write the report as JSON, too" },
	{ "categories", 0, TEXT, FOR_LEARNING, MEMBER(categories), "FILE",
	  "the categories and their order: name TAB summary" },
	{ "background", 0, TEXT, FOR_LEARNING, MEMBER(background), "FILE",
	  "JSON Lines that count for document frequencies only" },
	{ "predictions", 0, TEXT, FOR_EVALUATE, MEMBER(predictions), "FILE",
	  "write each document's prediction as JSON Lines" },
	{ "folds", 0, COUNT, FOR_LEARNING, MEMBER(folds), "K",
	  "parts for cross-validation where the corpus has none" },
	{ "c", 'c', TEXT, FOR_LEARNING, MEMBER(c), "LIST",
	  "values of C to choose from (comma-separated)" },
	{ "torn", 0, TEXT, FOR_LEARNING, MEMBER(torn), "USE",
	  "torn pairs in training: leave, keep or half" },
	{ "set", 's', LIST, FOR_LEARNING, MEMBER(sets), "NAME=VALUE",
	  "a setting of the vectors; 'triage help settings' lists them" },
	{ "memory", 0, SIZE, FOR_LEARNING, MEMBER(memory), "SIZE",
	  "what the Gram matrix may take: 800M, 6G" },
	{ "jobs", 'j', COUNT, FOR_INPUT, MEMBER(threads), "N",
	  "threads; default: 1 to classify, all to train" },
	{ "max-bytes", 0, TEXT_SIZE, FOR_INPUT, MEMBER(max_bytes), "SIZE",
	  "refuse a longer document or line; default 64M, most 2G" },
	{ "help", 'h', FLAG, FOR_ALL, MEMBER(help), NULL, "this help" },
};

enum {
	OPTIONS = sizeof table / sizeof table[0],
	HELP_COLUMN = 28,
	HELP_WIDTH = 79,
};

/* Offsets into a text are of 32 bits. */
static const uint64_t TEXT_LARGEST = (uint64_t)2 << 30;

static void *
member_of(struct options *options, const struct option *option)
{
	return (char *)options + option->member;
}

static const struct option *
find_long(const struct command *command, const char *name, size_t length)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if ((table[i].commands & (int)command->bit) &&
		    strlen(table[i].name) == length &&
		    memcmp(table[i].name, name, length) == 0)
			return &table[i];
	return NULL;
}

static const struct option *
find_short(const struct command *command, char letter)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if ((table[i].commands & (int)command->bit) &&
		    table[i].letter == letter)
			return &table[i];
	return NULL;
}

static bool
refuse_stranger(const struct command *command, const char *word)
{
	const char *names[OPTIONS + 1] = { NULL };
	char name[64];
	size_t count = 0;

	for (size_t i = 0; i < OPTIONS; i++)
		if (table[i].commands & (int)command->bit)
			names[count++] = table[i].name;
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
	const struct option *option = find_long(command, word + 2, length);

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
		const struct option *option = find_short(command, *letter);

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

/* Append words behind HELP_COLUMN, in lines that a terminal has room for. */
static void
append_wrapped(const char *words, struct bytes *bytes)
{
	size_t column = HELP_COLUMN;

	while (*words) {
		size_t length = strcspn(words, " ");

		if (column + length > HELP_WIDTH) {
			bytes_printf(bytes, "\n%*s", HELP_COLUMN, "");
			column = HELP_COLUMN;
		}
		bytes_append(bytes, words, length);
		words += length;
		column += length + 1;
		if (*words == ' ') {
			words++;
			bytes_append_text(bytes,
					  column + strcspn(words, " ") >
							  HELP_WIDTH
						  ? ""
						  : " ");
		}
	}
	bytes_append_byte(bytes, '\n');
}

void
options_append_help(enum command_bit bit, struct bytes *bytes)
{
	for (size_t i = 0; i < OPTIONS; i++) {
		const struct option *option = &table[i];
		char left[64];

		if (!(option->commands & (int)bit))
			continue;
		snprintf(left, sizeof left, "  %c%c%c --%s%s%s",
			 option->letter ? '-' : ' ',
			 option->letter ? option->letter : ' ',
			 option->letter ? ',' : ' ', option->name,
			 option->argument ? " " : "",
			 option->argument ? option->argument : "");
		bytes_printf(bytes, "%-*s", HELP_COLUMN, left);
		if (strlen(left) >= HELP_COLUMN)
			bytes_printf(bytes, "\n%*s", HELP_COLUMN, "");
		append_wrapped(option->meaning, bytes);
	}
}
