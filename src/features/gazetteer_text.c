/* SPDX-License-Identifier: MIT */
/* Reading the text form of a gazetteer. */
#include "gazetteer.h"

#include "../base/digest.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What is at hand while the text is read. */
struct reading {
	struct gazetteer *gazetteer;
	struct gazetteer_head *head;
	struct gazetteer_slot *slot;
	struct matcher *matcher;
	struct tokens tokens;
};

static bool
is_comment(struct field line)
{
	return line.length == 0 || line.text[0] == '#';
}

/* More slots than can be filled: no word is without a byte that parts it. */
static uint32_t
slots_for(struct field text)
{
	struct field line;
	uint32_t slots = 2;
	size_t words = 1;

	while (fields_next_line(&text, &line)) {
		size_t length = is_comment(line) ? 0 : line.length;

		for (size_t i = 0; i < length && line.text[i] != '\t'; i++)
			words += !isalnum((unsigned char)line.text[i]);
		words += length > 0;
	}
	while (slots < words + words / 4)
		slots *= 2;
	return slots;
}

/* The slot of a hash, or the empty one where it belongs. */
static struct gazetteer_slot *
slot_of(const struct reading *reading, uint64_t hash)
{
	uint32_t mask = reading->head->slots - 1;
	uint32_t i = (uint32_t)hash & mask;

	while (reading->slot[i].bits != 0 &&
	       reading->slot[i].mark != gazetteer_mark(hash))
		i = (i + 1) & mask;
	reading->slot[i].mark = gazetteer_mark(hash);
	return &reading->slot[i];
}

static bool
is_class(struct field class)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

	if (class.length == 0 || class.length > GAZETTEER_LONGEST - 3)
		return false;
	for (size_t i = 0; i < class.length; i++)
		if (!memchr(plain, class.text[i], sizeof plain - 1))
			return false;
	return true;
}

/* The number of a class, which is new if need be; GAZETTEER_CLASSES: no room. */
static uint32_t
number_of(struct gazetteer_head *head, struct field class)
{
	char name[GAZETTEER_LONGEST] = "<";
	uint32_t i = 0;

	memcpy(name + 1, class.text, class.length);
	name[class.length + 1] = '>';
	while (i < head->classes && strcmp(head->class[i], name) != 0)
		i++;
	if (i == head->classes && i < GAZETTEER_CLASSES)
		memcpy(head->class[head->classes++], name, sizeof name);
	return i;
}

static const char *
read_classes(struct gazetteer_head *head, struct field list, uint32_t *bits)
{
	struct field class[GAZETTEER_OF_NAME];
	size_t count = fields_split(list, ',', class, GAZETTEER_OF_NAME);

	if (count > GAZETTEER_OF_NAME)
		return "a name has at most 4 classes";
	for (size_t i = 0; i < count; i++) {
		if (!is_class(class[i]))
			return "a class is of lower-case letters, digits and "
			       "hyphens, at most 29";

		uint32_t number = number_of(head, class[i]);

		if (number == GAZETTEER_CLASSES)
			return "more than 30 classes";
		*bits |= UINT32_C(1) << number;
	}
	return NULL;
}

