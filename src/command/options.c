/* SPDX-License-Identifier: MIT */
/* The command line, read by the table of option.h. */
#include "option.h"

#include "configuration.h"

#include "../base/bytes.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

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
	if (option_take(option, value, options)) {
		options->given[option_number(option)] = true;
		return true;
	}
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
		option_take(option, NULL, options);
	}
	return true;
}

static bool
parse_words(const struct command *command, struct options *options,
	    size_t *count, char **argument)
{
	struct words words = { argument, *count, 0 };
	bool ended = false;
	size_t kept = 0;

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

/* TRIAGE_MODEL stands above the files that name a model. */
static bool
gives_way(const struct option *option, const struct configured *configured)
{
	const char *model = getenv("TRIAGE_MODEL");

	return option->member == offsetof(struct options, model) &&
	       configured->file && model && model[0] != '\0';
}

/* What the configuration says of an option, or NULL. */
static const char *
configured_value(const struct options *options, const struct option *option)
{
	const struct configured *configured = NULL;
	struct key key;

	if ((option->commands & IS_KEY) &&
	    !configuration_is_empty(options->configuration) &&
	    key_find(option->name, strlen(option->name), &key))
		configured = configuration_get(options->configuration, &key);
	return configured && !gives_way(option, configured)
		       ? configured->value
		       : NULL;
}

/* What the command line left open: the configuration, then the standard. */
static void
fill_in(const struct command *command, struct options *options)
{
	const struct option *option;

	for (size_t i = 0; (option = option_at(command->bit, i)); i++) {
		const char *value = configured_value(options, option);

		if (!value)
			value = option->standard;
		if (options->given[option_number(option)])
			continue;
		if (value)
			option_take(option, value, options);
	}
}

int
options_parse(const struct command *command, struct options *options,
	      size_t *count, char **argument)
{
	int code;

	*options = (struct options){ .command = command->name };
	if (!parse_words(command, options, count, argument))
		return EX_USAGE;
	if (options->help)
		return 0;
	options->configuration = configuration_read(options->config, &code);
	for (size_t i = 0; code == 0 && i < options->sets_count; i++)
		code = configuration_set(options->configuration, command,
					 options->sets[i]);
	if (code == 0)
		fill_in(command, options);
	return code;
}

void
options_clear(struct options *options)
{
	configuration_free(options->configuration);
}

bool
options_has(const struct options *options, const char *name)
{
	const struct option *option;

	for (size_t i = 0; (option = option_row(i)); i++)
		if (options->given[i] && strcmp(option->name, name) == 0)
			return true;
	return false;
}

void
options_append_place(const struct options *options, const char *name,
		     struct bytes *bytes)
{
	const struct configured *configured = NULL;
	struct key key;

	if (!options_has(options, name) &&
	    key_find(name, strlen(name), &key))
		configured = configuration_get(options->configuration, &key);
	if (configured)
		configured_append_place(configured, bytes);
	else
		bytes_printf(bytes, "--%s", name);
}
