/* SPDX-License-Identifier: MIT */
#include "plain.h"

/* What stands behind, a bit each; every byte has the first. */
enum {
	IS_ANY = 1,
	IS_DIGIT = 2,
	IS_OTHER = 4, /* a letter, or above ASCII */
	IS_WORD = IS_DIGIT | IS_OTHER,
};

#define O 0
#define A IS_ANY
#define D IS_DIGIT
#define W IS_WORD
#define ROW(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x

/*
 * A blank ends a word unless a digit follows, a joiner unless what follows
 * makes a word.  What may begin an address, is a letter too many or is above
 * ASCII has the word looked at the long way whatever follows; others end it.
 */
const unsigned char plain_refuses[256] = {
	ROW(O), ROW(O),
	D, O, O, O, O, O, W, W, A, O, O, O, O, W, W, O, /* !"#$%&'()*+,-./ */
	A, A, A, A, A, A, A, A, A, A, A, O, O, O, O, O, /* 0-9 : ; < = > ? */
	ROW(A),
	A, A, A, A, A, A, A, A, A, A, A, A, O, O, O, W, /* P-Z [ \ ] ^ _ */
	O, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, /* ` a-o */
	A, A, A, A, A, A, A, A, A, A, A, O, O, O, O, O, /* p-z { | } ~ */
	ROW(A), ROW(A), ROW(A), ROW(A), ROW(A), ROW(A), ROW(A), ROW(A),
};

#undef D
#undef W
#define D (IS_ANY | IS_DIGIT)
#define L (IS_ANY | IS_OTHER)

const unsigned char plain_is[256] = {
	ROW(A), ROW(A), ROW(A),
	D, D, D, D, D, D, D, D, D, D, A, A, A, A, A, A, /* 0-9 : ; < = > ? */
	A, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* @ A-O */
	L, L, L, L, L, L, L, L, L, L, L, A, A, A, A, A, /* P-Z [ \ ] ^ _ */
	A, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ` a-o */
	L, L, L, L, L, L, L, L, L, L, L, A, A, A, A, A, /* p-z { | } ~ */
	ROW(L), ROW(L), ROW(L), ROW(L), ROW(L), ROW(L), ROW(L), ROW(L),
};
