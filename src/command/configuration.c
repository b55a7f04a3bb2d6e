/* SPDX-License-Identifier: MIT */
#include "configuration.h"

#include "learning.h"

#include "../base/fields.h"
#include "../base/file.h"
#include "../base/number.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#ifndef TRIAGE_ETC
#define TRIAGE_ETC "/etc"
#endif

enum { FILES_MOST = 2 };

struct configuration {
	struct configured entry[KEYS_MOST];
	char *owned[KEYS_MOST];
	char *file[FILES_MOST];
	size_t files;
	bool set;		/* --set was given */
};

void
configuration_free(struct configuration *configuration)
{
	if (!configuration)
		return;
	for (size_t i = 0; i < KEYS_MOST; i++)
		free(configuration->owned[i]);
	for (size_t i = 0; i < configuration->files; i++)
		free(configuration->file[i]);
	free(configuration);
}

bool
configuration_is_empty(const struct configuration *configuration)
{
	return configuration->files == 0 && !configuration->set;
}

const struct configured *
configuration_get(const struct configuration *configuration,
		  const struct key *key)
{
	const struct configured *entry = &configuration->entry[key->number];

	return entry->value ? entry : NULL;
}

void
configured_append_place(const struct configured *configured,
			struct bytes *bytes)
{
	if (configured->file)
		bytes_printf(bytes, "'%s': line %zu", configured->file,
			     configured->line);
	else
		bytes_append_text(bytes, "--set");
}

static bool
is_share(const char *value)
{
	double number;

	return number_parse_decimal(value, strlen(value), &number) &&
	       number >= 0 && number <= 1;
}

static bool
is_choice(const struct option *option, const char *value)
{
	for (size_t i = 0; option->choice(i); i++)
		if (strcmp(option->choice(i), value) == 0)
			return true;
	return false;
}

static bool
option_accepts(const struct option *option, const char *value)
{
	struct options scratch = { 0 };
	struct train_options train;

	if (option->choice)
		return is_choice(option, value);
	if (option->kind == FLAG)
		return strcmp(value, "yes") == 0 || strcmp(value, "no") == 0;
	if (option->kind == SHARE)
		return is_share(value);
	if (option->kind == NUMBERS)
		return learning_parse_c(value, &train);
	return option_take(option, value, &scratch);
}

/* Whether the value may stand behind the key. */
static bool
accepts(const struct key *key, const char *value)
{
	struct settings settings;
	struct error error;

	if (key->option)
		return option_accepts(key->option, value);
	settings_default(&settings);
	return settings_set(&settings, key->name, strlen(key->name), value,
			    strlen(value), &error);
}

/* Keep a value that was accepted; false when memory runs out. */
static bool
keep(struct configuration *configuration, const struct key *key,
     const char *value, const char *file, size_t line)
{
	char *copy = strdup(value);

	if (!copy)
		return false;
	free(configuration->owned[key->number]);
	configuration->owned[key->number] = copy;
	configuration->entry[key->number] =
		(struct configured){ copy, file, line };
	return true;
}

static void
append_similar(const char *name, struct bytes *bytes)
{
	const char *names[KEYS_MOST + 1] = { NULL };
	struct key key;

	for (size_t i = 0; key_at(i, &key); i++)
		names[i] = key.name;

	const char *similar = most_similar(name, names);

	if (similar)
		bytes_printf(bytes, ": did you mean '%s'?", similar);
	else
		bytes_append_text(bytes, ": 'triage help settings' lists them");
}

/* Append what a key may be. */
static void
append_choices(const struct key *key, struct bytes *bytes)
{
	const struct option *option = key->option;

	if (option && option->kind == FLAG)
		bytes_append_text(bytes, ": yes or no");
	for (size_t i = 0; option && option->choice && option->choice(i); i++)
		bytes_printf(bytes, "%s%s", i ? ", " : ": one of ",
			     option->choice(i));
	if (!option)
		bytes_append_text(bytes, ": value of a setting is out of range");
}

/*
 * Set `name` to `value`, or append to `complaint` why not.  An empty complaint
 * with false: memory ran out.
 */
static bool
set(struct configuration *configuration, const char *name, const char *value,
    const struct configured *place, struct bytes *complaint)
{
	struct key key;

	if (!key_find(name, strlen(name), &key)) {
		bytes_printf(complaint, "unknown setting '%s'", name);
		append_similar(name, complaint);
		return false;
	}
	if (!accepts(&key, value)) {
		bytes_printf(complaint, "'%s' cannot be '%s'", name, value);
		append_choices(&key, complaint);
		return false;
	}
	return keep(configuration, &key, value, place->file, place->line);
}

static struct field
trimmed(struct field field)
{
	while (field.length > 0 && (field.text[0] == ' ' ||
				    field.text[0] == '\t')) {
		field.text++;
		field.length--;
	}
	while (field.length > 0 && (field.text[field.length - 1] == ' ' ||
				    field.text[field.length - 1] == '\t'))
		field.length--;
	return field;
}

