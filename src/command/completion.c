/* SPDX-License-Identifier: MIT */
/* triage completion: scripts for shells, and what they ask for. */
#include "completion.h"

#include "configuration.h"
#include "models.h"

#include <string.h>
#include <sysexits.h>

enum completion_value
completion_value(const struct option *option)
{
	static const struct {
		const char *argument;
		enum completion_value value;
	} known[] = {
		{ "FILE", COMPLETES_FILES },
		{ "NAMES", COMPLETES_CATEGORIES },
		{ "EXPR", COMPLETES_CATEGORIES },
		{ "KEY=VALUE", COMPLETES_WORDS },
	};

	if (!option->argument)
		return COMPLETES_FLAG;
	if (option->choice)
		return COMPLETES_WORDS;
	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strcmp(option->argument, known[i].argument) == 0)
			return known[i].value;
	return COMPLETES_NOTHING;
}

static void
append_word(const char *word, const char *behind, struct bytes *bytes)
{
	bytes_printf(bytes, "%s%s%s", bytes->length ? " " : "", word, behind);
}

static void
append_keys(const char *behind, struct bytes *bytes)
{
	struct key key;

	for (size_t i = 0; key_at(i, &key); i++)
		append_word(key.name, behind, bytes);
}

void
completion_append_words(const struct option *option, struct bytes *bytes)
{
	if (!option->choice)
		append_keys("=", bytes);
	for (size_t i = 0; option->choice && option->choice(i); i++)
		append_word(option->choice(i), "", bytes);
}

/* A word in capitals stands for what it names, any other one for itself. */
static bool
append_argument(const char *name, struct bytes *bytes)
{
	if (strcmp(name, "COMMAND") == 0) {
		for (size_t i = 0; command_at(i); i++)
			append_word(command_at(i)->name, "", bytes);
		return false;
	}
	if (strcmp(name, "KEY") == 0) {
		append_keys("", bytes);
		return false;
	}
	if (name[0] >= 'a' && name[0] <= 'z')
		append_word(name, "", bytes);
	return name[0] >= 'A' && name[0] <= 'Z';
}

bool
completion_append_arguments(const struct command *command,
			    struct bytes *bytes)
{
	static const char SEPARATORS[] = "[]|. ";
	const char *text = command->arguments;
	bool files = false;
	char name[32];

	for (;;) {
		size_t length;

		text += strspn(text, SEPARATORS);
		length = strcspn(text, SEPARATORS);
		if (length == 0)
			return files;
		if (length < sizeof name) {
			memcpy(name, text, length);
			name[length] = '\0';
			files |= append_argument(name, bytes);
		}
		text += length;
	}
}

void
completion_append_quoted(const char *text, struct bytes *bytes)
{
	bytes_append_byte(bytes, '\'');
	for (; *text; text++)
		if (*text == '\'')
			bytes_append_text(bytes, "'\\''");
		else
			bytes_append_byte(bytes, *text);
	bytes_append_byte(bytes, '\'');
}

/* The categories of a model, a line each. */
static int
print_categories(const char *path)
{
	struct bytes bytes = { 0 };
	int code = EX_CONFIG;
	struct model *model = open_model(path, &code);

	if (!model)
		return code;
	for (size_t i = 0; i < model->categories; i++)
		bytes_printf(&bytes, "%s\n", model->category[i].name);
	print_bytes(&bytes);
	bytes_free(&bytes);
	model_free(model);
	return 0;
}

static const struct {
	const char *name;
	void (*append)(struct bytes *bytes);
} shell[] = {
	{ "bash", completion_append_bash },
	{ "zsh", completion_append_zsh },
	{ "fish", completion_append_fish },
};

int
command_completion(const struct options *options, size_t count,
		   char *const *argument)
{
	const char *what = count > 0 ? argument[0] : "";
	struct bytes bytes = { 0 };

	(void)options;
	if (count > 0 && count < 3 && strcmp(what, "categories") == 0)
		return print_categories(count == 2 ? argument[1] : NULL);
	for (size_t i = 0; i < sizeof shell / sizeof shell[0]; i++)
		if (count == 1 && strcmp(what, shell[i].name) == 0)
			shell[i].append(&bytes);
	if (bytes.length == 0)
		return usage_error("completion: name a shell: bash, zsh or "
				   "fish");
	print_bytes(&bytes);
	bytes_free(&bytes);
	return 0;
}
