/* SPDX-License-Identifier: MIT */
#include "vocabulary.h"

#include "terms.h"

#include "../base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A vocabulary that owns its parts. */
struct owner {
	struct vocabulary vocabulary; /* first: the caller's pointer */
	struct vocabulary_line *line;
	float *idf;
	uint32_t *documents;
	uint32_t *name_end;
	char *names;
};

struct line {
	const char *name;
	size_t length;
	uint32_t documents;
};

static size_t
count_lines(const char *text, size_t length)
{
	size_t lines = 0;

	for (size_t i = 0; i < length; i++)
		lines += text[i] == '\n';
	return lines;
}

/* Five and a half of eight slots in use: one line in five is full. */
static uint32_t
lines_for(size_t size)
{
	return (uint32_t)(size * 2 / 11 + 1);
}

static struct owner *
owner_new(size_t size, size_t length)
{
	struct owner *owner = calloc(1, sizeof *owner);
	uint32_t lines = lines_for(size);
	size_t table = lines * sizeof(struct vocabulary_line);

	if (!owner)
		return NULL;
	owner->line = malloc(table);
	owner->idf = calloc(size + 1, sizeof *owner->idf);
	owner->documents = calloc(size + 1, sizeof *owner->documents);
	owner->name_end = calloc(size + 1, sizeof *owner->name_end);
	owner->names = calloc(length + 1, 1);
	owner->vocabulary = (struct vocabulary){
		.lines = lines,
		.line = owner->line,
		.idf = owner->idf,
		.documents = owner->documents,
		.name_end = owner->name_end,
		.names = owner->names,
	};
	if (!owner->line || !owner->idf || !owner->documents ||
	    !owner->name_end || !owner->names) {
		vocabulary_free(&owner->vocabulary);
		return NULL;
	}
	memset(owner->line, 0xff, table);
	return owner;
}

void
vocabulary_free(struct vocabulary *vocabulary)
{
	struct owner *owner = (struct owner *)vocabulary;

	if (!owner)
		return;
	free(owner->line);
	free(owner->idf);
	free(owner->documents);
	free(owner->name_end);
	free(owner->names);
	free(owner);
}

double
vocabulary_idf(uint32_t documents_with, uint32_t documents)
{
	return log((1.0 + documents) / (1.0 + documents_with)) + 1.0;
}

/* The weight of a term's single occurrence. */
static float
term_weight(const struct line *line, uint32_t documents,
	    const struct settings *settings)
{
	double idf = vocabulary_idf(line->documents, documents);

	if (line->documents > settings->max_share * documents)
		return 0;
	if (terms_kind_of_name(line->name, line->length) == TERM_LEAD)
		idf *= settings->lead_field;
	return (float)idf;
}

/* Whether a line has a term that would be taken for one of this hash. */
static bool
has_like(const struct vocabulary_line *line, uint64_t hash)
{
	return vocabulary_find_in_line(line, hash) != VOCABULARY_ABSENT;
}

static const char *
add_slot(struct owner *owner, const struct line *name)
{
	const struct vocabulary *vocabulary = &owner->vocabulary;
	uint64_t hash = terms_hash_of_name(name->name, name->length);
	uint32_t home = vocabulary_home(vocabulary, hash);
	struct vocabulary_line *line = &owner->line[home];
	size_t slot = 0;

	while (vocabulary_is_full_line(line) && !has_like(line, hash)) {
		home = home + 1 == vocabulary->lines ? 0 : home + 1;
		line = &owner->line[home];
	}
	if (has_like(line, hash))
		return "term has the hash of an earlier one";
	while ((line->index[slot] & VOCABULARY_ABSENT) != VOCABULARY_ABSENT)
		slot++;
	line->mark[slot] = (uint32_t)hash;
	line->index[slot] = vocabulary_upper(hash) | vocabulary->size;
	return NULL;
}

uint32_t
vocabulary_find(const struct vocabulary *vocabulary, uint64_t hash,
		struct seal_watch *watch)
{
	uint32_t i = vocabulary_home(vocabulary, hash);

	for (uint32_t tries = 0; tries < vocabulary->lines; tries++) {
		const struct vocabulary_line *line = &vocabulary->line[i];
		uint32_t index;

		if (watch &&
		    !seal_watch_holds(watch, i * sizeof *line, sizeof *line))
			return VOCABULARY_DAMAGED;
		index = vocabulary_find_in_line(line, hash);
		if (index < vocabulary->size)
			return index;
		if (index != VOCABULARY_ABSENT)
			return VOCABULARY_DAMAGED;
		if (!vocabulary_is_full_line(line))
			return VOCABULARY_ABSENT;
		i = i + 1 == vocabulary->lines ? 0 : i + 1;
	}
	return VOCABULARY_ABSENT;
}

/* Read the line from `text` to `newline`; return NULL, or what is wrong. */
static const char *
read_line(const char *text, const char *newline, uint32_t documents,
	  struct line *line)
{
	const char *tab = memchr(text, '\t', (size_t)(newline - text));
	uint64_t count = 0;

