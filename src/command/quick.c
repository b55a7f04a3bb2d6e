/* SPDX-License-Identifier: MIT */
#include "quick.h"

#include "option.h"

#include "../base/file.h"
#include "../base/peek.h"
#include "../document/kind.h"

#include <string.h>
#include <unistd.h>

/* Enough to see an object begin. */
enum { PEEKED = 64 };

static bool
is_kind(const struct options *options, const char *kind)
{
	return options->kind && strcmp(options->kind, kind) == 0;
}

/*
 * Whether standard input is JSON Lines or a JSON Feed by its first bytes:
 * these are UTF-8, and not packed, so that no library is needed for any of it.
 */
static bool
is_stream_of_objects(const struct options *options)
{
	char data[PEEKED];
	ssize_t length;

	if (options->kind && !is_kind(options, kind_json_lines.name))
		return false;
	length = peek(STDIN_FILENO, data, sizeof data);
	return length > 0 && kind_json_lines.is_it(data, (size_t)length);
}

static bool
does_classify(const struct options *options, size_t count,
	      char *const *operand)
{
	if (count == 0 || (count == 1 && strcmp(operand[0], "-") == 0))
		return is_stream_of_objects(options);
	return count == 1 && file_is_regular(operand[0]);
}

/* Records of JSON, of TSV and of text are taken for UTF-8, whatever they are. */
static bool
does_filter(const struct options *options)
{
	if (options_has(options, "mail") || options_has(options, "tsv"))
		return true;
	return options_has(options, "jsonl") &&
	       (!options->kind || is_kind(options, kind_json_lines.name) ||
		is_kind(options, kind_text.name));
}

bool
quick_does(const struct command *command, const struct options *options,
	   size_t count, char *const *operand)
{
	static const unsigned quick = FOR_MODEL | FOR_HELP | FOR_CONFIG;

	if (command->bit == FOR_CLASSIFY)
		return does_classify(options, count, operand);
	if (command->bit == FOR_FILTER)
		return does_filter(options);
	return (command->bit & quick) != 0;
}
