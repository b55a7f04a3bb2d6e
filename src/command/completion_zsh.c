/* SPDX-License-Identifier: MIT */
#include "completion.h"

#include <string.h>

static const char BEGINNING[] =
	"#compdef triage\n"
	"# zsh completion for triage(1): triage completion zsh\n"
	"\n"
	"# The categories of the model on the line, or of the default one.\n"
	"_triage_categories() {\n"
	"  local -a names model\n"
	"  local i\n"
	"  for ((i = 2; i < CURRENT; i++)); do\n"
	"    case $words[i] in (-m|--model) model=(\"$words[i+1]\") ;; esac\n"
	"  done\n"
	"  names=(${(f)\"$(_call_program categories triage completion "
	"categories $model 2>/dev/null)\"})\n"
	"  compset -P '*,'\n"
	"  compadd -S '' -a names\n"
	"}\n"
	"\n"
	"_triage() {\n"
	"  local curcontext=\"$curcontext\" state line\n"
	"  local -a commands\n"
	"  commands=(\n";

static const char MIDDLE[] =
	"  )\n"
	"  _arguments -C '--help[list the commands]' "
	"'--version[name the version]' \\\n"
	"    '1: :->command' '*:: :->rest'\n"
	"  case $state in\n"
	"  (command) _describe command commands ;;\n"
	"  (rest)\n"
	"    case $words[1] in\n";

static const char END[] =
	"    esac ;;\n"
	"  esac\n"
	"}\n"
	"\n"
	"if [ \"$funcstack[1]\" = _triage ]; then\n"
	"  _triage \"$@\"\n"
	"else\n"
	"  compdef _triage triage\n"
	"fi\n";

/* Within a specification of _arguments these signs mean something. */
static void
append_escaped(const char *text, struct bytes *bytes)
{
	for (; *text; text++) {
		if (strchr("[]:\\", *text))
			bytes_append_byte(bytes, '\\');
		bytes_append_byte(bytes, *text);
	}
}

static void
append_action(const struct option *option, struct bytes *bytes)
{
	static const char *const action[] = {
		[COMPLETES_FILES] = "_files",
		[COMPLETES_CATEGORIES] = "_triage_categories",
		[COMPLETES_NOTHING] = " ",
	};
	enum completion_value value = completion_value(option);

	if (value == COMPLETES_FLAG)
		return;
	bytes_append_byte(bytes, ':');
	append_escaped(option->argument, bytes);
	bytes_append_byte(bytes, ':');
	if (value == COMPLETES_WORDS) {
		struct bytes words = { 0 };

		completion_append_words(option, &words);
		bytes_printf(bytes, "(%s)", bytes_text(&words));
		bytes_free(&words);
	} else {
		bytes_append_text(bytes, action[value]);
	}
}

/* One name of an option, as a specification of its own. */
static void
append_name(const char *dashes, const char *name, const struct option *option,
	    struct bytes *bytes)
{
	bool is_long = dashes[1] != '\0';
	struct bytes words = { 0 };

	bytes_printf(&words, "%s%s%s%s[",
		     option->kind == LIST ? "*" : "", dashes, name,
		     !option->argument ? ""
		     : is_long	       ? "="
				       : "+");
	append_escaped(option->meaning, &words);
	bytes_append_byte(&words, ']');
	append_action(option, &words);
	bytes_append_text(bytes, " \\\n        ");
	completion_append_quoted(bytes_text(&words), bytes);
	bytes_free(&words);
}

static void
append_command(const struct command *command, struct bytes *bytes)
{
	const struct option *option;
	struct bytes words = { 0 };
	bool files = completion_append_arguments(command, &words);

	bytes_printf(bytes, "    (%s)\n      _arguments -s", command->name);
	for (size_t i = 0; (option = option_at(command->bit, i)); i++) {
		const char letter[] = { option->letter, '\0' };

		append_name("--", option->name, option, bytes);
		if (option->letter)
			append_name("-", letter, option, bytes);
	}
	if (words.length > 0)
		bytes_printf(bytes, " \\\n        '%s: :(%s)'",
			     files ? "1" : "*", bytes_text(&words));
	bytes_printf(bytes, "%s ;;\n",
		     files ? " \\\n        '*: :_files'" : "");
	bytes_free(&words);
}

void
completion_append_zsh(struct bytes *bytes)
{
	const struct command *command;

	bytes_append_text(bytes, BEGINNING);
	for (size_t i = 0; (command = command_at(i)); i++) {
		struct bytes words = { 0 };

		bytes_printf(&words, "%s:%s", command->name, command->summary);
		bytes_append_text(bytes, "    ");
		completion_append_quoted(bytes_text(&words), bytes);
		bytes_append_byte(bytes, '\n');
		bytes_free(&words);
	}
	bytes_append_text(bytes, MIDDLE);
	for (size_t i = 0; (command = command_at(i)); i++)
		append_command(command, bytes);
	bytes_append_text(bytes, END);
}