static void
set_first(struct gazetteer_head *head, uint64_t hash, bool capital)
{
	uint32_t bit = gazetteer_bit(hash, capital);

	head->first[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* Put a name of the words at hand into the table. */
static const char *
add_name(struct reading *reading, uint32_t bits)
{
	const struct tokens *tokens = &reading->tokens;
	uint64_t hash = tokens->token[0].hash;

	set_first(reading->head, hash, true);
	for (size_t i = 1; i < tokens->count; i++) {
		slot_of(reading, hash)->bits |= GAZETTEER_FOLLOWS;
		hash = digest_pair(hash, tokens->token[i].hash);
	}

	struct gazetteer_slot *slot = slot_of(reading, hash);

	if (slot->bits & GAZETTEER_KNOWN)
		return "the name is there twice";
	if (!(tokens->token[0].flags & TOKEN_CAPITAL)) {
		bits |= GAZETTEER_ANY_CASE;
		reading->head->any_case = 1;
		set_first(reading->head, tokens->token[0].hash, false);
	}
	slot->bits |= bits;
	reading->head->names++;
	return NULL;
}

/* Read a line; NULL, or what is wrong with it. */
static const char *
read_name(struct reading *reading, struct field line)
{
	struct tokens *tokens = &reading->tokens;
	struct field field[2];
	uint32_t bits = 0;

	if (fields_split(line, '\t', field, 2) != 2)
		return "not a name, a tab and classes";
	tokens_clear(tokens);
	tokens_scan(tokens, reading->matcher, field[0].text, field[0].length,
		    GAZETTEER_WORDS + 1);
	if (!tokens_ok(tokens))
		return "out of memory";
	if (tokens->count == 0 || tokens->count > GAZETTEER_WORDS)
		return "a name has 1 to 6 words";
	if (reading->head->names == GAZETTEER_NAMES)
		return "too many names";

	const char *complaint = read_classes(reading->head, field[1], &bits);

	return complaint ? complaint : add_name(reading, bits);
}

static bool
read_lines(struct reading *reading, enum status status, struct error *error)
{
	const struct bytes *text = &reading->gazetteer->own_text;
	struct field rest = { bytes_text(text), text->length };
	struct field line;

	for (size_t number = 1; fields_next_line(&rest, &line); number++) {
		const char *complaint = is_comment(line)
						? NULL
						: read_name(reading, line);

		if (complaint)
			return error_at_line(error, status, complaint, number);
	}
	return reading->head->names > 0 ||
	       error_set(error, status, "no name is in it");
}

/* An empty table and a copy of the text. */
static bool
start(struct reading *reading, struct field text)
{
	struct gazetteer *gazetteer = reading->gazetteer;
	struct gazetteer_head head = { .slots = slots_for(text) };
	size_t size = gazetteer_table_size(head.slots);

	bytes_append(&gazetteer->own_text, text.text, text.length);
	bytes_append(&gazetteer->own_table, (const char *)&head, sizeof head);
	while (bytes_ok(&gazetteer->own_table) &&
	       gazetteer->own_table.length < size)
		bytes_append_byte(&gazetteer->own_table, '\0');
	reading->head = (void *)gazetteer->own_table.data;
	reading->slot = (void *)(reading->head + 1);
	return bytes_ok(&gazetteer->own_text) &&
	       bytes_ok(&gazetteer->own_table);
}

static bool
read_all(struct reading *reading, struct field text,
	 const struct patterns *patterns, enum status status,
	 struct error *error)
{
	if (!start(reading, text))
		return error_no_memory(error);
	reading->matcher = matcher_new(patterns, error);
	return reading->matcher && read_lines(reading, status, error);
}

struct gazetteer *
gazetteer_parse(struct field text, bool stems, enum status status,
		struct error *error)
{
	struct reading reading = {
		.gazetteer = calloc(1, sizeof(struct gazetteer)),
	};
	struct patterns *patterns = patterns_new(error);
	bool read = false;

	if (stems)
		reading.tokens.stemmer = stemmer_new();
	if (!reading.gazetteer || (stems && !reading.tokens.stemmer))
		error_no_memory(error);
	else if (patterns)
		read = read_all(&reading, text, patterns, status, error);
	matcher_free(reading.matcher);
	patterns_free(patterns);
	tokens_free(&reading.tokens);
	if (!read) {
		gazetteer_free(reading.gazetteer);
		return NULL;
	}

	struct gazetteer *gazetteer = reading.gazetteer;

	gazetteer_use(gazetteer, gazetteer_table(gazetteer),
		      (struct field){ bytes_text(&gazetteer->own_text),
				      gazetteer->own_text.length });
	return gazetteer;
}

