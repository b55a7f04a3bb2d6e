/* SPDX-License-Identifier: MIT */
#include "inputs.h"

#include "../base/file.h"
#include "../document/maildir.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct waiting {
	char *path;
	bool is_file; /* known to be no folder, of which one need not ask */
};

/* Paths still to be read; the last is the next one. */
struct inputs {
	struct waiting *waiting;
	size_t count;
	size_t capacity;
	const char *kind;
	const struct limits *limits;
	const struct json_names *names;
	struct reader *reader;	/* of `current`, NULL between files */
	char *current;
};

static bool
push(struct inputs *inputs, const char *path, bool is_file)
{
	if (inputs->count == inputs->capacity) {
		size_t capacity = inputs->capacity ? 2 * inputs->capacity
						   : 64;
		struct waiting *grown = realloc(inputs->waiting,
						capacity * sizeof *grown);

		if (!grown)
			return false;
		inputs->waiting = grown;
		inputs->capacity = capacity;
	}
	inputs->waiting[inputs->count] =
		(struct waiting){ strdup(path), is_file };
	return inputs->waiting[inputs->count++].path != NULL;
}

struct inputs *
inputs_new(char *const *path, size_t count, const char *kind,
	   const struct limits *limits, struct error *error)
{
	struct inputs *inputs = calloc(1, sizeof *inputs);
	bool pushed = inputs != NULL;

	if (inputs) {
		inputs->kind = kind;
		inputs->limits = limits;
		inputs->names = &json_names_standard;
	}
	for (size_t i = count; pushed && i > 0; i--)
		pushed = push(inputs, path[i - 1], false);
	if (pushed && count == 0)
		pushed = push(inputs, "-", false);
	if (pushed)
		return inputs;
	inputs_free(inputs);
	error_no_memory(error);
	return NULL;
}

void
inputs_name_members(struct inputs *inputs, const struct json_names *names)
{
	inputs->names = names;
}

void
inputs_free(struct inputs *inputs)
{
	if (!inputs)
		return;
	for (size_t i = 0; i < inputs->count; i++)
		free(inputs->waiting[i].path);
	free(inputs->waiting);
	free(inputs->current);
	reader_free(inputs->reader);
	free(inputs);
}

static int
compare_descending(const void *a, const void *b)
{
	const struct waiting *first = a;
	const struct waiting *second = b;

	return strcmp(second->path, first->path);
}

/*
 * Below a folder these are not followed: they may lead in a circle.  Most file
 * systems tell what is a plain file without being asked about each.
 */
static bool
is_linked_folder(const char *path, const struct dirent *entry)
{
	struct stat facts;

	if (entry->d_type == DT_REG)
		return false;
	return lstat(path, &facts) == 0 && S_ISLNK(facts.st_mode) &&
	       file_is_directory(path);
}

/* Put what is in a folder in front of all other paths. */
static bool
expand(struct inputs *inputs, const char *folder, struct error *error)
{
	DIR *directory = opendir(folder);
	size_t start = inputs->count;
	struct bytes path = { 0 };
	struct dirent *entry;
	bool pushed = true;
	bool maildir = maildir_is(folder);
	size_t length = strlen(folder);

	/* "folder/" is "folder", and "/" is the root. */
	while (length > 0 && folder[length - 1] == '/')
		length--;
	if (!directory)
		return error_system(error, STATUS_NO_INPUT,
				    "cannot be opened");
	while (pushed && (entry = readdir(directory))) {
		if (entry->d_name[0] == '.' ||
		    (maildir && !maildir_has_messages(entry->d_name)))
			continue;
		bytes_clear(&path);
		bytes_printf(&path, "%.*s/%s", (int)length, folder,
			     entry->d_name);
		if (bytes_ok(&path) && is_linked_folder(path.data, entry))
			continue;
		pushed = bytes_ok(&path) &&
			 push(inputs, path.data, entry->d_type == DT_REG);
	}
	closedir(directory);
	bytes_free(&path);
	if (inputs->count > start)
		qsort(inputs->waiting + start, inputs->count - start,
		      sizeof *inputs->waiting, compare_descending);
	return pushed || error_no_memory(error);
}

/* Begin the next file, expanding folders on the way. */
static enum reader_status
open_next(struct inputs *inputs, struct error *error)
{
	while (inputs->count > 0) {
		const struct waiting next = inputs->waiting[--inputs->count];

		free(inputs->current);
		inputs->current = next.path;
		if (!next.is_file && file_is_directory(next.path)) {
			if (!expand(inputs, inputs->current, error))
				return READER_BROKEN;
			continue;
		}
		inputs->reader = reader_open(inputs->current, inputs->kind,
					     inputs->limits, error);
		if (!inputs->reader)
			return READER_BROKEN;
		reader_name_members(inputs->reader, inputs->names);
		return READER_READ;
	}
	return READER_END;
}

static void
name_source(const struct inputs *inputs, size_t line, struct bytes *source)
{
	bytes_clear(source);
	bytes_append_text(source, inputs->current);
	if (line > 0)
		bytes_printf(source, ":%zu", line);
}

enum reader_status
inputs_next(struct inputs *inputs, struct document *document,
	    struct bytes *source, struct error *error)
{
	for (;;) {
		enum reader_status status = READER_READ;

		document_clear(document);
		*error = (struct error){ 0 };
		if (!inputs->reader)
			status = open_next(inputs, error);
		if (status == READER_END)
			return READER_END;
		if (status == READER_READ)
			status = reader_next(inputs->reader, document, error);
		if (status != READER_END) {
			name_source(inputs, document->line, source);
			if (document->line > 0)
				error->line = 0;
			return status;
		}
		reader_free(inputs->reader);
		inputs->reader = NULL;
	}
}

bool
inputs_is_stream(const struct inputs *inputs)
{
	return inputs->current && strcmp(inputs->current, "-") == 0;
}
