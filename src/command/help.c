/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "configuration.h"

#include "../../include/triage.h"
#include "../document/reader.h"
#include "../format/format.h"

#include <string.h>

static void
append_overview(struct bytes *bytes)
{
	bytes_append_text(bytes,
			  "usage: triage COMMAND [option ...] [file ...]\n\n"
			  "Tells what security articles are about.\n\n"
			  "commands:\n");
	for (size_t i = 0; command_at(i); i++)
		bytes_printf(bytes, "  %-12s%s\n", command_at(i)->name,
			     command_at(i)->summary);
	bytes_append_text(bytes, "\nexamples:\n");
	for (size_t i = 0; command_at(i); i++)
		bytes_printf(bytes, "  %s\n", command_at(i)->example);
	bytes_append_text(bytes, "\n'triage COMMAND --help' tells more; so "
				 "does triage(1).\n");
}

static void
append_formats(struct bytes *bytes)
{
	bytes_append_text(bytes, "\nformats:\n");
	for (size_t i = 0; format_at(i); i++)
		bytes_printf(bytes, "  %-8s%s\n", format_at(i)->name,
			     format_at(i)->meaning);
}

static void
append_command(const struct command *command, struct bytes *bytes)
{
	bytes_printf(bytes, "usage: triage %s [option ...] %s\n\n%s\n\n"
			    "options:\n",
		     command->name, command->arguments, command->summary);
	options_append_help(command->bit, bytes);
	if (command->bit == FOR_CLASSIFY)
		append_formats(bytes);
	bytes_printf(bytes, "\nexample:\n  %s\n", command->example);
}

static void
append_settings(struct bytes *bytes)
{
	struct key key;

	bytes_append_text(bytes, "keys, for --set KEY=VALUE and "
				 "triage.conf(5); what is standard:\n");
	for (size_t i = 0; key_at(i, &key); i++) {
		struct bytes standard = { 0 };

		key_append_standard(&key, &standard);
		bytes_printf(bytes, "%s\t%s\n", key.name,
			     standard.length ? bytes_text(&standard) : "-");
		bytes_free(&standard);
	}
	bytes_append_text(bytes, "\nwhat they mean:\n");
	for (size_t i = 0; key_at(i, &key); i++)
		bytes_printf(bytes, "  %-16s%s\n", key.name, key.meaning);
}

int
command_help(const struct options *options, size_t count,
	     char *const *argument)
{
	const struct command *command =
		count > 0 ? command_find(argument[0]) : NULL;
	struct bytes bytes = { 0 };
	int code = 0;

	(void)options;
	if (count == 0)
		append_overview(&bytes);
	else if (strcmp(argument[0], "settings") == 0)
		append_settings(&bytes);
	else if (command)
		append_command(command, &bytes);
	else
		code = usage_error("help: there is no command '%s'",
				   argument[0]);
	print_bytes(&bytes);
	bytes_free(&bytes);
	return code;
}
