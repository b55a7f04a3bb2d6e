/* SPDX-License-Identifier: MIT */
/* triage config: what is in force, and where it comes from. */
#include "command.h"

#include "configuration.h"

#include "../base/bytes.h"

#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static void
append_row(const struct configuration *configuration, const struct key *key,
	   bool aligned, struct bytes *bytes)
{
	const struct configured *configured =
		configuration_get(configuration, key);
	struct bytes value = { 0 };

	if (configured)
		bytes_append_text(&value, configured->value);
	else
		key_append_standard(key, &value);
	if (value.length == 0)
		bytes_append_byte(&value, '-');
	bytes_printf(bytes, aligned ? "%-16s %-20s " : "%s\t%s\t", key->name,
		     bytes_text(&value));
	if (configured)
		configured_append_place(configured, bytes);
	else
		bytes_append_text(bytes, "standard");
	bytes_append_byte(bytes, '\n');
	bytes_free(&value);
}

static bool
is_asked(const char *name, size_t count, char *const *argument)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(argument[i], name) == 0)
			return true;
	return count == 0;
}

int
command_config(const struct options *options, size_t count,
	       char *const *argument)
{
	bool aligned = isatty(STDOUT_FILENO) != 0;
	struct bytes bytes = { 0 };
	struct key key;

	for (size_t i = 0; i < count; i++)
		if (!key_find(argument[i], strlen(argument[i]), &key))
			return usage_error("config: unknown setting '%s': "
					   "'triage help settings' lists them",
					   argument[i]);
	for (size_t i = 0; key_at(i, &key); i++)
		if (is_asked(key.name, count, argument))
			append_row(options->configuration, &key, aligned,
				   &bytes);
	print_bytes(&bytes);
	bytes_free(&bytes);
	return 0;
}
