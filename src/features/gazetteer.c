/* SPDX-License-Identifier: MIT */
#include "gazetteer.h"

#include "../base/digest.h"

#include <stdlib.h>
#include <string.h>

size_t
gazetteer_table_size(uint32_t slots)
{
	return sizeof(struct gazetteer_head) +
	       slots * sizeof(struct gazetteer_slot);
}

void
gazetteer_use(struct gazetteer *gazetteer, struct field table,
	      struct field text)
{
	gazetteer->head = (const void *)table.text;
	gazetteer->slot = (const void *)(table.text + sizeof *gazetteer->head);
	gazetteer->text = text;
	for (size_t i = 0; i < gazetteer->head->classes; i++)
		gazetteer->term[i] = digest(gazetteer->head->class[i],
					    strlen(gazetteer->head->class[i]));
}

static bool
is_sound(struct field table)
{
	const struct gazetteer_head *head = (const void *)table.text;

	if (table.length < sizeof *head || head->slots == 0 ||
	    (head->slots & (head->slots - 1)) != 0 ||
	    table.length != gazetteer_table_size(head->slots) ||
	    head->classes > GAZETTEER_CLASSES)
		return false;
	for (size_t i = 0; i < head->classes; i++)
		if (!memchr(head->class[i], '\0', GAZETTEER_LONGEST))
			return false;
	return true;
}

struct gazetteer *
gazetteer_open(struct field table, struct field text)
{
	struct gazetteer *gazetteer =
		is_sound(table) ? calloc(1, sizeof *gazetteer) : NULL;

	if (gazetteer)
		gazetteer_use(gazetteer, table, text);
	return gazetteer;
}

void
gazetteer_free(struct gazetteer *gazetteer)
{
	if (!gazetteer)
		return;
	bytes_free(&gazetteer->own_table);
	bytes_free(&gazetteer->own_text);
	free(gazetteer);
}

struct field
gazetteer_table(const struct gazetteer *gazetteer)
{
	const char *start = gazetteer->own_table.length > 0
				    ? bytes_text(&gazetteer->own_table)
				    : (const char *)gazetteer->head;
	const struct gazetteer_head *head = (const void *)start;

	return (struct field){ start, gazetteer_table_size(head->slots) };
}

const char *
gazetteer_class(const struct gazetteer *gazetteer, size_t class)
{
	return gazetteer->head->class[class];
}

/* The classes in `bits`, if the name may be met in this case. */
static uint32_t
known_in(uint32_t bits, bool capital)
{
	return capital || (bits & GAZETTEER_ANY_CASE) ? bits & GAZETTEER_KNOWN
						      : 0;
}

uint32_t
gazetteer_name_at(const struct gazetteer *gazetteer,
		  const struct tokens *tokens, size_t first, size_t *last)
{
	bool capital = (tokens->token[first].flags & TOKEN_CAPITAL) != 0;
	uint64_t hash = tokens->token[first].hash;
	uint32_t bits = capital || gazetteer->head->any_case
				? gazetteer_find(gazetteer, hash)
				: 0;
	uint32_t known = known_in(bits, capital);
	size_t end = first + GAZETTEER_WORDS;

	*last = first;
	if (end > tokens->count)
		end = tokens->count;
	for (size_t i = first + 1; (bits & GAZETTEER_FOLLOWS) && i < end &&
				   !(tokens->token[i].flags & TOKEN_BREAK);
	     i++) {
		hash = digest_pair(hash, tokens->token[i].hash);
		bits = gazetteer_find(gazetteer, hash);
		if (known_in(bits, capital) != 0) {
			known = known_in(bits, capital);
			*last = i;
		}
	}
	return known;
}
