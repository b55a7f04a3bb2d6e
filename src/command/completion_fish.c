/* SPDX-License-Identifier: MIT */
#include "completion.h"

static const char BEGINNING[] =
	"# fish completion for triage(1): triage completion fish\n"
	"\n"
	"# The categories of the model on the line, or of the default one.\n"
	"function __triage_categories\n"
	"    set -l model\n"
	"    set -l words (commandline -opc)\n"
	"    for i in (seq 2 (count $words))\n"
	"        contains -- $words[$i] -m --model\n"
	"        and set model $words[(math $i + 1)]\n"
	"    end\n"
	"    triage completion categories $model 2>/dev/null\n"
	"end\n"
	"\n"
	"complete -c triage -f\n";

static void
append_condition(const struct command *command, struct bytes *bytes)
{
	bytes_printf(bytes,
		     "complete -c triage -n '__fish_seen_subcommand_from %s'",
		     command->name);
}

static void
append_option(const struct command *command, const struct option *option,
	      struct bytes *bytes)
{
	static const char *const action[] = {
		[COMPLETES_FLAG] = "",
		[COMPLETES_FILES] = " -r -F",
		[COMPLETES_CATEGORIES] =
			" -x -a '(__fish_complete_list , __triage_categories)'",
		[COMPLETES_NOTHING] = " -x",
	};
	enum completion_value value = completion_value(option);
	struct bytes words = { 0 };

	append_condition(command, bytes);
	if (option->letter)
		bytes_printf(bytes, " -s %c", option->letter);
	bytes_printf(bytes, " -l %s", option->name);
	if (value == COMPLETES_WORDS) {
		completion_append_words(option, &words);
		bytes_append_text(bytes, " -x -a ");
		completion_append_quoted(bytes_text(&words), bytes);
	} else {
		bytes_append_text(bytes, action[value]);
	}
	bytes_append_text(bytes, " -d ");
	completion_append_quoted(option->meaning, bytes);
	bytes_append_byte(bytes, '\n');
	bytes_free(&words);
}

static void
append_arguments(const struct command *command, struct bytes *bytes)
{
	struct bytes words = { 0 };
	bool files = completion_append_arguments(command, &words);

	append_condition(command, bytes);
	bytes_append_text(bytes, files ? " -F -a " : " -a ");
	completion_append_quoted(bytes_text(&words), bytes);
	bytes_append_byte(bytes, '\n');
	bytes_free(&words);
}

void
completion_append_fish(struct bytes *bytes)
{
	const struct command *command;
	const struct option *option;

	bytes_append_text(bytes, BEGINNING);
	for (size_t i = 0; (command = command_at(i)); i++) {
		bytes_printf(bytes,
			     "complete -c triage -n __fish_use_subcommand "
			     "-a %s -d ",
			     command->name);
		completion_append_quoted(command->summary, bytes);
		bytes_append_byte(bytes, '\n');
	}
	for (size_t i = 0; (command = command_at(i)); i++) {
		append_arguments(command, bytes);
		for (size_t k = 0; (option = option_at(command->bit, k)); k++)
			append_option(command, option, bytes);
	}
}
