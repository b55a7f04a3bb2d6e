/* SPDX-License-Identifier: MIT */
#ifndef TRIAGE_GAZETTEER_H
#define TRIAGE_GAZETTEER_H

#include "../base/bytes.h"
#include "../base/error.h"
#include "../base/fields.h"
#include "../text/tokens.h"

#include <stdint.h>

/*
 * Names with what is known of their bearers: a reader who meets `OilRig` knows
 * that it works for a state, whether or not the text says so.
 *
 * What is known are classes, which become terms beside the words of the name
 * (`<state-group>`), so that what was learnt of one name holds for the next.
 * The text form is one line a name, in any order; `#` begins a comment:
 *
 *	name TAB class[,class ...] NEWLINE
 *
 * A name is one to GAZETTEER_WORDS words as tokens.h has them.  One whose first
 * word begins with a capital letter or a digit is met only where the text has
 * one there, too: many names are common words.  Names are compared by the digests of their words or stems.
 * A gazetteer never changes once made; any number of threads may share it.
 *
 * The table is open addressing in one block, part of the packed model and used
 * where it is mapped: a slot for each name and for each beginning of one.  The
 * hash of words is that of the first, by digest_pair() with each that follows;
 * its lower bits lead to a slot, its upper half is kept there.
 */
enum {
	GAZETTEER_CLASSES = 30,		/* at most, in all */
	GAZETTEER_OF_NAME = 4,		/* classes of one name, at most */
	GAZETTEER_WORDS = 6,		/* of a name, at most */
	GAZETTEER_LONGEST = 32,		/* bytes of a class, with its NUL */
	GAZETTEER_NAMES = 1 << 20,	/* at most */
	GAZETTEER_FIRST = 1024,		/* numbers of 64 bits for first words */
};

/* Above the bits of the classes: a longer name begins like this; any case. */
static const uint32_t GAZETTEER_FOLLOWS = UINT32_C(1) << 31;
static const uint32_t GAZETTEER_ANY_CASE = UINT32_C(1) << 30;
static const uint32_t GAZETTEER_KNOWN = (UINT32_C(1) << 30) - 1;

/* An empty slot has no bits. */
struct gazetteer_slot {
	uint32_t mark;		/* gazetteer_mark() of its words */
	uint32_t bits;		/* its classes, and those above them */
};

struct gazetteer_head {
	uint32_t slots;		/* a power of two */
	uint32_t classes;
	uint32_t names;
	uint32_t any_case;	/* 1: some name is met in any case */
	char class[GAZETTEER_CLASSES + 1][GAZETTEER_LONGEST]; /* "<worm>" */

	/* A bit for each first word, at gazetteer_bit(). */
	uint64_t first[GAZETTEER_FIRST];
};

struct gazetteer {
	const struct gazetteer_head *head;
	const struct gazetteer_slot *slot;	/* [head->slots] */
	struct field text;
	uint64_t term[GAZETTEER_CLASSES];	/* digests of the class names */
	struct bytes own_table;			/* what is not mapped */
	struct bytes own_text;
};

/*
 * Make one from its text, for words with or without their endings.  The text
 * is copied.  Errors have `status` and say the line.  The caller owns the
 * result and ends it with gazetteer_free().
 */
struct gazetteer *gazetteer_parse(struct field text, bool stems,
				  enum status status, struct error *error);

/*
 * One on mapped bytes, which must outlive it; NULL when they do not fit
 * together or memory runs out.
 */
struct gazetteer *gazetteer_open(struct field table, struct field text);
void gazetteer_free(struct gazetteer *gazetteer);

/* The bytes of the table that gazetteer_open() takes. */
struct field gazetteer_table(const struct gazetteer *gazetteer);

/* How many bytes that is; and to look at other bytes from now on. */
size_t gazetteer_table_size(uint32_t slots);
void gazetteer_use(struct gazetteer *gazetteer, struct field table,
		   struct field text);

static inline uint32_t
gazetteer_mark(uint64_t hash)
{
	return (uint32_t)(hash >> 32);
}

/*
 * Where the bit of a first word is: the upper 16 of its hash, all of them
 * turned for one without a capital, which is another word here.
 */
static inline uint32_t
gazetteer_bit(uint64_t hash, bool capital)
{
	return (uint32_t)((capital ? hash : ~hash) >> 48);
}

/*
 * Whether a name may begin with the word of a hash, as the text has it:
 * seldom, if none does.
 */
static inline bool
gazetteer_may_begin(const struct gazetteer *gazetteer, uint64_t hash,
		    bool capital)
{
	uint32_t bit = gazetteer_bit(hash, capital);

	return gazetteer->head->first[bit / 64] >> bit % 64 & 1;
}

/* What is known of a hash: bits of classes and those above them, or 0. */
static inline uint32_t
gazetteer_find(const struct gazetteer *gazetteer, uint64_t hash)
{
	uint32_t mask = gazetteer->head->slots - 1;

	for (uint32_t i = 0; i <= mask; i++) {
		const struct gazetteer_slot *slot =
			&gazetteer->slot[(hash + i) & mask];

		if (slot->bits == 0 || slot->mark == gazetteer_mark(hash))
			return slot->bits;
	}
	return 0;
}

/*
 * The longest name that begins with a token: the bits of its classes, or 0;
 * sets its last token.
 */
uint32_t gazetteer_name_at(const struct gazetteer *gazetteer,
			   const struct tokens *tokens, size_t first,
			   size_t *last);

/* The name of a class as a term, "<state-group>". */
const char *gazetteer_class(const struct gazetteer *gazetteer, size_t class);

#endif
