/* SPDX-License-Identifier: MIT */
#include "completion.h"

#include <string.h>

static const char BEGINNING[] =
	"# bash completion for triage(1): triage completion bash\n"
	"\n"
	"_triage_words() {\n"
	"\tmapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\")\n"
	"\tcase ${COMPREPLY[0]-} in *=) compopt -o nospace ;; esac\n"
	"}\n"
	"\n"
	"_triage_files() {\n"
	"\tcompopt -o filenames\n"
	"\tmapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -f -- "
	"\"$cur\")\n"
	"}\n"
	"\n"
	"# Names of a list: those of the model on the line, or the default "
	"one.\n"
	"_triage_categories() {\n"
	"\tlocal i last=${cur##*,} before='' model=()\n"
	"\tcase $cur in *,*) before=${cur%,*}, ;; esac\n"
	"\tfor ((i = 2; i < COMP_CWORD; i++)); do\n"
	"\t\tcase ${COMP_WORDS[i - 1]} in\n"
	"\t\t-m | --model) model=(\"${COMP_WORDS[i]}\") ;;\n"
	"\t\tesac\n"
	"\tdone\n"
	"\tmapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$(\n"
	"\t\t\"${COMP_WORDS[0]}\" completion categories \"${model[@]}\" "
	"2>/dev/null)\" \\\n"
	"\t\t-- \"$last\")\n"
	"\tcompopt -o nospace\n"
	"}\n"
	"\n"
	"_triage() {\n"
	"\tlocal cur=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD "
	"- 1]}\n"
	"\tCOMPREPLY=()\n"
	"\t# Bash takes --option=value for three words.\n"
	"\tcase $cur in =) cur= ;; esac\n"
	"\tcase $option in =) option=${COMP_WORDS[COMP_CWORD - 2]} ;; esac\n";

static void
append_commands(struct bytes *bytes)
{
	bytes_append_text(bytes,
			  "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n"
			  "\t\t_triage_words '");
	for (size_t i = 0; command_at(i); i++)
		bytes_printf(bytes, "%s ", command_at(i)->name);
	bytes_append_text(bytes, "--help --version'\n"
				 "\t\treturn\n"
				 "\tfi\n");
}

static void
append_pattern(const struct command *command, const struct option *option,
	       struct bytes *bytes)
{
	bytes_printf(bytes, "\t%s:--%s", command->name, option->name);
	if (option->letter)
		bytes_printf(bytes, " | %s:-%c", command->name,
			     option->letter);
	bytes_append_text(bytes, ")\n");
}

/* What is done for the value of an option. */
static void
append_value(const struct command *command, const struct option *option,
	     struct bytes *bytes)
{
	static const char *const action[] = {
		[COMPLETES_FILES] = "_triage_files",
		[COMPLETES_CATEGORIES] = "_triage_categories",
		[COMPLETES_NOTHING] = ":",
	};
	enum completion_value value = completion_value(option);
	struct bytes words = { 0 };

	if (value == COMPLETES_FLAG)
		return;
	append_pattern(command, option, bytes);
	bytes_append_text(bytes, "\t\t");
	if (value == COMPLETES_WORDS) {
		completion_append_words(option, &words);
		bytes_append_text(bytes, "_triage_words ");
		completion_append_quoted(bytes_text(&words), bytes);
	} else {
		bytes_append_text(bytes, action[value]);
	}
	bytes_append_text(bytes, "\n\t\treturn ;;\n");
	bytes_free(&words);
}

static void
append_values(struct bytes *bytes)
{
	const struct command *command;
	const struct option *option;

	bytes_append_text(bytes, "\tcase ${COMP_WORDS[1]}:$option in\n");
	for (size_t i = 0; (command = command_at(i)); i++)
		for (size_t k = 0; (option = option_at(command->bit, k)); k++)
			append_value(command, option, bytes);
	bytes_append_text(bytes, "\tesac\n");
}

/* The options of a command, and then its arguments. */
static void
append_command(const struct command *command, struct bytes *bytes)
{
	const struct option *option;
	struct bytes words = { 0 };

	bytes_printf(bytes, "\t%s:-*)\n\t\t_triage_words '", command->name);
	for (size_t i = 0; (option = option_at(command->bit, i)); i++)
		bytes_printf(bytes, "%s--%s", i ? " " : "", option->name);
	bytes_printf(bytes, "' ;;\n\t%s:*)\n", command->name);

	bool files = completion_append_arguments(command, &words);

	bytes_append_text(bytes, "\t\t_triage_words ");
	completion_append_quoted(bytes_text(&words), bytes);
	bytes_append_text(bytes, files ? "\n\t\t_triage_files ;;\n"
				       : " ;;\n");
	bytes_free(&words);
}

void
completion_append_bash(struct bytes *bytes)
{
	bytes_append_text(bytes, BEGINNING);
	append_commands(bytes);
	append_values(bytes);
	bytes_append_text(bytes, "\tcase ${COMP_WORDS[1]}:$cur in\n");
	for (size_t i = 0; command_at(i); i++)
		append_command(command_at(i), bytes);
	bytes_append_text(bytes, "\tesac\n}\n\n"
				 "complete -F _triage triage\n");
}