	if (!tab)
		return "no tab between term and count";
	if (tab == text)
		return "term is empty";
	line->name = text;
	line->length = (size_t)(tab - text);
	if (memchr(line->name, '\0', line->length))
		return "term holds a NUL byte";
	if (!number_parse_count(tab + 1, (size_t)(newline - tab - 1), documents,
				&count) ||
	    count == 0)
		return "count is not between 1 and the number of documents";
	line->documents = (uint32_t)count;
	return NULL;
}

static const char *
add_line(struct owner *owner, const struct line *line, uint32_t documents,
	 const struct settings *settings)
{
	struct vocabulary *vocabulary = &owner->vocabulary;
	uint32_t size = vocabulary->size;
	uint32_t start = size ? owner->name_end[size - 1] : 0;

	if (size == VOCABULARY_MOST)
		return "too many terms";

	const char *complaint = add_slot(owner, line);

	if (complaint)
		return complaint;
	memcpy(owner->names + start, line->name, line->length);
	owner->name_end[size] = start + (uint32_t)line->length;
	owner->documents[size] = line->documents;
	owner->idf[size] = term_weight(line, documents, settings);
	vocabulary->size++;
	return NULL;
}

/* Add every line; return NULL, or what is wrong with the line after `size`. */
static const char *
add_lines(struct owner *owner, const char *text, size_t length,
	  uint32_t documents, const struct settings *settings)
{
	const char *end = text + length;

	if (length == 0)
		return "vocabulary is empty";
	while (text < end) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));
		struct line line;

		if (!newline)
			return "line is cut short";

		const char *complaint =
			read_line(text, newline, documents, &line);

		if (!complaint)
			complaint = add_line(owner, &line, documents, settings);
		if (complaint)
			return complaint;
		text = newline + 1;
	}
	return NULL;
}

struct vocabulary *
vocabulary_parse(const char *text, size_t length, uint32_t documents,
		 const struct settings *settings, struct error *error)
{
	struct owner *owner = owner_new(count_lines(text, length), length);

	if (!owner) {
		error_no_memory(error);
		return NULL;
	}

	const char *complaint =
		add_lines(owner, text, length, documents, settings);

	if (complaint) {
		error_at_line(error, STATUS_BAD_MODEL, complaint,
			      owner->vocabulary.size + 1);
		vocabulary_free(&owner->vocabulary);
		return NULL;
	}
	return &owner->vocabulary;
}

void
vocabulary_append(const struct vocabulary *vocabulary, struct bytes *bytes)
{
	for (uint32_t i = 0; i < vocabulary->size; i++) {
		size_t length;
		const char *name = vocabulary_name(vocabulary, i, &length);

		bytes_append(bytes, name, length);
		bytes_printf(bytes, "\t%u\n", vocabulary->documents[i]);
	}
}

/* How many slots of a line lead to terms; more than there are for none. */
static uint32_t
count_slots(const struct vocabulary *vocabulary,
	    const struct vocabulary_line *line)
{
	uint32_t used = 0;

	for (size_t i = 0; i < VOCABULARY_LINE; i++) {
		uint32_t index = line->index[i] & VOCABULARY_ABSENT;

		if (index != VOCABULARY_ABSENT && index >= vocabulary->size)
			return vocabulary->size + 1;
		used += index != VOCABULARY_ABSENT;
	}
	return used;
}

/* As many slots in use as there are terms, and each leads to one. */
static bool
are_lines_sound(const struct vocabulary *vocabulary)
{
	uint32_t used = 0;

	for (uint32_t i = 0; i < vocabulary->lines; i++) {
		used += count_slots(vocabulary, &vocabulary->line[i]);
		if (used > vocabulary->size)
			return false;
	}
	return used == vocabulary->size;
}

bool
vocabulary_is_sound(const struct vocabulary *vocabulary, size_t names_length)
{
	uint32_t last = 0;

	for (uint32_t i = 0; i < vocabulary->size; i++) {
		if (vocabulary->name_end[i] < last ||
		    vocabulary->name_end[i] > names_length)
			return false;
		last = vocabulary->name_end[i];
	}
	return vocabulary->size > 0 && are_lines_sound(vocabulary);
}

struct sealed
vocabulary_sealed_lines(const struct vocabulary *vocabulary)
{
	return (struct sealed){
		.data = (const char *)vocabulary->line,
		.length = vocabulary->lines * sizeof *vocabulary->line,
		.seal = vocabulary->line_seal,
	};
}

struct sealed
vocabulary_sealed_idf(const struct vocabulary *vocabulary)
{
	return (struct sealed){
		.data = (const char *)vocabulary->idf,
		.length = vocabulary->size * sizeof *vocabulary->idf,
		.seal = vocabulary->idf_seal,
	};
}

const char *
vocabulary_name(const struct vocabulary *vocabulary, uint32_t index,
		size_t *length)
{
	uint32_t start = index ? vocabulary->name_end[index - 1] : 0;

	*length = vocabulary->name_end[index] - start;
	return vocabulary->names + start;
}