/* Take `KEY = VALUE`; false with a complaint. */
static bool
set_line(struct configuration *configuration, struct field line,
	 const struct configured *place, struct bytes *complaint)
{
	const char *sign = memchr(line.text, '=', line.length);
	struct bytes name = { 0 };
	struct bytes value = { 0 };
	bool done;

	if (!sign || memchr(line.text, '\0', line.length)) {
		bytes_append_text(complaint, "not of the form 'key = value'");
		return false;
	}

	size_t before = (size_t)(sign - line.text);
	struct field left = trimmed((struct field){ line.text, before });
	struct field right = trimmed((struct field){
		sign + 1, line.length - before - 1 });

	bytes_append(&name, left.text, left.length);
	bytes_append(&value, right.text, right.length);
	done = bytes_ok(&name) && bytes_ok(&value) &&
	       set(configuration, bytes_text(&name), bytes_text(&value), place,
		   complaint);
	bytes_free(&name);
	bytes_free(&value);
	return done;
}

/* The exit code of a complaint about a place, which it frees. */
static int
refuse(const char *place, struct bytes *complaint, int code)
{
	if (complaint->length > 0)
		code = (usage_error("%s: %s", place, bytes_text(complaint)),
			code);
	else
		code = (usage_error("%s: out of memory", place), EX_TEMPFAIL);
	bytes_free(complaint);
	return code;
}

static int
read_lines(struct configuration *configuration, struct field text,
	   const char *path)
{
	struct configured place = { NULL, path, 0 };
	struct bytes complaint = { 0 };
	struct field line;

	while (fields_next_line(&text, &line)) {
		place.line++;
		line = trimmed(line);
		if (line.length == 0 || line.text[0] == '#')
			continue;
		if (!set_line(configuration, line, &place, &complaint)) {
			struct bytes where = { 0 };

			configured_append_place(&place, &where);

			int code = refuse(bytes_text(&where), &complaint,
					  EX_CONFIG);

			bytes_free(&where);
			return code;
		}
	}
	return 0;
}

static int
read_file(struct configuration *configuration, const char *path, bool needed)
{
	struct bytes bytes = { 0 };
	struct error error = { 0 };
	char *copy;
	int code = 0;

	if (!needed && access(path, F_OK) != 0)
		return 0;
	copy = strdup(path);
	if (!copy)
		return EX_TEMPFAIL;
	configuration->file[configuration->files++] = copy;
	if (file_read(copy, CONFIGURATION_MOST, &bytes, &error)) {
		code = read_lines(configuration,
				  (struct field){ bytes_text(&bytes),
						  bytes.length },
				  copy);
	} else {
		complain("read", path, &error);
		code = EX_CONFIG;
	}
	bytes_free(&bytes);
	return code;
}

/* The user's own file (XDG Base Directory Specification). */
static bool
user_file(char path[PATH_MAX])
{
	const char *folder = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");
	int length = -1;

	if (folder && folder[0] == '/')
		length = snprintf(path, PATH_MAX, "%s/triage/config", folder);
	else if (home && home[0] == '/')
		length = snprintf(path, PATH_MAX, "%s/.config/triage/config",
				  home);
	return length > 0 && length < PATH_MAX;
}

struct configuration *
configuration_read(const char *path, int *code)
{
	struct configuration *configuration = calloc(1, sizeof *configuration);
	const char *named = path ? path : getenv("TRIAGE_CONFIG");
	char own[PATH_MAX];

	*code = EX_TEMPFAIL;
	if (!configuration)
		return NULL;
	if (named && named[0] != '\0') {
		*code = read_file(configuration, named, true);
		return configuration;
	}
	*code = read_file(configuration, TRIAGE_ETC "/triage.conf", false);
	if (*code == 0 && user_file(own))
		*code = read_file(configuration, own, false);
	return configuration;
}

/* Whether the command has a use for the key. */
static bool
concerns(const struct command *command, const struct key *key)
{
	static const int learning = FOR_TRAIN | FOR_EVALUATE;
	int commands = key->option ? key->option->commands : learning;

	return command->bit == FOR_CONFIG ||
	       (commands & (int)command->bit) != 0;
}

int
configuration_set(struct configuration *configuration,
		  const struct command *command, const char *set)
{
	static const struct configured place = { 0 };
	size_t length = strcspn(set, "=");
	struct bytes complaint = { 0 };
	struct bytes where = { 0 };
	struct key key;
	int code = 0;

	configuration->set = true;
	bytes_printf(&where, "%s: --set '%s'", command->name, set);
	if (key_find(set, length, &key) && !concerns(command, &key))
		bytes_printf(&complaint, "%s has no use for '%s'",
			     command->name, key.name);
	else if (set_line(configuration,
			  (struct field){ set, strlen(set) }, &place,
			  &complaint))
		goto out;
	code = refuse(bytes_text(&where), &complaint, EX_USAGE);
out:
	bytes_free(&where);
	return code;
}
